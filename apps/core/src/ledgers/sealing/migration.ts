import { column, createTable, defineMigration, nullable } from '@yige/database';

/** Periods of ledgers that were sealed, with their rows. */
export const ledgerMigration = defineMigration('0057-ledgers', [
  createTable('ledger_seal_drafts', {
    columns: { id: column.id(), begun_at: column.instant() },
    primaryKey: ['id'],
  }),
  createTable('ledger_seals', {
    columns: {
      id: column.id(),
      ledger_id: column.code(81),
      district_id: column.integer(),
      street_id: nullable(column.integer()),
      community_id: nullable(column.integer()),
      grid_id: nullable(column.integer()),
      unit_id: column.id(),
      unit_name: column.text(100),
      unit_level: column.code(20),
      period: column.code(10),
      declaration: column.document(),
      row_count: column.integer(),
      hash: column.code(64),
      sealed_at: column.instant(),
      sealed_by: column.id(),
      sealed_by_name: column.text(100),
      idempotency_key: column.code(100),
    },
    primaryKey: ['id'],
    unique: {
      ledger_seals_period: ['ledger_id', 'unit_id', 'period'],
      ledger_seals_key: ['sealed_by', 'idempotency_key'],
    },
    indexes: {
      ledger_seals_district: ['district_id', 'ledger_id', 'id'],
      ledger_seals_street: ['street_id', 'ledger_id', 'id'],
      ledger_seals_community: ['community_id', 'ledger_id', 'id'],
      ledger_seals_grid: ['grid_id', 'ledger_id', 'id'],
    },
  }),
  createTable('ledger_sealed_rows', {
    columns: {
      id: column.id(),
      seal_id: column.id(),
      row_key: column.code(100),
      link: column.code(64),
      body_sealed: column.document(),
    },
    primaryKey: ['id'],
    unique: { ledger_sealed_rows_key: ['seal_id', 'row_key'] },
  }),
]);
