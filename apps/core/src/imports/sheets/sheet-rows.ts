import { csvRows } from './csv-rows.js';
import type { FileFormat } from './file-format.js';
import { type SheetLimits, type SheetRow, withinLimits } from './sheet.js';
import { xlsxRows } from './xlsx-rows.js';

/** The rows of a spreadsheet that are not empty, read as a stream; throws a `SheetFailure` where it cannot go on. */
export function sheetRows(path: string, format: FileFormat, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const rows = format.format === 'xlsx' ? xlsxRows(path, limits) : csvRows(path, format, limits);
  return withinLimits(rows, limits);
}
