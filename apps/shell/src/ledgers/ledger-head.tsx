import { calendarPeriodOfKey, corePermissions, type Ledger } from '@yige/contracts';
import { BureauCell, Chip, Icon, useDisplay, useFormat, useLocalized, useMessages, useToday } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ExportLedger } from './export-ledger.js';
import { ledgerMessages } from './ledger-messages.js';
import { useLedgerRows } from './ledger-queries.js';
import { SealButton } from './seals/seal-button.js';
import { useSealOf } from './seals/use-seal-of.js';
import { usePeriodTitle } from './use-period-title.js';
import type { SelectionState } from './use-selection.js';
import { useUnitReference } from './use-unit-reference.js';

interface LedgerHeadProps {
  ledger: Ledger;
  state: SelectionState;
  /** Of the page of rows that stands below; undefined: the first. */
  cursor: string | undefined;
}

export function LedgerHead({ ledger, state: { selection, search }, cursor }: LedgerHeadProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const periodTitle = usePeriodTitle();
  const { permissions } = usePortal();
  const { phone } = useDisplay();
  const unit = useUnitReference(selection.unit);
  const { plugin, title, rule, usedBy } = ledger;
  return (
    <header className="ledger-head">
      <h1>
        <BureauCell glyph={plugin?.glyph ?? t('coreGlyph')} color={plugin?.color ?? 'other'} size="lg" />
        {localized(title)}
        <Standing ledger={ledger} selection={selection} />
      </h1>
      <div className="ledger-actions">
        <Link to={`/ledgers/${ledger.id}/print?${search}`} className="ledger-action">
          <Icon name="print" size={16} /> {t('print')}
        </Link>
        {permissions.includes(corePermissions.exportRun) && <ExportLedger ledger={ledger} selection={selection} />}
        {unit !== null && <SealButton ledger={ledger} selection={selection} unit={unit} />}
      </div>
      <p className="yige-quiet">{localized(rule)}</p>
      <dl className="ledger-facts">
        {/* On a phone there is room to say it once: what is chosen stands right below. */}
        {!phone && <Fact title={t('unit')}>{unit?.name ?? '…'}</Fact>}
        {!phone && <Fact title={t('period')}>{periodTitle(selection.period)}</Fact>}
        <Fact title={t('usedBy')}>{localized(usedBy)}</Fact>
        <Fact title={t('asOf')}>
          <AsOf ledger={ledger} selection={selection} cursor={cursor} />
        </Fact>
      </dl>
    </header>
  );
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type OfSelection = Pick<SelectionState, 'selection'> & { ledger: Ledger };

/** When the rows that stand below were read. */
function AsOf({ ledger, selection, cursor }: OfSelection & Pick<LedgerHeadProps, 'cursor'>) {
  const format = useFormat();
  const { data } = useLedgerRows(ledger.id, selection, cursor);
  return data === undefined ? '…' : format.dateTime(data.asOf);
}

function Standing({ ledger, selection }: OfSelection) {
  const t = useMessages(ledgerMessages);
  const today = useToday();
  const { seal, isKept } = useSealOf(ledger, selection);
  if (seal !== null) {
    return (
      <Chip tone="neutral" icon="lock">
        {t('sealed')}
      </Chip>
    );
  }
  if (today < calendarPeriodOfKey(selection.period).endDay) {
    return (
      <Chip tone="accent" icon="half">
        {t('running', { kind: ledger.period })}
      </Chip>
    );
  }
  return isKept ? (
    <Chip tone="neutral" icon="ring">
      {t('unsealed')}
    </Chip>
  ) : null;
}
