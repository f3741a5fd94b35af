import { addColumn, column, createIndex, createTable, defineMigration } from '@yige/database';

/** The clock finds every task that was there before it, and looks at its deadline. */
const LONG_AGO = "'2000-01-01 00:00:00.000'";

/** What lists are narrowed to without reading rows for nothing, the clock of deadlines, and the views that people keep. */
export const listsMigration = defineMigration('0043-lists-and-clock', [
  addColumn('tasks_open', 'clock_at', column.instant(), LONG_AGO),
  createIndex('tasks_open', 'tasks_open_clock', ['clock_at', 'id']),
  createIndex('tasks_open', 'tasks_open_unassigned', ['community_id', 'assignee_id', 'due_at', 'id']),
  createIndex('tasks_open', 'tasks_open_dispatch_due', ['dispatch_id', 'due_at', 'id']),
  createIndex('notices', 'notices_newest', ['account_id', 'id']),
  createTable('task_views', {
    columns: {
      id: column.id(),
      account_id: column.id(),
      name: column.text(20),
      position: column.integer(),
      filter: column.longText(),
      grouping: column.code(20),
    },
    primaryKey: ['id'],
    indexes: { task_views_account: ['account_id', 'position', 'id'] },
  }),
]);
