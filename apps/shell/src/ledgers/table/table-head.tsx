import type { Ledger, LedgerColumn } from '@yige/contracts';
import { useFormat, useLocalized, useMessages } from '@yige/ui';
import { ledgerMessages } from '../ledger-messages.js';
import { type ColumnGroup, type ColumnSource, columnGroupsOf, isNumeric } from './column-groups.js';

interface TableHeadProps {
  ledger: Ledger;
  /** The rows are of several units. */
  withUnits: boolean;
  /** Paper has no room for where things come from. */
  withSources?: boolean;
}

/** Two lines of heads: the groups with where they come from, and their columns. */
export function TableHead({ ledger, withUnits, withSources = true }: TableHeadProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const groups = columnGroupsOf(ledger.columns);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className="ledger-number">
          {t('number')}
        </th>
        {groups.map((group) => {
          const [first] = group.columns;
          if (first === undefined) return null;
          const sources = withSources && <Sources ledger={ledger} sources={group.sources} />;
          if (group.title === null) {
            return (
              <ColumnHead key={first.name} column={first} rows={2}>
                {sources}
              </ColumnHead>
            );
          }
          return (
            <th key={first.name} scope="colgroup" colSpan={group.columns.length}>
              {localized(group.title)}
              {sources}
            </th>
          );
        })}
        {withUnits && (
          <th scope="col" rowSpan={2}>
            {t('place')}
          </th>
        )}
      </tr>
      <tr>
        {groups.flatMap(grouped).map((column) => (
          <ColumnHead key={column.name} column={column} />
        ))}
      </tr>
    </thead>
  );
}

function grouped({ title, columns }: ColumnGroup): LedgerColumn[] {
  return title === null ? [] : columns;
}

interface ColumnHeadProps {
  column: LedgerColumn;
  rows?: number;
  children?: React.ReactNode;
}

function ColumnHead({ column, rows = 1, children }: ColumnHeadProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  return (
    <th
      scope="col"
      rowSpan={rows}
      data-numeric={isNumeric(column)}
      data-pinned={column.type === 'person' && column.semantic === 'person.name'}
    >
      {localized(column.title)}
      {column.type === 'money' && <small> {t('yuan')}</small>}
      {children}
    </th>
  );
}

function Sources({ ledger: { plugin }, sources }: { ledger: Ledger; sources: readonly ColumnSource[] }) {
  const t = useMessages(ledgerMessages);
  const format = useFormat();
  const localized = useLocalized();
  const name = plugin === null ? t('core') : localized(plugin.name);
  return (
    <small className="ledger-source">
      {format.list(sources.map((source) => t(`from.${source}`, { plugin: name })))}
    </small>
  );
}
