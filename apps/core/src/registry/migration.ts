import { column, createTable, defineMigration, nullable } from '@yige/database';

export const registryMigration = defineMigration('0003-registry', [
  createTable('buildings', {
    columns: {
      id: column.id(),
      community_id: column.integer(),
      grid_id: nullable(column.integer()),
      name: column.text(60),
      position: column.integer(),
    },
    primaryKey: ['id'],
    indexes: { buildings_community: ['community_id', 'position', 'id'] },
  }),
  createTable('dwellings', {
    columns: {
      id: column.id(),
      building_id: column.id(),
      entrance: nullable(column.text(30)),
      floor: column.integer(),
      door: column.text(30),
    },
    primaryKey: ['id'],
    indexes: { dwellings_building: ['building_id', 'id'] },
  }),
  createTable('households', {
    columns: { id: column.id(), dwelling_id: column.id() },
    primaryKey: ['id'],
    indexes: { households_dwelling: ['dwelling_id'] },
  }),
  createTable('people', {
    columns: {
      id: column.id(),
      household_id: nullable(column.id()),
      name: column.text(50),
      sex: column.code(10),
      birth_date: column.calendarDate(),
      id_number_sealed: nullable(column.code(255)),
      id_number_mask: nullable(column.code(30)),
      phone_sealed: nullable(column.code(255)),
      phone_mask: nullable(column.code(30)),
      district_id: column.integer(),
      street_id: nullable(column.integer()),
      community_id: nullable(column.integer()),
      grid_id: nullable(column.integer()),
    },
    primaryKey: ['id'],
    indexes: {
      people_grid: ['grid_id', 'id'],
      people_community: ['community_id', 'id'],
      people_street: ['street_id', 'id'],
      people_district: ['district_id', 'id'],
      people_name: ['community_id', 'name', 'id'],
      people_born: ['community_id', 'birth_date', 'id'],
      people_household: ['household_id', 'id'],
    },
  }),
]);
