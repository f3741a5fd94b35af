import { type ImportMapping, type UnitField, type UnitKind, unitImportFields, unitKindSchema } from '@yige/contracts';
import { CellReader } from '../cell-reader.js';
import type { NumberedRow } from '../import-kind.js';
import { plainText } from '../plain-text.js';

/** A row that can be understood; whether it may be so is another question. */
export interface ReadUnit {
  row: number;
  cells: CellReader<UnitField>;
  code: string;
  name: string;
  kind: UnitKind;
  /** Code or name of the parent; null where its code tells. */
  parent: string | null;
  /** Hectares; null where nothing is said. */
  area: number | null;
  /** Null where nothing is said: today. */
  validFrom: string | null;
}

const MOST_HECTARES = 100_000_000;

/** Null where a cell is at fault: then the notes of `cells` say so. */
export function readUnit(
  { row, firstRow }: NumberedRow,
  mapping: ImportMapping,
  today: string,
): { cells: CellReader<UnitField>; unit: ReadUnit | null } {
  const cells = new CellReader<UnitField>(row, unitImportFields, mapping);
  const needed = (field: UnitField, value: string | null) => {
    if (value === null) cells.fault(field, 'missing');
    return value;
  };
  const code = needed('code', compact(cells.text('code', 30)));
  const name = needed('name', cells.text('name', 100));
  const kind = cells.value('kind', (value) => unitKindSchema.safeParse(value).data);
  if (kind === null) cells.fault('kind', 'missing');
  const parent = cells.text('parent', 100);
  const area = areaOf(cells);
  const validFrom = cells.day('validFrom', today);
  if (firstRow !== null) cells.fault('code', 'duplicateInFile');
  if (code === null || name === null || kind === null || cells.notes.length > 0) return { cells, unit: null };
  return { cells, unit: { row: row.number, cells, code, name, kind, parent, area, validFrom } };
}

export function compact(text: string | null): string | null {
  return text === null ? null : plainText(text);
}

function areaOf(cells: CellReader<UnitField>): number | null {
  const text = cells.text('area', 20);
  if (text === null) return null;
  const area = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (area >= 1 && area <= MOST_HECTARES) return area;
  cells.fault('area', 'areaForm');
  return null;
}
