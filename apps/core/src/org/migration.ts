import { column, createTable, defineMigration } from '@yige/database';

export const organisationMigration = defineMigration('0002-organisation', [
  createTable('org_units', {
    columns: {
      id: column.id(),
      number: column.integer(),
      code: column.code(15),
      name: column.text(100),
      level: column.code(20),
      kind: column.code(30),
    },
    primaryKey: ['id'],
    unique: { org_units_number: ['number'] },
    indexes: { org_units_code: ['code', 'id'] },
  }),
  createTable('org_edges', {
    columns: {
      child_number: column.integer(),
      valid_from: column.calendarDate(),
      parent_number: column.integer(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['child_number', 'valid_from'],
    indexes: { org_edges_parent: ['parent_number', 'valid_from'] },
  }),
  createTable('org_closure', {
    columns: { ancestor: column.integer(), descendant: column.integer(), depth: column.integer() },
    primaryKey: ['ancestor', 'descendant'],
    indexes: { org_closure_descendant: ['descendant', 'ancestor'] },
  }),
  createTable('appointments', {
    columns: {
      id: column.id(),
      account_id: column.id(),
      unit_number: column.integer(),
      role: column.code(40),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['id'],
    indexes: { appointments_account: ['account_id', 'valid_from'], appointments_unit: ['unit_number', 'role'] },
  }),
]);
