export type { CsvFormat } from './csv-rows.js';
export { readSheet } from './read-sheet.js';
export {
  type CellFault,
  cellName,
  columnName,
  columnOf,
  NO_FAULTS,
  SheetFailure,
  type SheetFailureKind,
  type SheetLimits,
  type SheetRow,
  withoutTextMark,
} from './sheet.js';
export { type SheetFormat, sheetRows } from './sheet-rows.js';
