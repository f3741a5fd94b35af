import type { LedgerColumn, LedgerEntry } from '@yige/contracts';
import { isSummed } from './column-groups.js';

/** Sums of the columns that are added up; null where no row has a value, which is not zero. */
export function totalsOf(
  columns: readonly LedgerColumn[],
  rows: readonly Pick<LedgerEntry, 'cells'>[],
): Record<string, number | null> {
  const sums = columns.filter(isSummed).map(({ name }) => {
    const values = rows.map(({ cells }) => cells[name]).filter((value) => typeof value === 'number');
    return [name, values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)] as const;
  });
  return Object.fromEntries(sums);
}
