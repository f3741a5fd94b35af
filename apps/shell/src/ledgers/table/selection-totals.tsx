import type { Ledger, LedgerEntry } from '@yige/contracts';
import { useFormat, useLocalized, useMessages } from '@yige/ui';
import { ledgerMessages } from '../ledger-messages.js';
import { type LedgerSelection, useTotals } from '../ledger-queries.js';
import { isSummed } from './column-groups.js';
import { totalsOf } from './totals.js';
import { useCellWords } from './use-cell-text.js';

interface SelectionTotalsProps {
  ledger: Ledger;
  selection: LedgerSelection;
  /** Those that stand above; all there are where `isWhole`. */
  rows: readonly LedgerEntry[];
  isWhole: boolean;
  /** Of the unit that was chosen. */
  unitName: string;
}

/** All rows of the selection in figures, whichever page stands above; silent while they are being counted. */
export function SelectionTotals({ ledger, selection, rows, isWhole, unitName }: SelectionTotalsProps) {
  const t = useMessages(ledgerMessages);
  const format = useFormat();
  const localized = useLocalized();
  const cellWords = useCellWords();
  const { columns } = ledger;
  const { data } = useTotals(ledger.id, selection, !isWhole);
  const totals = isWhole ? { rows: rows.length, sums: totalsOf(columns, rows), more: false } : data;
  if (totals === undefined) return null;
  const sums = columns.filter(isSummed).map((column) => {
    return t('sum', { column: localized(column.title), value: cellWords(column, totals.sums[column.name], null) });
  });
  const count = t(totals.more ? 'firstRows' : 'allRows', { unit: unitName, rows: totals.rows });
  return <p className="ledger-totals">{format.clauses([count, ...sums])}</p>;
}
