import type { Dialect } from './engine.js';

/** A table's, column's or index's name as an identifier of SQL. */
export function quote(dialect: Dialect, name: string): string {
  return dialect === 'mysql' ? `\`${name}\`` : `"${name}"`;
}
