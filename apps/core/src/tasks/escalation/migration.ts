import { column, createTable, defineMigration } from '@yige/database';

/** 督办规则: after how many days each level above hears of what is overdue, as the district decides it. */
export const escalationMigration = defineMigration('0071-escalation-rules', [
  createTable('escalation_rules', {
    columns: {
      version: column.integer(),
      valid_from: column.calendarDate(),
      working_days: column.longText(),
      basis: column.text(200),
      changed_at: column.instant(),
      changed_by: column.text(100),
    },
    primaryKey: ['version'],
  }),
]);
