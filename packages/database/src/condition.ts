import { placeholders } from './placeholders.js';
import type { SqlValue } from './sql-value.js';

/** What stands in a WHERE, with its values in the order of its `?`. */
export interface Condition {
  /** Stands after WHERE, with `?` where a value goes. */
  readonly sql: string;
  /** One for each `?`, in their order. */
  readonly parameters: readonly SqlValue[];
}

/** At least one; each binds at least as strongly as AND. */
export function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

/** At least one, of any shape. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined) return { ...only, sql: `(${only.sql})` };
  return {
    sql: `(${conditions.map(({ sql }) => `(${sql})`).join(' OR ')})`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

/** At least one value. */
export function oneOf(column: string, values: readonly string[]): Condition {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return { sql: `${column} = ?`, parameters: [only] };
  return { sql: `${column} IN (${placeholders(values)})`, parameters: values };
}

/** At least one value. */
export function noneOf(column: string, values: readonly string[]): Condition {
  return { sql: `${column} NOT IN (${placeholders(values)})`, parameters: values };
}
