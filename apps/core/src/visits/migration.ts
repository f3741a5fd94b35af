import { column, createTable, defineMigration, nullable } from '@yige/database';

/** Visits and their parts. They hold no unit: whose they are their household and their tasks tell. */
export const visitsMigration = defineMigration('0047-visits', [
  createTable('visits', {
    columns: {
      id: column.id(),
      household_id: column.id(),
      author_id: column.id(),
      author_name: column.text(100),
      idempotency_key: column.code(100),
      outcome: column.code(20),
      captured_at: column.instant(),
      received_at: column.instant(),
      note_sealed: nullable(column.longText()),
    },
    primaryKey: ['id'],
    unique: { visits_key: ['author_id', 'idempotency_key'] },
    indexes: { visits_household: ['household_id', 'captured_at', 'id'] },
  }),
  createTable('visit_parts', {
    columns: {
      visit_id: column.id(),
      task_id: column.id(),
      position: column.integer(),
      plugin_id: nullable(column.code(40)),
      submission_id: nullable(column.id()),
      problem: nullable(column.longText()),
      consent: column.flag(),
    },
    primaryKey: ['visit_id', 'task_id'],
    indexes: { visit_parts_task: ['task_id', 'visit_id'] },
  }),
]);
