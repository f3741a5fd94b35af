import type { OwnColumn } from '../person-row.js';

/** A column that names a person. */
export interface PersonColumn {
  table: string;
  column: string;
  /** Where its rows go when they are done with: an undo looks for them there too. */
  archive?: string;
}

const of = {
  aliases: { table: 'person_aliases', column: 'person_id' },
  phones: { table: 'person_phones', column: 'person_id' },
  relations: { table: 'person_relations', column: 'person_id' },
  facts: { table: 'person_facts', column: 'person_id' },
  openTasks: { table: 'tasks_open', column: 'person_id', archive: 'tasks_archive' },
  closedTasks: { table: 'tasks_archive', column: 'person_id' },
  waitingTargets: { table: 'dispatch_targets', column: 'person_id' },
  photos: { table: 'person_photos', column: 'person_id' },
  heads: { table: 'households', column: 'head_id' },
} as const satisfies Record<string, PersonColumn>;

export type PersonPlace = keyof typeof of;

/**
 * Every column of core that names a person. What stands here follows a merge and goes back when it is undone; a test
 * finds what doesn't. History and audit are not here: they are never changed, and read under both ids.
 */
export const personColumns: Readonly<Record<PersonPlace, PersonColumn>> = of;

export function isPersonPlace(text: string): text is PersonPlace {
  return text in personColumns;
}

/** What a field of the comparison is in the person's own row. Facts and shares have rows of their own only. */
export const columnsOfField: Readonly<Record<string, readonly OwnColumn[]>> = {
  name: ['name', 'name_pinyin', 'name_initials'],
  sex: ['sex'],
  birthDate: ['birth_date'],
  document: ['document_type', 'id_number_sealed', 'id_number_mask', 'id_number_index'],
  phone: ['phone_sealed', 'phone_mask', 'phone_index'],
  residence: ['household_id'],
  serviceResponsibility: ['district_id', 'street_id', 'community_id', 'grid_id'],
};
