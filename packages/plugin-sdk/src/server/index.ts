export {
  addDays,
  addMonths,
  birthDateOfCitizenId,
  type CitizenIdFault,
  type Client,
  type CloudEvent,
  type CreateTask,
  citizenIdFault,
  coreEvents,
  daysBetween,
  instantAt,
  type Matter,
  type NewMatter,
  newId,
  type Person,
  type PersonSummary,
  ProblemError,
  personMergeEventDataSchema,
  type SearchHit,
  type SearchQuery,
  sexOfCitizenId,
  startOfDay,
  type UnitPath,
  type Visit,
  visitEventDataSchema,
} from '@yige/contracts';
export {
  addColumn,
  allOf,
  anyOf,
  type Condition,
  changeData,
  column,
  createIndex,
  createTable,
  Database,
  defineMigration,
  type EntityClass,
  type Migration,
  nullable,
  oneOf,
  RawRow,
  type SqlValue,
} from '@yige/database';
export {
  type CellFault,
  columnName,
  readSheet,
  SheetFailure,
  type SheetFailureKind,
  type SheetLimits,
  type SheetRow,
} from '@yige/sheets';
export { Clock } from './clock.js';
export type { StoredFile } from './files/file-rows.js';
export type { IncomingFile } from './files/incoming-file.js';
export { PluginFiles, type StoreOptions } from './files/plugin-files.js';
export { TaskFiles } from './files/task-files.js';
export { Every, LedgerRows, OnEvent, Recurring, type RecurringOptions, Search, TaskResult } from './handlers.js';
export { Caller, CurrentCaller } from './http/caller.js';
export { Input, type PluginInput, PluginRoute, type PluginRouteFields } from './http/plugin-route.js';
export { defineJob, Job, type JobDefinition, type JobRun } from './jobs/define-job.js';
export { type JobOptions, Jobs } from './jobs/jobs.js';
export type { LedgerFilter, LedgerQuery, LedgerRecord, LedgerRow } from './ledgers/ledger-rows.js';
export { Log } from './log.js';
export { Matters } from './matters/matters.js';
export { TaskOutbox } from './outbox/task-outbox.js';
export type { PersonColumn } from './people/person-references.js';
export { CoreClient } from './platform/core-client.js';
export { People, type PeopleFilter } from './platform/people.js';
export { PluginConfiguration } from './plugin-configuration.js';
export { PluginProblem } from './plugin-problem.js';
export type { Occurrence, Recurrence } from './schedule/recurrence.js';
export {
  innermostOf,
  isInScope,
  readUnitPath,
  type UnitScope,
  unitColumns,
  unitScopeCondition,
  unitValues,
} from './scope/unit-scope.js';
export { Settings } from './settings/settings.js';
export type { SettingsOf } from './settings/settings-of.js';
export { type PluginProgram, startPlugin } from './start-plugin.js';
export type { TaskDelivery } from './tasks/task-results.js';
export { type TaskOutcome, Tasks, type WantedTask } from './tasks/tasks.js';
export type { UnitRows } from './units/unit-rows.js';
export { Visits } from './visits/visits.js';
