import { addColumn, column, createTable, defineMigration, nullable } from '@yige/database';

/** Service accounts of integrators, and keys that are published before they sign. */
export const serviceMigration = defineMigration('0014-oauth', [
  addColumn('signing_keys', 'signs_from', nullable(column.instant())),
  createTable('service_accounts', {
    columns: {
      id: column.id(),
      name: column.text(100),
      grants: column.longText(),
      unit_ids: column.longText(),
      disabled: column.flag(),
      created_at: column.instant(),
    },
    primaryKey: ['id'],
  }),
  createTable('service_secrets', {
    columns: {
      service_account_id: column.id(),
      secret_hash: column.code(64),
      created_at: column.instant(),
      expires_at: nullable(column.instant()),
    },
    primaryKey: ['service_account_id', 'secret_hash'],
  }),
]);
