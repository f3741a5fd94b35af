import { column, createTable, defineMigration } from '@yige/database';

export const outboxMigration = defineMigration('0006-outbox', [
  createTable('outbox_events', {
    columns: {
      id: column.id(),
      type: column.code(100),
      subject: column.code(100),
      data: column.longText(),
      occurred_at: column.instant(),
    },
    primaryKey: ['id'],
  }),
  createTable('outbox_deliveries', {
    columns: {
      event_id: column.id(),
      plugin_id: column.code(40),
      attempts: column.integer(),
      next_at: column.instant(),
    },
    primaryKey: ['event_id', 'plugin_id'],
    indexes: { outbox_deliveries_due: ['next_at', 'event_id'] },
  }),
]);
