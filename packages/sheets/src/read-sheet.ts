import { columnOf, type SheetLimits, type SheetRow, withinLimits } from './sheet.js';
import { xlsxRows } from './xlsx-rows.js';

/** A list that somebody looks through on a screen. */
const SMALL: SheetLimits = { rows: 10_000, columns: 200, cellLength: 4_000, unpackedBytes: 64_000_000, ratio: 200 };

/**
 * The rows of the first visible sheet of an xlsx file, those without content left out, whole in memory. The text of a merged
 * cell stands in every cell that it covers; a number that is shown as a day comes as `YYYY-MM-DD`. Throws a `SheetFailure`
 * for what is no such file, is damaged, or goes beyond the limits.
 */
export async function readSheet(file: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<SheetRow[]> {
  const bounds = { ...SMALL, ...limits };
  const merged: string[] = [];
  const rows: { number: number; cells: string[]; faults: SheetRow['faults'] }[] = [];
  for await (const row of withinLimits(
    xlsxRows(file, bounds, (range) => merged.push(range)),
    bounds,
  )) {
    rows.push({ ...row, cells: [...row.cells] });
  }
  for (const range of merged) spread(range, rows, bounds.columns);
  return rows;
}

/** Columns that a merge claims beyond the limit are none. */
function spread(range: string, rows: readonly { number: number; cells: string[] }[], columns: number): void {
  const [from, to = from] = range.split(':').map(placeOf);
  if (from === undefined || to === undefined) return;
  const text = rows.find(({ number }) => number === from.row)?.cells[from.column] ?? '';
  if (text === '') return;
  for (const { number, cells } of rows) {
    if (number < from.row || number > to.row) continue;
    for (let column = from.column; column <= Math.min(to.column, columns - 1); column += 1) {
      while (cells.length <= column) cells.push('');
      cells[column] = text;
    }
  }
}

function placeOf(cell: string): { column: number; row: number } {
  return { column: columnOf(cell), row: Number(/\d+$/.exec(cell)?.[0] ?? 0) };
}
