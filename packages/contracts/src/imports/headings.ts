import type { Import } from './import.js';

type Rows = Import['preview'];

/**
 * The headings at a row, by column; null where it is not among the rows. Forms spread them over two rows: 姓名 merged over both,
 * 家庭住址 over 楼号, 单元 and 房号 of the lower one. A merged cell holds its text in its first cell alone, so what is blank in
 * the lower row is said by the upper.
 */
export function headingsAt(rows: Rows, headingRow: number): readonly string[] | null {
  const lower = cellsAt(rows, headingRow);
  if (lower === null) return null;
  const upper = cellsAt(rows, upperHeadingRow(rows, headingRow));
  if (upper === null) return lower;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) =>
    isFilled(lower[column]) ? (lower[column] ?? '') : (upper[column] ?? ''),
  );
}

/** The row whose headings go on at this one; null where the headings are one row. */
export function upperHeadingRow(rows: Rows, headingRow: number): number | null {
  const [upper, lower] = [cellsAt(rows, headingRow - 1), cellsAt(rows, headingRow)];
  return upper !== null && lower !== null && goOn(upper, lower) ? headingRow - 1 : null;
}

/**
 * Whether headings go on in the next row: it names parts of what is merged above it, and leaves blank what is merged down. Under
 * a single row of headings every cell of a row has a heading of its own. `日期：2026-11-03` is no heading.
 */
function goOn(upper: readonly string[], lower: readonly string[]): boolean {
  if (upper.some((cell) => /[:：]\s*\S/.test(cell))) return false;
  let group: number | null = null;
  let [divides, leavesBlank] = [false, false];
  for (let column = 0; column < Math.max(upper.length, lower.length); column += 1) {
    if (isFilled(upper[column])) {
      group = column;
      leavesBlank ||= !isFilled(lower[column]);
    } else if (isFilled(lower[column])) {
      if (group === null || !isFilled(lower[group])) return false;
      divides = true;
    }
  }
  return divides && leavesBlank;
}

function cellsAt(rows: Rows, number: number | null): readonly string[] | null {
  return rows.find(({ row }) => row === number)?.cells ?? null;
}

function isFilled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== '';
}
