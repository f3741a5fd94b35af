import { column, createTable, defineMigration, nullable } from '@yige/database';

export const keyRotationMigration = defineMigration('0020-registry-keys', [
  createTable('key_rotations', {
    columns: {
      id: column.id(),
      purpose: column.code(10),
      key_id: column.code(10),
      started_at: column.instant(),
      place: column.code(80),
      last_key: column.code(40),
      rows_done: column.integer(),
      finished_at: nullable(column.instant()),
    },
    primaryKey: ['id'],
    indexes: { key_rotations_open: ['finished_at', 'started_at'] },
  }),
]);
