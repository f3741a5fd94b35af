import { addColumn, column, defineMigration, nullable } from '@yige/database';

/** What answers at a version's address, where it is not that version. */
export const otherServerMigration = defineMigration('0075-plugin-other-server', [
  addColumn('plugin_health', 'other_server', nullable(column.text(100))),
]);
