import { type Ledger, type LedgerColumn, type LedgerEntry, type LedgerRecord, sharedSemantics } from '@yige/contracts';
import { useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { ledgerMessages } from '../ledger-messages.js';
import { NOTHING, useCellWords } from '../table/use-cell-text.js';
import { useRecordAddress } from './use-record-address.js';
import './trace.css';

/** A cell of a row, of which somebody asks where it comes from. */
export interface TracedCell {
  entry: LedgerEntry;
  column: LedgerColumn;
}

interface CellTraceProps extends TracedCell {
  ledger: Ledger;
  titleId: string;
}

/** 这个数从哪里来: the rule in one sentence, and the records that the cell was worked out from. */
export function CellTrace({ ledger, entry, column, titleId }: CellTraceProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const cellWords = useCellWords();
  const { person, cells } = entry;
  const value = cellWords(column, cells[column.name], person);
  const title = localized(column.title);
  return (
    <div className="ledger-trace">
      <h2 id={titleId}>
        {value === NOTHING ? t('whereNothing', { column: title }) : t('where', { column: title, value })}
      </h2>
      <p className="ledger-trace-rule">{column.type === 'person' ? t('fromRegistry') : localized(column.rule)}</p>
      <Meaning column={column} />
      {column.type === 'person' ? (
        <PersonLink entry={entry} />
      ) : (
        <Records ledger={ledger} records={entry.records.filter(({ columns }) => columns.includes(column.name))} />
      )}
    </div>
  );
}

/** What the column means in every ledger that has it; nothing where only its own bureau has it. */
function Meaning({ column: { semantic } }: { column: LedgerColumn }) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const shared = sharedSemantics.get(semantic);
  return shared === undefined ? null : <p className="yige-quiet">{t('meaning', { title: localized(shared.title) })}</p>;
}

function PersonLink({ entry: { person } }: { entry: LedgerEntry }) {
  const t = useMessages(ledgerMessages);
  return person === null ? null : <Link to={`/people/${person.id}`}>{t('toPerson')}</Link>;
}

function Records({ ledger, records }: { ledger: Ledger; records: readonly LedgerRecord[] }) {
  const t = useMessages(ledgerMessages);
  const format = useFormat();
  const localized = useLocalized();
  const addressOf = useRecordAddress(ledger);
  if (records.length === 0) return <p className="yige-quiet">{t('noOwnRecords')}</p>;
  // Two records may be alike in all that is said of them.
  const listed = records.map((record, index) => ({
    ...record,
    key: `${record.on} ${index}`,
    address: addressOf(record),
  }));
  return (
    <ol>
      {listed.map(({ key, on, what, by, address }) => (
        <li key={key}>
          <time dateTime={on}>{format.dayMonth(on)}</time>
          <span>
            {localized(what)}
            {by !== null && ` · ${by}`}
          </span>
          {address !== null && <Link to={address}>{t('look')}</Link>}
        </li>
      ))}
    </ol>
  );
}
