import { changeData, column, createTable, defineMigration, nullable } from '@yige/database';

export const reorganisationMigration = defineMigration('0011-reorganisation', [
  createTable('org_reorganisations', {
    columns: {
      id: column.id(),
      state: column.code(20),
      effective_on: column.calendarDate(),
      document_number: column.text(60),
      document_title: column.text(200),
      document_issuer: column.text(100),
      document_date: column.calendarDate(),
      reason: column.text(500),
      changes: column.document(),
      decisions: column.document(),
      outline: column.document(),
      preview: column.document(),
      failure: nullable(column.document()),
      proposed_by: column.id(),
      proposed_by_name: column.text(100),
      proposed_at: column.instant(),
      idempotency_key: nullable(column.code(100)),
      decided_by: nullable(column.id()),
      decided_by_name: nullable(column.text(100)),
      decided_at: nullable(column.instant()),
      decision_note: nullable(column.text(500)),
      applied_at: nullable(column.instant()),
      finished_at: nullable(column.instant()),
      units_done: column.integer(),
      units_total: column.integer(),
      rows_moved: column.integer(),
      row_cursor: column.code(26),
    },
    primaryKey: ['id'],
    unique: { org_reorganisations_key: ['proposed_by', 'idempotency_key'] },
    indexes: { org_reorganisations_due: ['state', 'effective_on', 'id'] },
  }),
  createTable('org_reorganisation_units', {
    columns: {
      reorganisation_id: column.id(),
      unit_number: column.integer(),
      own: column.flag(),
      held: column.code(26),
    },
    primaryKey: ['reorganisation_id', 'unit_number'],
    unique: { org_reorganisation_units_held: ['unit_number', 'held'] },
  }),
  createTable('org_lineage', {
    columns: {
      from_number: column.integer(),
      to_number: column.integer(),
      reorganisation_id: column.id(),
      valid_from: column.calendarDate(),
      kind: column.code(10),
      own_matters: column.flag(),
    },
    primaryKey: ['from_number', 'to_number', 'reorganisation_id'],
    indexes: { org_lineage_to: ['to_number', 'valid_from'] },
  }),
  createTable('org_settling', {
    columns: {
      unit_number: column.integer(),
      position: nullable(column.integer()),
      level: column.code(20),
      district_id: column.integer(),
      street_id: nullable(column.integer()),
      community_id: nullable(column.integer()),
      grid_id: nullable(column.integer()),
      affected: column.flag(),
    },
    primaryKey: ['unit_number'],
    indexes: {
      org_settling_position: ['position'],
      org_settling_community: ['community_id'],
      org_settling_street: ['street_id'],
      org_settling_district: ['district_id'],
      org_settling_grid: ['grid_id'],
    },
  }),
  createTable('org_row_origins', {
    columns: { row_id: column.id(), valid_to: column.calendarDate(), unit_number: column.integer() },
    primaryKey: ['row_id', 'valid_to'],
    indexes: { org_row_origins_unit: ['unit_number', 'valid_to'] },
  }),
  createTable('org_execution', {
    columns: { id: column.integer(), holder: column.code(26), held_until: column.instant() },
    primaryKey: ['id'],
  }),
  changeData('nobody carries out a reorganisation yet', async (database) => {
    await database.insertMany('org_execution', ['id', 'holder', 'held_until'], [[1, '', new Date(0)]], {
      ignoreDuplicates: true,
    });
  }),
]);
