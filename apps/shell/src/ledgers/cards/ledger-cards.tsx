import type { Ledger, LedgerEntry } from '@yige/contracts';
import { Icon, useLocalized, useMessages } from '@yige/ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { ledgerMessages } from '../ledger-messages.js';
import { mainColumnsOf } from '../table/column-groups.js';
import { useCellText } from '../table/use-cell-text.js';
import './cards.css';
import { RowDrawer, type ShownRow } from './row-drawer.js';

interface LedgerCardsProps {
  ledger: Ledger;
  rows: readonly LedgerEntry[];
  /** The rows are of several units. */
  withUnits: boolean;
}

/** On a phone a row is a card: whom it is about, two or three main cells, and all the others one touch away. */
export function LedgerCards({ ledger, rows, withUnits }: LedgerCardsProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const cellText = useCellText();
  const [shown, setShown] = useState<ShownRow | null>(null);
  return (
    <>
      <ul className="yige-cards ledger-cards" aria-label={localized(ledger.title)}>
        {rows.map((entry) => (
          <li key={entry.key}>
            <div className="ledger-card-head">
              <CardName ledger={ledger} entry={entry} />
              {withUnits && <span className="yige-quiet">{entry.unitName}</span>}
            </div>
            <div className="ledger-card-cells">
              {mainColumnsOf(ledger.columns).map((column) => (
                <button
                  key={column.name}
                  type="button"
                  aria-haspopup="dialog"
                  onClick={() => setShown({ entry, column })}
                >
                  <small>
                    {localized(column.title)}
                    {column.type === 'money' && ` (${t('yuan')})`}
                  </small>
                  {cellText(column, entry.cells[column.name], entry.person)}
                </button>
              ))}
            </div>
            <button
              type="button"
              className="ledger-card-more"
              aria-haspopup="dialog"
              onClick={() => setShown({ entry, column: null })}
            >
              {t('moreCells', { count: ledger.columns.length })} <Icon name="chevronRight" size={16} />
            </button>
          </li>
        ))}
      </ul>
      <RowDrawer ledger={ledger} shown={shown} onShow={setShown} />
    </>
  );
}

function CardName({ ledger, entry: { person, cells, unitName } }: { ledger: Ledger; entry: LedgerEntry }) {
  const cellText = useCellText();
  const [first] = ledger.columns;
  if (person === null)
    return <strong>{first === undefined ? unitName : cellText(first, cells[first.name], null)}</strong>;
  return (
    <Link to={`/people/${person.id}`} className="ledger-card-name">
      {person.name}
    </Link>
  );
}
