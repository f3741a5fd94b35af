import type { Ledger } from '@yige/contracts';
import { Icon, useMessages, usePages } from '@yige/ui';
import { Link } from 'react-router';
import { NoPermission } from '../states/not-found.js';
import { asRead } from './as-read.js';
import { LedgerHead } from './ledger-head.js';
import { ledgerMessages } from './ledger-messages.js';
import { useLedgerRows } from './ledger-queries.js';
import { LedgerRows } from './ledger-rows.js';
import { SealLine } from './seals/seal-line.js';
import { SelectionBar } from './selection-bar.js';
import { type SelectionState, useSelection } from './use-selection.js';

interface LedgerViewProps {
  ledger: Ledger;
  /** The catalogue is not beside it. */
  alone: boolean;
}

/** One ledger: what it is, which rows, the rows, and what was sealed. */
export function LedgerView({ ledger, alone }: LedgerViewProps) {
  const state = useSelection(ledger);
  return state === null ? <NoPermission /> : <Selected ledger={ledger} alone={alone} state={state} />;
}

function Selected({ ledger: declared, alone, state }: LedgerViewProps & { state: SelectionState }) {
  const t = useMessages(ledgerMessages);
  const { selection, change } = state;
  const asked = JSON.stringify([declared.id, selection]);
  const pages = usePages(asked);
  const { data: read } = useLedgerRows(declared.id, selection, pages.cursor);
  const ledger = asRead(declared, read);
  const shown = read?.seal ?? null;
  return (
    <div className="yige-page ledger">
      {alone && (
        <Link to="/ledgers" className="ledger-back">
          <Icon name="chevronLeft" size={16} /> {t('center')}
        </Link>
      )}
      <LedgerHead ledger={ledger} state={state} read={read} />
      <SelectionBar ledger={ledger} selection={selection} onChange={change} />
      <LedgerRows key={asked} ledger={ledger} selection={selection} pages={pages} onChange={change} />
      <SealLine ledger={declared} selection={selection} shown={shown} onChange={change} />
    </div>
  );
}
