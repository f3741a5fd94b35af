import { allOf, type Condition, encodeInstant } from '@yige/database';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { TASK_COLUMNS, taskSql } from '../task-rows.js';

export interface PageShape {
  table: 'tasks_open' | 'tasks_archive';
  sort: 'due_at' | 'closed_at';
  direction: 'ASC' | 'DESC';
  limit: number;
}

/**
 * One statement for a page of the union of some parts, in their common order. Each part is a page of its own from one
 * index; IN or OR over them would sort everything.
 */
export function pageOfParts(
  parts: readonly Condition[],
  filters: readonly Condition[],
  shape: PageShape,
): Condition | null {
  if (parts.length === 0) return null;
  const { table, sort, direction, limit } = shape;
  const columns = [...TASK_COLUMNS, ...(sort === 'closed_at' ? ['closed_at'] : [])].join(', ');
  const pages = parts.map((part) => {
    const { sql, parameters } = allOf([part, ...filters]);
    return {
      sql: `SELECT ${columns} FROM ${table} WHERE ${sql} ORDER BY ${sort} ${direction}, id ${direction} LIMIT ${limit}`,
      parameters,
    };
  });
  const [only] = pages;
  const source =
    pages.length === 1 && only !== undefined
      ? `(${only.sql})`
      : `(${pages.map(({ sql }) => `SELECT * FROM (${sql}) u`).join(' UNION ALL ')})`;
  return {
    sql: `${taskSql(source, sort === 'closed_at' ? ', t.closed_at' : '')} ORDER BY t.${sort} ${direction}, t.id ${direction} LIMIT ${limit}`,
    parameters: pages.flatMap(({ parameters }) => parameters),
  };
}

/** A row comparison `(a, b) > (?, ?)` is no index range in MariaDB; the long form is. */
export function cursorCondition(cursor: string | undefined, { sort, direction }: PageShape): Condition[] {
  if (cursor === undefined) return [];
  const { at, id } = decodeCursor(cursor, ['at', 'id']);
  const beyond = direction === 'DESC' ? '<' : '>';
  return [{ sql: `((${sort} = ? AND id ${beyond} ?) OR ${sort} ${beyond} ?)`, parameters: [at, id, at] }];
}

export function cursorAfter(at: Date, id: string): string {
  return encodeCursor({ at: encodeInstant(at), id }, ['at', 'id']);
}
