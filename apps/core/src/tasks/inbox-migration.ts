import { addColumn, column, createIndex, createTable, defineMigration, nullable } from '@yige/database';

const added = (table: 'tasks_open' | 'tasks_archive') => [
  addColumn(table, 'dispatch_id', nullable(column.id())),
  addColumn(table, 'overseen', column.flag(), '0'),
  addColumn(table, 'escalation', column.integer(), '0'),
  createIndex(table, `${table}_dispatch`, ['dispatch_id', 'community_id', 'status']),
];

/** What lists show of a task's dispatch and clock, and the notices that tell people of tasks. */
export const inboxMigration = defineMigration('0041-inbox', [
  ...added('tasks_open'),
  ...added('tasks_archive'),
  createIndex('tasks_open', 'tasks_open_overseen', ['district_id', 'overseen', 'due_at', 'id']),
  createTable('notices', {
    columns: {
      id: column.id(),
      account_id: column.id(),
      kind: column.code(20),
      task_id: column.id(),
      actor_name: nullable(column.text(100)),
      at: column.instant(),
      unread: column.flag(),
    },
    primaryKey: ['id'],
    indexes: { notices_account: ['account_id', 'unread', 'id'], notices_task: ['task_id', 'account_id', 'kind'] },
  }),
]);
