import { column, createTable, defineMigration } from '@yige/database';

export const identityMigration = defineMigration('0001-identity', [
  createTable('accounts', {
    columns: {
      id: column.id(),
      username: column.code(100),
      display_name: column.text(50),
      password_hash: column.code(200),
      disabled: column.flag(),
      created_at: column.instant(),
    },
    primaryKey: ['id'],
    unique: { accounts_username: ['username'] },
  }),
  createTable('sessions', {
    columns: {
      token_hash: column.code(64),
      account_id: column.id(),
      created_at: column.instant(),
      seen_at: column.instant(),
      expires_at: column.instant(),
    },
    primaryKey: ['token_hash'],
    indexes: { sessions_account: ['account_id'] },
  }),
]);
