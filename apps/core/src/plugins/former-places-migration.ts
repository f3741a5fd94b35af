import { addColumn, column, defineMigration, nullable } from '@yige/database';

/** Who had which version before the latest changes, for whoever is in the middle of something. */
export const formerPlacesMigration = defineMigration('0077-plugin-former-places', [
  addColumn('plugins', 'former_places', nullable(column.document())),
]);
