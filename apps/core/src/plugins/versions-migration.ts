import { addColumn, changeData, column, createTable, defineMigration, nullable } from '@yige/database';

/** Several versions of a plugin side by side, signed, each with its units; and how a version comes in. */
export const pluginVersionsMigration = defineMigration('0051-plugin-versions', [
  addColumn('plugins', 'tombstone', nullable(column.document())),
  addColumn('plugin_versions', 'key_id', nullable(column.code(64))),
  addColumn('plugin_versions', 'signature', nullable(column.longText())),
  createTable('plugin_unit_versions', {
    columns: {
      plugin_id: column.code(40),
      unit_number: column.integer(),
      version: nullable(column.code(40)),
      since: column.instant(),
      set_by: column.code(40),
    },
    primaryKey: ['plugin_id', 'unit_number'],
  }),
  createTable('plugin_stamp', {
    columns: { id: column.integer(), version: column.integer() },
    primaryKey: ['id'],
  }),
  changeData('the plugins have a version', async (database) => {
    await database.insertMany('plugin_stamp', ['id', 'version'], [[1, 1]], { ignoreDuplicates: true });
  }),
  createTable('plugin_installations', {
    columns: {
      id: column.id(),
      source: column.code(10),
      base_url: column.text(300),
      ungated: column.longText(),
      plugin_id: nullable(column.code(40)),
      version: nullable(column.code(40)),
      manifest: nullable(column.document()),
      signature: nullable(column.longText()),
      stage: column.code(20),
      state: column.code(20),
      problem: nullable(column.document()),
      files_verified: column.integer(),
      files_total: column.integer(),
      started_by: column.code(40),
      started_by_name: column.text(100),
      started_at: column.instant(),
      changed_at: column.instant(),
      next_at: column.instant(),
      holder: nullable(column.id()),
    },
    primaryKey: ['id'],
    indexes: {
      plugin_installations_due: ['state', 'next_at'],
      plugin_installations_plugin: ['plugin_id', 'id'],
    },
  }),
]);
