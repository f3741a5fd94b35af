import { column, createTable, defineMigration, nullable } from '@yige/database';

export const pluginMigration = defineMigration('0005-plugins', [
  createTable('plugins', {
    columns: { id: column.code(40), enabled_version: nullable(column.code(40)), changed_at: column.instant() },
    primaryKey: ['id'],
  }),
  createTable('plugin_versions', {
    columns: {
      plugin_id: column.code(40),
      version: column.code(40),
      base_url: column.text(300),
      manifest: column.document(),
      registered_at: column.instant(),
    },
    primaryKey: ['plugin_id', 'version'],
  }),
]);
