import type { Ledger, LedgerSeal } from '@yige/contracts';
import { LoadingView, Pager, StateView, useDisplay, useFormat, useMessages, usePages } from '@yige/ui';
import Drawer from 'antd/es/drawer';
import { useId, useState } from 'react';
import { ReadFailed } from '../../states/could-not-start.js';
import { type LedgerSelection, useSealsOfPeriod, useUnsealed } from '../ledger-queries.js';
import { usePeriodTitle } from '../use-period-title.js';
import { checkCodeOf } from './check-code.js';
import { DifferencesDrawer } from './differences-drawer.js';
import { sealMessages } from './seal-messages.js';

interface SealsDrawerProps {
  ledger: Ledger;
  selection: LedgerSelection;
  onOpen: (seal: LedgerSeal) => void;
  onClose: () => void;
}

/** Of many units together: who sealed the period, each with what it sealed, and who has not. */
export function SealsDrawer({ ledger, selection, onOpen, onClose }: SealsDrawerProps) {
  const t = useMessages(sealMessages);
  const periodTitle = usePeriodTitle();
  const { phone } = useDisplay();
  return (
    <Drawer
      open
      title={t('sealsTitle', { period: periodTitle(selection.period) })}
      size={phone ? '100%' : 480}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
    >
      <SealedUnits ledger={ledger} selection={selection} onOpen={onOpen} />
      <UnsealedUnits ledger={ledger} selection={selection} />
    </Drawer>
  );
}

function SealedUnits({ ledger, selection, onOpen }: Omit<SealsDrawerProps, 'onClose'>) {
  const t = useMessages(sealMessages);
  const pages = usePages();
  const titleId = useId();
  const [compared, setCompared] = useState<LedgerSeal | null>(null);
  const { data, isLoading, refetch } = useSealsOfPeriod(ledger.id, selection, pages.cursor);
  if (isLoading) return <LoadingView />;
  if (data === undefined) return <ReadFailed onRetry={() => void refetch()} />;
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>{t('haveSealed')}</h3>
      {data.items.length === 0 && <StateView kind="empty" title={t('noneSealed')} />}
      <ul className="ledger-seals">
        {data.items.map((seal) => (
          <li key={seal.id}>
            <SealFacts seal={seal} />
            <div className="ledger-seal-acts">
              <button type="button" className="yige-link-button" onClick={() => onOpen(seal)}>
                {t('toSeal')}
              </button>
              <button
                type="button"
                className="yige-link-button"
                aria-haspopup="dialog"
                onClick={() => setCompared(seal)}
              >
                {t('differences')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <Pager pages={pages} next={data.next} />
      {compared !== null && <DifferencesDrawer ledger={ledger} seal={compared} onClose={() => setCompared(null)} />}
    </section>
  );
}

function SealFacts({ seal: { unit, sealedAt, sealedBy, rows, hash } }: { seal: LedgerSeal }) {
  const t = useMessages(sealMessages);
  const format = useFormat();
  return (
    <>
      <strong>{unit.name}</strong>
      <p className="yige-quiet">
        {t('sealFacts', { date: format.date(sealedAt), who: sealedBy, rows, code: checkCodeOf(hash) })}
      </p>
    </>
  );
}

function UnsealedUnits({ ledger, selection }: Pick<SealsDrawerProps, 'ledger' | 'selection'>) {
  const t = useMessages(sealMessages);
  const pages = usePages();
  const titleId = useId();
  const { data, isLoading, refetch } = useUnsealed(ledger.id, selection, pages.cursor);
  if (isLoading) return <LoadingView />;
  if (data === undefined) return <ReadFailed onRetry={() => void refetch()} />;
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>{t('haveNotSealed')}</h3>
      {data.items.length === 0 && <p className="yige-quiet">{t('allSealed')}</p>}
      <ul className="ledger-unsealed">
        {data.items.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <Pager pages={pages} next={data.next} />
    </section>
  );
}
