import { column, createTable, defineMigration, nullable } from '@yige/database';

export const pluginSettingsMigration = defineMigration('0053-plugin-settings', [
  createTable('plugin_setting_values', {
    columns: {
      id: column.id(),
      plugin_id: column.code(40),
      unit_number: column.integer(),
      name: column.code(60),
      value: nullable(column.longText()),
      secret_sealed: nullable(column.longText()),
    },
    primaryKey: ['id'],
    unique: { plugin_setting_values_place: ['plugin_id', 'unit_number', 'name'] },
    indexes: { plugin_setting_values_unit: ['unit_number'] },
  }),
  createTable('plugin_setting_revisions', {
    columns: { plugin_id: column.code(40), revision: column.integer() },
    primaryKey: ['plugin_id'],
  }),
  createTable('plugin_setting_changes', {
    columns: {
      plugin_id: column.code(40),
      revision: column.integer(),
      position: column.integer(),
      unit_number: column.integer(),
      name: column.code(60),
      before_value: nullable(column.longText()),
      after_value: nullable(column.longText()),
      secret: column.flag(),
      changed_by: column.code(40),
      changed_by_name: column.text(100),
      changed_at: column.instant(),
    },
    primaryKey: ['plugin_id', 'revision', 'position'],
  }),
]);
