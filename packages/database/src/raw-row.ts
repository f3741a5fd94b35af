import { DatabaseError } from './errors.js';
import { decodeInstant, encodeInstant } from './sql-value.js';

/**
 * One row of hand-written SQL, read by column with the type that the caller expects.
 * A missing column or another type is a `DatabaseError`, so that a changed query cannot hand on `undefined`.
 */
export class RawRow {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  /** Text; null is a `DatabaseError`. */
  text(column: string): string {
    return this.textOrNull(column) ?? this.isNull(column);
  }

  /** Text, or null. */
  textOrNull(column: string): string | null {
    const value = this.read(column);
    if (value === null || typeof value === 'string') return value;
    return this.mismatch(column, 'text', value);
  }

  /** A whole number; null is a `DatabaseError`. */
  integer(column: string): number {
    return this.integerOrNull(column) ?? this.isNull(column);
  }

  /** Sums come as text from MySQL; both forms are read, as long as they are safe integers. */
  integerOrNull(column: string): number | null {
    const value = this.read(column);
    if (value === null) return null;
    const number =
      typeof value === 'number'
        ? value
        : typeof value === 'string' || typeof value === 'bigint'
          ? Number(value)
          : Number.NaN;
    return Number.isSafeInteger(number) ? number : this.mismatch(column, 'integer', value);
  }

  /** A flag, which the database holds as 0 or 1; null is a `DatabaseError`. */
  boolean(column: string): boolean {
    const value = this.integer(column);
    return value === 0 || value === 1 ? value === 1 : this.mismatch(column, 'boolean', value);
  }

  /** A moment in UTC; null is a `DatabaseError`. */
  instant(column: string): Date {
    return this.instantOrNull(column) ?? this.isNull(column);
  }

  /** A moment in UTC, or null. */
  instantOrNull(column: string): Date | null {
    const value = this.read(column);
    if (value === null || value instanceof Date) return value;
    const instant = typeof value === 'string' ? decodeInstant(value) : null;
    return instant !== null && !Number.isNaN(instant.getTime()) ? instant : this.mismatch(column, 'instant', value);
  }

  /** A JSON column, checked by the given parser (e.g. `schema.parse`). */
  json<Value>(column: string, parse: (value: unknown) => Value): Value {
    return parse(JSON.parse(this.text(column)));
  }

  /** The same; null where the column is. */
  jsonOrNull<Value>(column: string, parse: (value: unknown) => Value): Value | null {
    const text = this.textOrNull(column);
    return text === null ? null : parse(JSON.parse(text));
  }

  /** The value as the database holds it, to be written back unread: text, a number or null; an instant as its text. */
  stored(column: string): string | number | null {
    const value = this.read(column);
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    return value instanceof Date ? encodeInstant(value) : this.mismatch(column, 'text or a number', value);
  }

  private read(column: string): unknown {
    const value = this.values[column];
    if (value === undefined) throw new DatabaseError('database.columnMissing', `The query gives no column ${column}`);
    return value;
  }

  private isNull(column: string): never {
    return this.mismatch(column, 'a value', null);
  }

  private mismatch(column: string, expected: string, value: unknown): never {
    const found = value === null ? 'null' : typeof value;
    throw new DatabaseError('database.columnType', `Column ${column} should hold ${expected}, not ${found}`);
  }
}
