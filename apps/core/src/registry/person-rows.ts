import { type Door, type PersonSummary, sexSchema } from '@yige/contracts';
import type { RawRow } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import type { UnitDirectory } from '../org/unit-directory.js';

/** Door of a household, joined as h, d and b. */
export const DOOR_COLUMNS = 'h.id AS household_id, b.id AS building_id, b.name AS building, d.entrance, d.door';
export const DOOR_JOINS = `
  LEFT JOIN households h ON h.id = p.household_id
  LEFT JOIN dwellings d ON d.id = h.dwelling_id
  LEFT JOIN buildings b ON b.id = d.building_id`;

const PERSON_COLUMNS = `
         p.id, p.name, p.sex, p.birth_date, p.id_number_mask, p.phone_mask, p.updated_at, p.document_type,
         p.district_id, p.street_id, p.community_id, p.grid_id, ${DOOR_COLUMNS},
         (SELECT COUNT(*) FROM people m WHERE m.household_id = p.household_id) AS household_size`;

/** People with their doors; `from` brings them in as p, and may bring a column more. */
export function personSql(from = 'people p', more = "'' AS sort_key"): string {
  return `SELECT ${more}, ${PERSON_COLUMNS} FROM ${from} ${DOOR_JOINS}`;
}

export function readPerson(row: RawRow, directory: UnitDirectory): PersonSummary {
  const units = directory.unitsOfRow(readUnitNumbers(row));
  const door = readDoor(row);
  return {
    id: row.text('id'),
    name: row.text('name'),
    sex: sexSchema.parse(row.text('sex')),
    birthDate: row.text('birth_date'),
    idNumber: row.textOrNull('id_number_mask'),
    phone: row.textOrNull('phone_mask'),
    units: directory.pathOf(units),
    unitName: directory.fullNameOf(units),
    door,
    householdSize: door === null ? null : row.integer('household_size'),
  };
}

export function readUnitNumbers(row: RawRow): UnitNumbers {
  return {
    district: row.integer('district_id'),
    street: row.integerOrNull('street_id'),
    community: row.integerOrNull('community_id'),
    grid: row.integerOrNull('grid_id'),
  };
}

export function readDoor(row: RawRow): Door | null {
  const householdId = row.textOrNull('household_id');
  const buildingId = row.textOrNull('building_id');
  if (householdId === null || buildingId === null) return null;
  const building = row.text('building');
  const entrance = row.textOrNull('entrance');
  const door = row.text('door');
  return { householdId, buildingId, building, entrance, door, text: doorText(building, entrance, door) };
}

/** A door as people say it. A village house is a building with one door: its name says all. */
export function doorText(building: string, entrance: string | null, door: string): string {
  return entrance === null ? building : `${building} ${entrance} ${door}`;
}
