import { column, createTable, defineMigration } from '@yige/database';

export const photosMigration = defineMigration('0033-person-photos', [
  createTable('person_photos', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      file_hash: column.code(64),
      media: column.code(20),
      consent_by: column.code(10),
      set_at: column.instant(),
    },
    primaryKey: ['id'],
    indexes: { person_photos_person: ['person_id', 'id'], person_photos_file: ['file_hash', 'id'] },
  }),
]);
