import { changeData, column, createTable, defineMigration } from '@yige/database';

/** One row that grows with every change of the hierarchy or its names. */
export const organisationVersionMigration = defineMigration('0010-structure-version', [
  createTable('org_version', {
    columns: { id: column.integer(), version: column.integer() },
    primaryKey: ['id'],
  }),
  changeData('the organisation has a version', async (database) => {
    await database.insertMany('org_version', ['id', 'version'], [[1, 1]], { ignoreDuplicates: true });
  }),
]);
