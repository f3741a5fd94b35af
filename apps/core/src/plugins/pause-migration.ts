import { addColumn, column, defineMigration, nullable } from '@yige/database';

/** A plugin that nobody has for a while: since when, by whose act and why. */
export const pluginPauseMigration = defineMigration('0072-plugin-pause', [
  addColumn('plugins', 'paused_at', nullable(column.instant())),
  addColumn('plugins', 'paused_by', nullable(column.code(40))),
  addColumn('plugins', 'pause_reason', nullable(column.text(500))),
]);
