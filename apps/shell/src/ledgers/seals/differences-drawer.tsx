import { type Ledger, type LedgerColumn, type LedgerDifference, type LedgerSeal, ProblemError } from '@yige/contracts';
import {
  Chip,
  type ChipProps,
  LoadingView,
  Pager,
  StateView,
  useDisplay,
  useLocalized,
  useMessages,
  usePages,
} from '@yige/ui';
import Drawer from 'antd/es/drawer';
import { Link } from 'react-router';
import { ReadFailed } from '../../states/could-not-start.js';
import { useDifferences } from '../ledger-queries.js';
import { useCellWords } from '../table/use-cell-text.js';
import { usePeriodTitle } from '../use-period-title.js';
import { sealMessages } from './seal-messages.js';

interface DifferencesProps {
  ledger: Ledger;
  seal: LedgerSeal;
  onClose: () => void;
}

/** Row by row what is different today from what was sealed. */
export function DifferencesDrawer({ ledger, seal, onClose }: DifferencesProps) {
  const t = useMessages(sealMessages);
  const periodTitle = usePeriodTitle();
  const { phone } = useDisplay();
  return (
    <Drawer
      open
      title={t('differencesTitle', { period: periodTitle(seal.period) })}
      size={phone ? '100%' : 480}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
    >
      <Differences ledger={ledger} sealId={seal.id} />
    </Drawer>
  );
}

function Differences({ ledger, sealId }: { ledger: Ledger; sealId: string }) {
  const t = useMessages(sealMessages);
  const pages = usePages();
  const { data, isLoading, error, refetch } = useDifferences(ledger.id, sealId, pages.cursor);
  if (isLoading) return <LoadingView />;
  if (data === undefined) {
    // A plugin that is away, a unit that has ended: core says what is the matter.
    if (error instanceof ProblemError) return <StateView kind="error" title={error.message} />;
    return <ReadFailed onRetry={() => void refetch()} />;
  }
  if (data.items.length === 0 && data.next === null) {
    return <StateView kind="empty" title={t('noDifferences')} description={t('noDifferencesHint')} />;
  }
  return (
    <>
      <ul className="ledger-differences">
        {data.items.map((difference) => (
          <Difference key={difference.key} ledger={ledger} sealedColumns={data.columns} difference={difference} />
        ))}
      </ul>
      <Pager pages={pages} next={data.next} />
    </>
  );
}

const looks: Record<LedgerDifference['kind'], Pick<ChipProps, 'tone' | 'icon'>> = {
  added: { tone: 'success', icon: 'plus' },
  removed: { tone: 'neutral', icon: 'close' },
  changed: { tone: 'warning', icon: 'refresh' },
};

interface DifferenceProps {
  ledger: Ledger;
  /** As they were declared when the period was sealed. */
  sealedColumns: readonly LedgerColumn[];
  difference: LedgerDifference;
}

function Difference({ ledger, sealedColumns, difference: { kind, person, changes } }: DifferenceProps) {
  const t = useMessages(sealMessages);
  const localized = useLocalized();
  const cellWords = useCellWords();
  return (
    <li>
      <div className="ledger-difference-head">
        <PersonName person={person} />
        <Chip {...looks[kind]}>{t(kind)}</Chip>
      </div>
      {kind === 'added' && <p className="yige-quiet">{t('addedHint')}</p>}
      {kind === 'removed' && <p className="yige-quiet">{t('removedHint')}</p>}
      {changes.map(({ column: name, before, after }) => {
        const column = ledger.columns.find((each) => each.name === name);
        const then = sealedColumns.find((each) => each.name === name);
        if (column === undefined || then === undefined) return null;
        const values = { before: cellWords(then, before, null), after: cellWords(column, after, null) };
        return <p key={name}>{t('change', { column: localized(column.title), ...values })}</p>;
      })}
    </li>
  );
}

function PersonName({ person }: Pick<LedgerDifference, 'person'>) {
  const t = useMessages(sealMessages);
  if (person === null) return <strong>{t('somebody')}</strong>;
  return <Link to={`/people/${person.id}`}>{person.name}</Link>;
}
