import { column, createTable, defineMigration, nullable } from '@yige/database';

const units = {
  district_id: column.integer(),
  street_id: nullable(column.integer()),
  community_id: nullable(column.integer()),
  grid_id: nullable(column.integer()),
};

/** Records of people who left, what keeps them, and what is left in the end. */
export const retentionMigration = defineMigration('0034-retention', [
  createTable('sealed_people', {
    columns: {
      id: column.id(),
      departure: column.code(20),
      departed_on: column.calendarDate(),
      sealed_at: column.instant(),
      least_years: column.integer(),
      ...units,
      id_number_sealed: nullable(column.code(255)),
      id_number_index: nullable(column.code(40)),
      record_sealed: column.longText(),
    },
    primaryKey: ['id'],
    indexes: {
      sealed_people_due: ['departure', 'least_years', 'departed_on', 'id'],
      sealed_people_number: ['id_number_index'],
      sealed_people_street: ['street_id', 'id'],
      sealed_people_community: ['community_id', 'id'],
      sealed_people_grid: ['grid_id', 'id'],
    },
  }),
  createTable('legal_holds', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      reason_sealed: column.longText(),
      until_day: column.calendarDate(),
      placed_at: column.instant(),
      placed_by: column.id(),
      lifted_at: nullable(column.instant()),
    },
    primaryKey: ['id'],
    indexes: { legal_holds_person: ['person_id', 'until_day'] },
  }),
  createTable('retention_settings', {
    columns: { departure: column.code(20), years: column.integer(), changed_at: column.instant() },
    primaryKey: ['departure'],
  }),
  createTable('anonymous_people', {
    columns: {
      id: column.id(),
      birth_year: column.integer(),
      sex: column.code(10),
      departed_year: column.integer(),
      ...units,
    },
    primaryKey: ['id'],
    indexes: {
      anonymous_people_community: ['community_id', 'departed_year'],
      anonymous_people_street: ['street_id', 'departed_year'],
    },
  }),
]);
