import { column, createTable, defineMigration } from '@yige/database';

export const oauthMigration = defineMigration('0004-oauth', [
  createTable('signing_keys', {
    columns: {
      kid: column.code(40),
      public_jwk: column.longText(),
      private_sealed: column.longText(),
      created_at: column.instant(),
    },
    primaryKey: ['kid'],
  }),
  createTable('plugin_clients', {
    columns: {
      plugin_id: column.code(40),
      client_id: column.code(100),
      secret_hash: column.code(64),
      webhook_secret_sealed: column.code(500),
    },
    primaryKey: ['plugin_id'],
    unique: { plugin_clients_client: ['client_id'] },
  }),
]);
