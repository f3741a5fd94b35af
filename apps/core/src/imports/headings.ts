import { createHash } from 'node:crypto';
import { headingsAt, type ImportField, type ImportKind, type ImportMapping, importFields } from '@yige/contracts';
import type { Preview } from './import-record.js';

/** Rows of titles and explanations that may stand above the headings. */
export const HEADING_SEARCH = 20;

/** A heading as it is compared: without width, spaces, marks, and what stands in brackets. */
export function headingKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[（([【][^）)\]】]*[）)\]】]/g, '')
    .replace(/[\s*＊:：/、,，.。_-]/g, '')
    .toLowerCase();
}

/** What the headings suggest: the row at which most of those that are known stand, and their columns. */
export function suggestedMapping(kind: ImportKind, rows: Preview): ImportMapping | null {
  const fields = importFields[kind];
  const candidates = rows.map(({ row, cells }) => ({
    row,
    cells,
    columns: columnsOf(fields, headingsAt(rows, row) ?? cells),
  }));
  const best = candidates.toSorted((left, right) => size(right.columns) - size(left.columns))[0];
  // Where no heading is known the first row with several cells is taken for it: titles stand in one merged cell.
  const found =
    best !== undefined && size(best.columns) > 0
      ? best
      : candidates.find(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1);
  if (found === undefined) return null;
  return { headingRow: found.row, columns: found.columns, values: {}, makePlaces: false, source: '表格导入' };
}

/** Names a set of headings, whatever their order in memory: what was set for it once is suggested again. */
export function headingsKey(headings: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(headings.map(headingKey)))
    .digest('hex');
}

function columnsOf(fields: readonly ImportField[], headings: readonly string[]): Record<string, number> {
  const keys = headings.map(headingKey);
  const columns: Record<string, number> = {};
  for (const { name, title, headings: others } of fields) {
    const known = [title['zh-CN'], title.en, ...others].map(headingKey);
    const column = keys.findIndex((key) => key !== '' && known.includes(key));
    if (column !== -1) columns[name] = column;
  }
  return columns;
}

function size(columns: Record<string, number>): number {
  return Object.keys(columns).length;
}
