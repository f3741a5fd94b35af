import { changeData, column, createTable, defineMigration } from '@yige/database';

/** One row that grows with every change of what accounts may do. */
export const standingVersionMigration = defineMigration('0061-standing-version', [
  createTable('standing_version', {
    columns: { id: column.integer(), version: column.integer() },
    primaryKey: ['id'],
  }),
  changeData('what accounts may do has a version', async (database) => {
    await database.insertMany('standing_version', ['id', 'version'], [[1, 1]], { ignoreDuplicates: true });
  }),
]);
