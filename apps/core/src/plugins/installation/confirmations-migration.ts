import { addColumn, column, defineMigration, nullable } from '@yige/database';

/** Who confirmed which of a version's task types that need no admission. */
export const ungatedConfirmationsMigration = defineMigration('0076-ungated-confirmations', [
  addColumn('plugin_installations', 'confirmed_by', nullable(column.longText())),
]);
