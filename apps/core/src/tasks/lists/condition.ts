import { placeholders, type SqlValue } from '@yige/database';

export interface Condition {
  sql: string;
  parameters: readonly SqlValue[];
}

export function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return {
    sql: `(${conditions.map(({ sql }) => `(${sql})`).join(' OR ')})`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

export function oneOf(column: string, values: readonly string[]): Condition {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return { sql: `${column} = ?`, parameters: [only] };
  return { sql: `${column} IN (${placeholders(values)})`, parameters: values };
}

export function noneOf(column: string, values: readonly string[]): Condition {
  return { sql: `${column} NOT IN (${placeholders(values)})`, parameters: values };
}
