import { addColumn, column, defineMigration, nullable } from '@yige/database';

/** For whose plugins alone an installation was begun. */
export const installationBureausMigration = defineMigration('0073-installation-bureaus', [
  addColumn('plugin_installations', 'bureaus', nullable(column.longText())),
]);
