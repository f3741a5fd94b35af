import { createIndex, defineMigration } from '@yige/database';

/** What is to be done in a building, for those whose units are wider than its community: without it they read all that is theirs. */
export const tasksOfBuildingMigration = defineMigration('0074-tasks-of-a-building', [
  createIndex('tasks_open', 'tasks_open_building', ['building_id', 'due_at', 'id']),
]);
