import type { Ledger } from '@yige/contracts';
import { Icon, LoadingView, StateView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { Link, useParams } from 'react-router';
import { ReadFailed } from '../../states/could-not-start.js';
import { NoPermission } from '../../states/not-found.js';
import { Gone } from '../gone.js';
import '../ledgers.css';
import { useLedgers, useWholeLedger } from '../ledger-queries.js';
import { RowsFailed } from '../rows-failed.js';
import { type SelectionState, useSelection } from '../use-selection.js';
import { LedgerSheet } from './ledger-sheet.js';
import { printMessages } from './print-messages.js';

/** Rows that paper takes, some forty sheets; more is for a spreadsheet. */
const BOUND = 3_000;

/** A ledger as it comes out of the printer. */
export default function PrintLedgerPage() {
  const { ledgerId } = useParams();
  const ledgers = useLedgers();
  if (ledgers.isLoading) return <LoadingView />;
  if (ledgers.data === undefined) return <ReadFailed onRetry={() => void ledgers.refetch()} />;
  const ledger = ledgers.data.find(({ id }) => id === ledgerId);
  return ledger === undefined ? <Gone /> : <PrintLedger ledger={ledger} />;
}

function PrintLedger({ ledger }: { ledger: Ledger }) {
  const state = useSelection(ledger);
  return state === null ? <NoPermission /> : <Paper ledger={ledger} state={state} />;
}

function Paper({ ledger, state: { selection, search } }: { ledger: Ledger; state: SelectionState }) {
  const t = useMessages(printMessages);
  const whole = useWholeLedger(ledger.id, selection, BOUND);
  const { data } = whole;
  return (
    <div className="yige-page ledger-print">
      <div className="ledger-print-bar">
        <Link to={`/ledgers/${ledger.id}?${search}`} className="ledger-back">
          <Icon name="chevronLeft" size={16} /> {t('back')}
        </Link>
        {data?.more === false && (
          <Button type="primary" icon={<Icon name="print" size={16} />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        )}
        <span className="yige-quiet">{t('hint')}</span>
      </div>
      {whole.isLoading && <LoadingView />}
      {whole.error !== null && data === undefined && (
        <RowsFailed ledger={ledger} error={whole.error} onRetry={() => void whole.refetch()} />
      )}
      {data?.more === true && (
        <StateView kind="noMatch" title={t('tooMany', { bound: BOUND })} description={t('tooManyHint')} />
      )}
      {data?.more === false && <LedgerSheet ledger={ledger} selection={selection} whole={data} />}
    </div>
  );
}
