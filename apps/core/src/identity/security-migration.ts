import { newId } from '@yige/contracts';
import { addColumn, changeData, column, createIndex, createTable, defineMigration, nullable } from '@yige/database';

/** Passwords, second factors, lockout and settings; sessions that their owners can tell apart. */
export const securityMigration = defineMigration('0013-identity', [
  addColumn('sessions', 'id', nullable(column.id())),
  addColumn('sessions', 'address', nullable(column.code(45))),
  addColumn('sessions', 'user_agent', nullable(column.text(300))),
  addColumn('sessions', 'confirmed_at', nullable(column.instant())),
  changeData('give each session an id', async (database) => {
    const tokens = await database.query('SELECT token_hash FROM sessions WHERE id IS NULL', [], (row) =>
      row.text('token_hash'),
    );
    for (const token of tokens) {
      await database.execute('UPDATE sessions SET id = ? WHERE token_hash = ?', [newId(), token]);
    }
  }),
  createIndex('sessions', 'sessions_id', ['id'], { unique: true }),
  createIndex('sessions', 'sessions_expiry', ['expires_at']),
  createTable('password_history', {
    columns: { account_id: column.id(), set_at: column.instant(), password_hash: column.code(200) },
    primaryKey: ['account_id', 'set_at'],
  }),
  createTable('second_factors', {
    columns: {
      account_id: column.id(),
      secret_sealed: column.code(500),
      created_at: column.instant(),
      confirmed_at: nullable(column.instant()),
      last_step: column.integer(),
    },
    primaryKey: ['account_id'],
  }),
  createTable('recovery_codes', {
    columns: { account_id: column.id(), code_hash: column.code(64), used_at: nullable(column.instant()) },
    primaryKey: ['account_id', 'code_hash'],
  }),
  createTable('login_pairs', {
    columns: {
      pair_key: column.code(64),
      address: column.code(45),
      failures: column.longText(),
      pending: column.longText(),
      failure_count: column.integer(),
      failed_at: column.instant(),
      locked_until: nullable(column.instant()),
    },
    primaryKey: ['pair_key'],
    indexes: { login_pairs_address: ['address', 'failed_at'], login_pairs_failed: ['failed_at'] },
  }),
  createTable('security_settings', {
    columns: {
      version: column.integer(),
      settings: column.longText(),
      changed_at: column.instant(),
      changed_by: column.text(100),
    },
    primaryKey: ['version'],
  }),
]);
