import { addColumn, column, createTable, defineMigration, nullable } from '@yige/database';

/** Who does a task and for whom, who follows it, what is said about it and laid beside it. */
export const conversationMigration = defineMigration('0042-task-conversation', [
  addColumn('task_events', 'target', nullable(column.text(200))),
  addColumn('task_events', 'on_behalf_of', nullable(column.text(100))),
  createTable('absences', {
    columns: {
      id: column.id(),
      account_id: column.id(),
      deputy_id: column.id(),
      first_day: column.calendarDate(),
      last_day: column.calendarDate(),
      set_by: column.id(),
    },
    primaryKey: ['id'],
    indexes: {
      absences_account: ['account_id', 'last_day', 'id'],
      absences_deputy: ['deputy_id', 'last_day', 'id'],
    },
  }),
  createTable('task_followers', {
    columns: { account_id: column.id(), task_id: column.id() },
    primaryKey: ['account_id', 'task_id'],
    indexes: { task_followers_task: ['task_id'] },
  }),
  createTable('task_comments', {
    columns: {
      id: column.id(),
      task_id: column.id(),
      at: column.instant(),
      author_id: column.id(),
      author_name: column.text(100),
      text: nullable(column.text(1_000)),
      mentions: column.longText(),
    },
    primaryKey: ['id'],
    indexes: { task_comments_task: ['task_id', 'id'] },
  }),
  createTable('task_attachments', {
    columns: {
      id: column.id(),
      task_id: column.id(),
      file_hash: column.code(64),
      name: column.text(200),
      media: column.code(20),
      size: column.integer(),
      added_by: column.id(),
      added_by_name: column.text(100),
      added_at: column.instant(),
    },
    primaryKey: ['id'],
    indexes: { task_attachments_task: ['task_id', 'id'], task_attachments_file: ['file_hash', 'id'] },
  }),
]);
