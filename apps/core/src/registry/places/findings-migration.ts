import { column, createTable, defineMigration, nullable } from '@yige/database';

/** What walk-rounds find and somebody has to see to. */
export const walkFindingsMigration = defineMigration('0060-walk-findings', [
  createTable('walk_findings', {
    columns: {
      id: column.id(),
      round_id: column.id(),
      building_id: column.id(),
      district_id: column.integer(),
      street_id: nullable(column.integer()),
      community_id: nullable(column.integer()),
      grid_id: nullable(column.integer()),
      kind: column.code(30),
      dwelling_id: nullable(column.id()),
      entrance: nullable(column.text(30)),
      door: column.text(30),
      note: nullable(column.text(200)),
      by_id: column.id(),
      at: column.instant(),
      settled_by: nullable(column.id()),
      settled_at: nullable(column.instant()),
      settled_note: nullable(column.text(200)),
    },
    primaryKey: ['id'],
    indexes: {
      walk_findings_round: ['round_id', 'id'],
      walk_findings_building: ['building_id', 'id'],
      walk_findings_street: ['street_id', 'settled_at', 'id'],
      walk_findings_community: ['community_id', 'settled_at', 'id'],
      walk_findings_grid: ['grid_id', 'settled_at', 'id'],
    },
  }),
]);
