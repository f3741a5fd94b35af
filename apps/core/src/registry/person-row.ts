import type { DocumentType, Sex } from '@yige/contracts';
import type { SqlValue } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import type { NumberColumns } from './numbers.js';
import { searchName } from './search/search-name.js';

/** The columns of `people` beyond the id. */
export const ownColumns = [
  ...['household_id', 'name', 'name_pinyin', 'name_initials', 'sex', 'birth_date', 'document_type'],
  ...['id_number_sealed', 'id_number_mask', 'id_number_index', 'phone_sealed', 'phone_mask', 'phone_index'],
  ...['district_id', 'street_id', 'community_id', 'grid_id', 'updated_at'],
] as const;
export type OwnColumn = (typeof ownColumns)[number];

export const PEOPLE_COLUMNS = ['id', ...ownColumns];

interface WrittenPerson {
  name: string;
  sex: Sex;
  birthDate: string;
  documentType: DocumentType;
}

interface Placement {
  householdId: string | null;
  idNumber: NumberColumns;
  phone: NumberColumns;
  units: UnitNumbers;
}

/** A row for `PEOPLE_COLUMNS`; how the name is found follows from it. */
export function personRow(
  id: string,
  { name, sex, birthDate, documentType }: WrittenPerson,
  { householdId, idNumber, phone, units: { district, street, community, grid } }: Placement,
  updatedAt: Date,
): SqlValue[] {
  const { pinyin, initials } = searchName(name);
  return [
    ...[id, householdId, name, pinyin, initials, sex, birthDate, documentType],
    ...idNumber,
    ...phone,
    ...[district, street, community, grid, updatedAt],
  ];
}
