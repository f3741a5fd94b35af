import { changeData, column, createTable, defineMigration, nullable } from '@yige/database';

export const pluginTrustMigration = defineMigration('0052-plugin-trust', [
  createTable('trusted_keys', {
    columns: {
      key_id: column.code(64),
      owner: column.text(100),
      plugins: column.document(),
      public_key: column.text(1_000),
      added_by: column.text(100),
      added_at: column.instant(),
      revocation: nullable(column.code(20)),
      revoked_reason: nullable(column.text(500)),
      revoked_by: nullable(column.text(100)),
      revoked_at: nullable(column.instant()),
    },
    primaryKey: ['key_id'],
  }),
  createTable('plugin_asks', {
    columns: {
      plugin_id: column.code(40),
      permission: column.code(100),
      role: column.code(40),
      title: nullable(column.document()),
      state: column.code(10),
      version: column.code(40),
      decided_by: nullable(column.text(100)),
      decided_at: nullable(column.instant()),
    },
    primaryKey: ['plugin_id', 'permission', 'role'],
  }),
  createTable('plugin_grants_version', {
    columns: { id: column.integer(), version: column.integer() },
    primaryKey: ['id'],
  }),
  changeData('what plugins were granted has a version', async (database) => {
    await database.insertMany('plugin_grants_version', ['id', 'version'], [[1, 1]], { ignoreDuplicates: true });
  }),
]);
