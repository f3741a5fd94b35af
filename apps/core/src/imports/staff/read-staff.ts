import {
  displayNameSchema,
  type ImportMapping,
  officePhoneSchema,
  type Role,
  roleSchema,
  type StaffField,
  staffImportFields,
  usernameSchema,
} from '@yige/contracts';
import type { DirectoryUnit } from '../../org/unit-directory.js';
import { CellReader } from '../cell-reader.js';
import type { NumberedRow } from '../import-kind.js';
import type { UnitLookup } from './unit-lookup.js';

/** A row that can be understood; whether the post may be given is another question. */
export interface ReadStaff {
  row: number;
  cells: CellReader<StaffField>;
  name: string;
  username: string;
  unit: DirectoryUnit;
  role: Role;
  /** Name of the body, agency or partner in which the post is. */
  organisation: string | null;
  kind: 'regular' | 'concurrent';
  officePhone: string | null;
  validFrom: string;
  basis: string | null;
}

const KINDS: Record<string, 'regular' | 'concurrent' | undefined> = { regular: 'regular', concurrent: 'concurrent' };

/** Null where a cell is at fault: then the notes of `cells` say so. */
export function readStaff(
  { row, firstRow }: NumberedRow,
  mapping: ImportMapping,
  units: UnitLookup,
  today: string,
): { cells: CellReader<StaffField>; staff: ReadStaff | null } {
  const cells = new CellReader<StaffField>(row, staffImportFields, mapping);
  const name = cells.text('name', 50);
  if (name === null || !displayNameSchema.safeParse(name).success) cells.fault('name', 'missing');
  const username = usernameOf(cells);
  const unit = unitOf(cells, units);
  const role = cells.value('role', (value) => roleSchema.safeParse(value).data);
  if (role === null) cells.fault('role', 'missing');
  const kind = cells.value('kind', (value) => KINDS[value]) ?? 'regular';
  const officePhone = cells.text('officePhone', 30);
  if (officePhone !== null && !officePhoneSchema.safeParse(officePhone).success)
    cells.fault('officePhone', 'phoneForm');
  const more = {
    organisation: cells.text('organisation', 100),
    validFrom: cells.day('validFrom', '9999-12-30') ?? today,
    basis: cells.text('basis', 200),
  };
  if (firstRow !== null) cells.fault('role', 'duplicateInFile');
  if (name === null || username === null || unit === null || role === null || cells.notes.length > 0) {
    return { cells, staff: null };
  }
  return { cells, staff: { row: row.number, cells, name, username, unit, role, kind, officePhone, ...more } };
}

function usernameOf(cells: CellReader<StaffField>): string | null {
  const text = cells.text('username', 60)?.toLowerCase() ?? null;
  if (text === null) cells.fault('username', 'missing');
  else if (!usernameSchema.safeParse(text).success) cells.fault('username', 'usernameForm');
  return text;
}

function unitOf(cells: CellReader<StaffField>, units: UnitLookup): DirectoryUnit | null {
  const text = cells.text('unit', 100);
  if (text === null) {
    cells.fault('unit', 'missing');
    return null;
  }
  const unit = units.find(text);
  if (unit === null) cells.fault('unit', 'workplaceUnknown');
  return unit;
}
