import { GENESIS } from '@yige/audit-chain';
import { addColumn, changeData, column, createIndex, createTable, defineMigration, nullable } from '@yige/database';
import { BEFORE_ALL_DAYS } from './entities.js';

export const auditChainMigration = defineMigration('0016-audit-chain', [
  addColumn('audit_entries', 'sealed', column.flag(), '0'),
  createIndex('audit_entries', 'audit_entries_sealed', ['sealed', 'at', 'id']),
  createIndex('audit_entries', 'audit_entries_unit', ['unit_number', 'at', 'id']),
  createTable('audit_chain', {
    columns: { day: column.calendarDate(), sequence: column.integer(), entry_id: column.id(), hash: column.code(64) },
    primaryKey: ['day', 'sequence'],
    unique: { audit_chain_entry: ['entry_id'] },
  }),
  createTable('audit_days', {
    columns: {
      day: column.calendarDate(),
      entries: column.integer(),
      head: column.code(64),
      removed_at: nullable(column.instant()),
    },
    primaryKey: ['day'],
  }),
  createTable('audit_tip', {
    columns: {
      id: column.integer(),
      day: column.calendarDate(),
      sequence: column.integer(),
      hash: column.code(64),
    },
    primaryKey: ['id'],
  }),
  changeData('the tip before the first entry', async (database) => {
    const tip = [1, BEFORE_ALL_DAYS, 0, GENESIS];
    await database.insertMany('audit_tip', ['id', 'day', 'sequence', 'hash'], [tip], { ignoreDuplicates: true });
  }),
]);
