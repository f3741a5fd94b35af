import { column, createTable, defineMigration, nullable, unitColumns } from '@yige/plugin-sdk/server';

/** A migration that ran somewhere is never edited: what changes later is a new one. */
export const firstMigration = defineMigration('0001-notes', [
  createTable('notes', {
    columns: {
      id: column.id(),
      ...unitColumns(),
      person_id: nullable(column.id()),
      text: column.text(500),
      written_at: column.instant(),
      written_by_name: column.text(100),
    },
    primaryKey: ['id'],
    indexes: {
      notes_grid: ['grid_id', 'id'],
      notes_community: ['community_id', 'id'],
      notes_street: ['street_id', 'id'],
      notes_district: ['district_id', 'id'],
      notes_person: ['person_id', 'id'],
    },
  }),
]);
