import { column, createTable, defineMigration, nullable } from '@yige/database';
import { FileEntity } from './files/entities.js';
import { JobEntity } from './jobs/entities.js';
import { OutboxEntity } from './outbox/entities.js';
import { PersonMergeEntity, PersonMergeRowEntity } from './people/entities.js';
import { ReceivedEntity } from './received/entities.js';
import { RecurrenceEntity, ScheduleEntity } from './schedule/entities.js';
import { UnitMoveEntity } from './units/entities.js';

/** The SDK's own tables in a plugin's database. The name sorts before any of the plugin's migrations. */
const sdkMigration = defineMigration('0000-yige-sdk', [
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

/** What followed which merge of residents. */
const sdkPeopleMigration = defineMigration('0000-yige-sdk-people', [
  createTable('yige_person_merges', {
    columns: {
      merge_id: column.id(),
      from_id: column.id(),
      into_id: column.id(),
      undone: column.flag(),
      heard_at: column.instant(),
    },
    primaryKey: ['merge_id'],
    indexes: { yige_person_merges_from: ['from_id', 'merge_id'] },
  }),
  createTable('yige_person_merge_rows', {
    columns: {
      merge_id: column.id(),
      place: column.code(120),
      row_key: column.code(60),
      set_aside: nullable(column.longText()),
    },
    primaryKey: ['merge_id', 'place', 'row_key'],
    indexes: { yige_person_merge_rows_key: ['place', 'row_key'] },
  }),
]);

/** Which recurring work was done. */
const sdkRecurrenceMigration = defineMigration('0000-yige-sdk-recurrences', [
  createTable('yige_recurrences', {
    columns: { name: column.code(60), done_key: nullable(column.code(20)), leased_until: column.instant() },
    primaryKey: ['name'],
  }),
]);

/** What has yet to follow residents who moved and units that were reorganised. */
const sdkUnitsMigration = defineMigration('0000-yige-sdk-units', [
  createTable('yige_unit_moves', {
    columns: {
      subject: column.id(),
      kind: column.code(20),
      heard: column.integer(),
      attempts: column.integer(),
      next_at: column.instant(),
    },
    primaryKey: ['subject'],
    indexes: { yige_unit_moves_due: ['next_at', 'subject'] },
  }),
]);

/** Work in the background. */
const sdkJobsMigration = defineMigration('0000-yige-sdk-jobs', [
  createTable('yige_jobs', {
    columns: {
      name: column.code(60),
      job_key: column.code(100),
      payload: column.longText(),
      state: column.code(10),
      attempts: column.integer(),
      next_at: column.instant(),
      added_at: column.instant(),
    },
    primaryKey: ['name', 'job_key'],
    indexes: { yige_jobs_due: ['state', 'next_at', 'name', 'job_key'] },
  }),
]);

/** Files that the plugin keeps. */
const sdkFilesMigration = defineMigration('0000-yige-sdk-files', [
  createTable('yige_files', {
    columns: {
      id: column.id(),
      name: column.text(150),
      kind: column.code(40),
      size: column.integer(),
      sha256: column.code(64),
      person_id: nullable(column.id()),
      stored_at: column.instant(),
    },
    primaryKey: ['id'],
    indexes: { yige_files_person: ['person_id', 'id'] },
  }),
]);

export const sdkMigrations = [
  sdkMigration,
  sdkPeopleMigration,
  sdkRecurrenceMigration,
  sdkUnitsMigration,
  sdkJobsMigration,
  sdkFilesMigration,
];

export const sdkEntities = [
  ReceivedEntity,
  OutboxEntity,
  ScheduleEntity,
  RecurrenceEntity,
  PersonMergeEntity,
  PersonMergeRowEntity,
  UnitMoveEntity,
  JobEntity,
  FileEntity,
];
