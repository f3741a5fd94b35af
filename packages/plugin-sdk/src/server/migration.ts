import { column, createTable, defineMigration, nullable } from '@yige/database';
import { OutboxEntity, ScheduleEntity } from './outbox/entities.js';
import { ReceivedEntity } from './received/entities.js';

/** The SDK's own tables in a plugin's database. The name sorts before any of the plugin's migrations. */
export const sdkMigration = defineMigration('0000-yige-sdk', [
  createTable('yige_received', {
    columns: { kind: column.code(20), id: column.id(), answer: column.longText(), received_at: column.instant() },
    primaryKey: ['kind', 'id'],
  }),
  createTable('yige_outbox', {
    columns: {
      task_key: column.code(100),
      body: column.longText(),
      state: column.code(10),
      attempts: column.integer(),
      next_at: column.instant(),
      task_id: nullable(column.id()),
      created_at: column.instant(),
    },
    primaryKey: ['task_key'],
    indexes: { yige_outbox_due: ['state', 'next_at', 'task_key'], yige_outbox_task: ['task_id'] },
  }),
  createTable('yige_schedules', {
    columns: { name: column.code(60), next_at: column.instant() },
    primaryKey: ['name'],
  }),
]);

export const sdkEntities = [ReceivedEntity, OutboxEntity, ScheduleEntity];
