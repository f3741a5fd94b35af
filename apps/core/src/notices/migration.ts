import { addColumn, changeData, column, createIndex, defineMigration, NO_DEADLINE, nullable } from '@yige/database';

/**
 * Notices of many tasks in one; and in the rows of tasks and admissions, of what their people were told already. Before, the clock told of every
 * deadline at once when it had passed, and looked next at that moment once it had reminded of it.
 */
export const reminderMigration = defineMigration('0065-reminders', [
  addColumn('notices', 'tasks', column.integer(), '1'),
  addColumn('notices', 'day', nullable(column.calendarDate())),
  addColumn('notices', 'box', nullable(column.code(10))),
  createIndex('notices', 'notices_day', ['account_id', 'kind', 'box', 'day'], { unique: true }),
  addColumn('admissions', 'ending_told', column.integer(), '0'),
  addColumn('tasks_open', 'reminded', column.integer(), '0'),
  changeData('tell nobody twice of a deadline', async (database) => {
    await database.execute('UPDATE tasks_open SET reminded = 1 WHERE clock_at = due_at AND due_at < ?', [NO_DEADLINE]);
    await database.execute('UPDATE tasks_open SET reminded = 2 WHERE due_at < ?', [new Date()]);
  }),
]);
