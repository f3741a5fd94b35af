import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';

export type DatabaseErrorCode =
  | 'database.constraintViolated'
  | 'database.deadlock'
  | 'database.foreignConnection'
  | 'database.transactionEnded'
  | 'database.columnMissing'
  | 'database.columnType'
  | 'database.migrationChanged'
  | 'database.migrationFailed'
  | 'database.schemaDrift'
  | 'database.unavailable'
  | 'database.urlInvalid'
  | 'database.queryFailed';

/** Every failure that leaves this package: a stable code, and the driver's error as its cause. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
    this.code = code;
  }
}

interface DriverFields {
  code?: string;
  errno?: number;
  message: string;
}

/** Deadlock (1213), lock wait timeout (1205), and snapshot conflict (1020, MariaDB ≥ 11.6.2): a fresh attempt may pass. */
const TRANSIENT = new Set([1213, 1205, 1020]);
/** Duplicate key (1062, 1586) and foreign keys (1451, 1452, 1216, 1217), a null where none may be (1048). */
const CONSTRAINTS = new Set([1062, 1586, 1451, 1452, 1216, 1217, 1048]);
const CONNECTION_LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'PROTOCOL_CONNECTION_LOST', 'EPIPE']);

export function isTransient(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === 'database.deadlock';
}

/** Gives a driver's or TypeORM's error its code; what is none of theirs (a problem of the caller) passes unchanged. */
export function asDatabaseError(error: unknown): unknown {
  if (error instanceof DatabaseError) return error;
  if (error instanceof QueryRunnerAlreadyReleasedError) return transactionEnded(error);
  const driver = driverFields(error instanceof QueryFailedError ? error.driverError : error);
  if (driver === null) return error;
  return new DatabaseError(codeOf(driver), driver.message, { cause: error });
}

export function transactionEnded(cause?: unknown): DatabaseError {
  return new DatabaseError(
    'database.transactionEnded',
    'This unit of work has ended: a promise in it was not awaited before it returned',
    { cause },
  );
}

function codeOf({ code, errno }: DriverFields): DatabaseErrorCode {
  if (errno !== undefined && TRANSIENT.has(errno)) return 'database.deadlock';
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_BUSY_SNAPSHOT') return 'database.deadlock';
  if (errno !== undefined && CONSTRAINTS.has(errno)) return 'database.constraintViolated';
  if (code?.startsWith('SQLITE_CONSTRAINT')) return 'database.constraintViolated';
  if (code !== undefined && CONNECTION_LOST.has(code)) return 'database.unavailable';
  return 'database.queryFailed';
}

/** The fields of a mysql2 or better-sqlite3 error; null when it is neither. */
function driverFields(error: unknown): DriverFields | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const errno = 'errno' in error && typeof error.errno === 'number' ? error.errno : undefined;
  const fromDriver =
    'sqlState' in error || code?.startsWith('SQLITE_') || (code !== undefined && CONNECTION_LOST.has(code));
  if (!fromDriver) return null;
  return { message: error.message, ...(code === undefined ? {} : { code }), ...(errno === undefined ? {} : { errno }) };
}
