import { addColumn, column, defineMigration } from '@yige/database';

/** By what right a result was handed in; whatever came before was handed in to close its task. */
export const reviewMigration = defineMigration('0049-collected-for-review', [
  addColumn('submissions', 'power', column.code(10), "'complete'"),
]);
