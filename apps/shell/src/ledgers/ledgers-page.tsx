import { LoadingView, StateView, useMessages } from '@yige/ui';
import { useParams } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import { Catalogue } from './catalogue/catalogue.js';
import { Gone } from './gone.js';
import { ledgerMessages } from './ledger-messages.js';
import { useLedgers } from './ledger-queries.js';
import { LedgerView } from './ledger-view.js';
import { useWide } from './use-wide.js';
import './ledgers.css';

/** The ledger centre: the catalogue beside one ledger; where there is less room, one after the other. */
export default function LedgersPage() {
  const { ledgerId = null } = useParams();
  const wide = useWide();
  const ledgers = useLedgers();
  if (ledgers.isLoading) return <LoadingView />;
  if (ledgers.data === undefined) return <ReadFailed onRetry={() => void ledgers.refetch()} />;
  if (ledgers.data.length === 0) return <NoLedgers />;
  const shown = ledgerId ?? (wide ? (ledgers.data[0]?.id ?? null) : null);
  if (!wide && shown === null) return <Catalogue ledgers={ledgers.data} chosen={null} alone />;
  const ledger = ledgers.data.find(({ id }) => id === shown);
  const view = ledger === undefined ? <Gone /> : <LedgerView key={ledger.id} ledger={ledger} alone={!wide} />;
  if (!wide) return view;
  return (
    <div className="ledgers">
      <Catalogue ledgers={ledgers.data} chosen={shown} />
      <div className="ledgers-detail">{view}</div>
    </div>
  );
}

function NoLedgers() {
  const t = useMessages(ledgerMessages);
  return (
    <div className="yige-page">
      <h1>{t('center')}</h1>
      <StateView kind="empty" title={t('none')} description={t('noneHint')} />
    </div>
  );
}
