import { column, createTable, defineMigration } from '@yige/database';

export const liveMigration = defineMigration('0045-live-hints', [
  createTable('live_hints', {
    columns: {
      number: column.serial(),
      at: column.instant(),
      topic: column.code(20),
      subject_id: column.id(),
      audience: column.longText(),
    },
    primaryKey: ['number'],
    indexes: { live_hints_at: ['at'] },
  }),
]);
