import { column, createTable, defineMigration, nullable } from '@yige/database';

export const accessMigration = defineMigration('0015-access', [
  createTable('role_adjustments', {
    columns: {
      sequence: column.integer(),
      role: column.code(40),
      permission: column.code(100),
      effect: column.code(10),
      reason: column.text(500),
      actor_id: column.code(40),
      actor_name: column.text(100),
      at: column.instant(),
    },
    primaryKey: ['sequence'],
  }),
  createTable('break_glass', {
    columns: {
      id: column.id(),
      account_id: column.id(),
      account_name: column.text(100),
      role: column.code(40),
      permission: column.code(100),
      unit_number: column.integer(),
      reason: column.text(500),
      begun_at: column.instant(),
      ends_at: column.instant(),
      ended_at: nullable(column.instant()),
      uses: column.integer(),
    },
    primaryKey: ['id'],
    indexes: {
      break_glass_account: ['account_id', 'ended_at', 'ends_at'],
      break_glass_running: ['ended_at', 'ends_at'],
      break_glass_begun: ['begun_at', 'id'],
    },
  }),
]);
