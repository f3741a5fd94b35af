import type { LedgerColumn, LedgerEntry } from '@yige/contracts';
import type { ReactNode } from 'react';
import { isNumeric, isSummed } from './column-groups.js';
import { totalsOf } from './totals.js';
import { useCellText } from './use-cell-text.js';

interface TotalRowProps {
  columns: readonly LedgerColumn[];
  rows: readonly LedgerEntry[];
  title: string;
  withUnits: boolean;
  /** A sum where it is more than text; `at` is the column’s place. */
  sum?: (column: LedgerColumn, at: number, text: string) => ReactNode;
}

/** Sums under the columns that are added up; its title reaches up to the first of them. */
export function TotalRow({ columns, rows, title, withUnits, sum = (_column, _at, text) => text }: TotalRowProps) {
  const cellText = useCellText();
  const totals = totalsOf(columns, rows);
  const first = columns.findIndex(isSummed);
  const span = first === -1 ? columns.length : first;
  return (
    <tr>
      <th scope="row" colSpan={span + 1}>
        {title}
      </th>
      {columns.slice(span).map((column, index) => (
        <td key={column.name} data-numeric={isNumeric(column)}>
          {isSummed(column) && sum(column, span + index, cellText(column, totals[column.name], null))}
        </td>
      ))}
      {withUnits && <td />}
    </tr>
  );
}
