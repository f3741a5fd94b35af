import { column, createTable, defineMigration, nullable } from '@yige/database';

/** What communities refused of work that came beside the platform, as they recorded it. */
export const outsideRefusalMigration = defineMigration('0069-outside-refusals', [
  createTable('outside_refusals', {
    columns: {
      id: column.id(),
      plugin_id: column.code(40),
      district_id: column.integer(),
      street_id: nullable(column.integer()),
      community_id: nullable(column.integer()),
      grid_id: nullable(column.integer()),
      what: column.text(200),
      reason: column.code(20),
      came_on: column.calendarDate(),
      account_id: column.id(),
      account_name: column.text(100),
      at: column.instant(),
      idempotency_key: column.code(100),
    },
    primaryKey: ['id'],
    unique: { outside_refusals_key: ['account_id', 'idempotency_key'] },
    indexes: {
      outside_refusals_district: ['district_id', 'id'],
      outside_refusals_street: ['street_id', 'id'],
      outside_refusals_community: ['community_id', 'id'],
      outside_refusals_grid: ['grid_id', 'id'],
    },
  }),
]);
