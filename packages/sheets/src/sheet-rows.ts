import { type CsvFormat, csvRows } from './csv-rows.js';
import { type SheetLimits, type SheetRow, withinLimits } from './sheet.js';
import { xlsxRows } from './xlsx-rows.js';

export type SheetFormat = { format: 'xlsx' } | CsvFormat;

/** The rows of a spreadsheet that are not empty, read as a stream; throws a `SheetFailure` where it cannot go on. */
export function sheetRows(path: string, format: SheetFormat, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const rows = format.format === 'xlsx' ? xlsxRows(path, limits) : csvRows(path, format, limits);
  return withinLimits(rows, limits);
}
