export { type ColumnDefinition, column, NO_DEADLINE, nullable } from './columns.js';
export { allOf, anyOf, type Condition, noneOf, oneOf } from './condition.js';
export { Database } from './database.js';
export type { Dialect } from './engine.js';
export { DatabaseError, type DatabaseErrorCode } from './errors.js';
export {
  addColumn,
  changeData,
  createIndex,
  createTable,
  defineMigration,
  type Migration,
  type MigrationStep,
  type TableDefinition,
} from './migration/migration.js';
export type { MigrationReport } from './migration/migrator.js';
export { type DatabaseOptions, type EntityClass, openDatabase } from './open-database.js';
export { placeholders } from './placeholders.js';
export { backOff, Worker, type WorkerLog } from './queue/worker.js';
export { quote } from './quote.js';
export { RawRow } from './raw-row.js';
export { type BoundValue, decodeInstant, encodeInstant, type SqlValue } from './sql-value.js';
export type { SentStatement } from './statement-counter.js';
