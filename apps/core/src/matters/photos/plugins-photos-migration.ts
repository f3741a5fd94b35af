import { addColumn, column, defineMigration, nullable } from '@yige/database';

/** Plugins add photos too: what a camera saw, what the bureau did. */
export const pluginsPhotosMigration = defineMigration('0078-matter-photos-of-plugins', [
  addColumn('matter_photos', 'plugin_id', nullable(column.code(40))),
]);
