import { addColumn, changeData, column, createIndex, createTable, defineMigration, nullable } from '@yige/database';

/** What a unit is called and what it holds, as of any date. */
export const structureMigration = defineMigration('0010-structure', [
  createTable('org_unit_attributes', {
    columns: {
      number: column.integer(),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
      name: column.text(100),
      code: column.code(15),
      kind: column.code(30),
      area_hectares: nullable(column.integer()),
    },
    primaryKey: ['number', 'valid_from'],
    indexes: { org_unit_attributes_code: ['code', 'number'] },
  }),
  changeData('every unit is called today what it has always been called', async (database) => {
    await database.execute(
      `INSERT INTO org_unit_attributes (number, valid_from, valid_to, name, code, kind, area_hectares)
       SELECT u.number, MIN(e.valid_from), '9999-12-31', u.name, u.code, u.kind, NULL
       FROM org_units u JOIN org_edges e ON e.child_number = u.number
       WHERE NOT EXISTS (SELECT 1 FROM org_unit_attributes a WHERE a.number = u.number)
       GROUP BY u.number, u.name, u.code, u.kind`,
      [],
    );
  }),
  createTable('org_bodies', {
    columns: {
      id: column.id(),
      unit_number: column.integer(),
      kind: column.code(30),
      name: column.text(100),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['id'],
    indexes: { org_bodies_unit: ['unit_number', 'kind'] },
  }),
  createTable('org_body_terms', {
    columns: { body_id: column.id(), valid_from: column.calendarDate(), valid_to: column.calendarDate() },
    primaryKey: ['body_id', 'valid_from'],
  }),
  createTable('org_agencies', {
    columns: {
      id: column.id(),
      unit_number: column.integer(),
      kind: column.code(20),
      name: column.text(100),
      bureau: column.code(20),
      glyph: column.text(2),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['id'],
    indexes: { org_agencies_unit: ['unit_number', 'kind'] },
  }),
  createTable('org_agency_service', {
    columns: {
      agency_id: column.id(),
      unit_number: column.integer(),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['agency_id', 'unit_number', 'valid_from'],
    indexes: { org_agency_service_unit: ['unit_number', 'valid_from'] },
  }),
  createTable('org_partners', {
    columns: {
      id: column.id(),
      unit_number: column.integer(),
      kind: column.code(30),
      name: column.text(100),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['id'],
    indexes: { org_partners_unit: ['unit_number', 'kind'] },
  }),
  createTable('org_premises', {
    columns: {
      id: column.id(),
      unit_number: column.integer(),
      name: column.text(100),
      area_square_metres: column.integer(),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['id'],
    indexes: { org_premises_unit: ['unit_number', 'valid_from'] },
  }),
  createIndex('org_units', 'org_units_name', ['name', 'id']),
  createIndex('people', 'people_served', ['street_id', 'community_id', 'grid_id', 'household_id']),
  addColumn('tasks_open', 'body_kind', nullable(column.code(30))),
  addColumn('tasks_archive', 'body_kind', nullable(column.code(30))),
]);
