import { createIndex, defineMigration } from '@yige/database';

/** What is to be done, and was done, at a door or in a building: without these whoever asks reads all that their units have. */
export const tasksOfPlacesMigration = defineMigration('0074-tasks-of-places', [
  createIndex('tasks_open', 'tasks_open_building', ['building_id', 'due_at', 'id']),
  createIndex('tasks_archive', 'tasks_archive_household', ['household_id', 'closed_at', 'id']),
  createIndex('tasks_archive', 'tasks_archive_building', ['building_id', 'closed_at', 'id']),
]);
