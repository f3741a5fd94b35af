import type { Ledger } from '@yige/contracts';
import { Icon, useMessages, usePages } from '@yige/ui';
import { Link } from 'react-router';
import { NoPermission } from '../states/not-found.js';
import { LedgerHead } from './ledger-head.js';
import { ledgerMessages } from './ledger-messages.js';
import { LedgerRows } from './ledger-rows.js';
import { SealLine } from './seals/seal-line.js';
import { SelectionBar } from './selection-bar.js';
import { useSelection } from './use-selection.js';

interface LedgerViewProps {
  ledger: Ledger;
  /** The catalogue is not beside it. */
  alone: boolean;
}

/** One ledger: what it is, which rows, the rows, and what was sealed. */
export function LedgerView({ ledger, alone }: LedgerViewProps) {
  const t = useMessages(ledgerMessages);
  const state = useSelection(ledger);
  const asked = JSON.stringify([ledger.id, state?.selection]);
  const pages = usePages(asked);
  if (state === null) return <NoPermission />;
  const { selection, change } = state;
  return (
    <div className="yige-page ledger">
      {alone && (
        <Link to="/ledgers" className="ledger-back">
          <Icon name="chevronLeft" size={16} /> {t('center')}
        </Link>
      )}
      <LedgerHead ledger={ledger} state={state} cursor={pages.cursor} />
      <SelectionBar ledger={ledger} selection={selection} onChange={change} />
      <LedgerRows key={asked} ledger={ledger} selection={selection} pages={pages} onChange={change} />
      <SealLine ledger={ledger} selection={selection} onChange={change} />
    </div>
  );
}
