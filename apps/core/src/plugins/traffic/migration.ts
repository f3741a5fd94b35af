import { column, createTable, defineMigration, nullable } from '@yige/database';

export const trafficMigration = defineMigration('0054-plugin-traffic', [
  createTable('plugin_traffic', {
    columns: {
      plugin_id: column.code(40),
      hour: column.instant(),
      version: column.code(40),
      part: column.code(4),
      bucket: column.integer(),
      calls: column.integer(),
      errors: column.integer(),
    },
    primaryKey: ['plugin_id', 'hour', 'version', 'part', 'bucket'],
    indexes: { plugin_traffic_hour: ['hour'] },
  }),
  createTable('plugin_incidents', {
    columns: {
      plugin_id: column.code(40),
      minute: column.instant(),
      digest: column.code(22),
      kind: column.code(12),
      version: nullable(column.code(40)),
      what: column.text(300),
      count: column.integer(),
      at: column.instant(),
      request_id: nullable(column.code(64)),
    },
    primaryKey: ['plugin_id', 'minute', 'digest'],
    indexes: { plugin_incidents_newest: ['plugin_id', 'at', 'digest'], plugin_incidents_at: ['at'] },
  }),
  createTable('plugin_health', {
    columns: {
      plugin_id: column.code(40),
      version: column.code(40),
      reachable: column.flag(),
      migrated: column.flag(),
      checked_at: column.instant(),
      last_reachable_at: nullable(column.instant()),
      last_error: nullable(column.text(300)),
    },
    primaryKey: ['plugin_id', 'version'],
  }),
]);
