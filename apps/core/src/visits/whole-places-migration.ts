import { addColumn, changeData, column, createIndex, defineMigration, nullable } from '@yige/database';

/**
 * Tasks and visits of a household or of a building as a whole. What is left of tasks of people who were erased gives up
 * the door: it is no household's task. The platform's own tasks never were about a person and keep their place.
 */
export const wholePlacesMigration = defineMigration('0067-whole-places', [
  createIndex('tasks_open', 'tasks_open_whole', ['household_id', 'building_id', 'person_id']),
  addColumn('visits', 'building_id', nullable(column.id())),
  createIndex('visits', 'visits_building', ['building_id', 'captured_at', 'id']),
  changeData('tasks of nobody leave the door', async (database) => {
    for (const table of ['tasks_open', 'tasks_archive']) {
      await database.execute(
        `UPDATE ${table} SET household_id = NULL, building_id = NULL
         WHERE person_id IS NULL AND building_id IS NOT NULL AND plugin_id <> 'core'`,
        [],
      );
    }
  }),
]);
