import { addColumn, column, defineMigration, nullable } from '@yige/database';

/** Where buildings stand, in millionths of a degree. */
export const buildingPositionsMigration = defineMigration('0055-building-positions', [
  addColumn('buildings', 'longitude_micro', nullable(column.integer())),
  addColumn('buildings', 'latitude_micro', nullable(column.integer())),
]);
