import type { SqlValue } from '@yige/database';

/** A day for each `?` of `inForce`. */
export function onDay(day: string): SqlValue[] {
  return [day, day];
}

/** SQL: the appointment holds on the day. */
export function inForce(alias: string): string {
  return `${alias}.valid_from <= ? AND ${alias}.valid_to > ?`;
}

/**
 * SQL: the appointment holds on the day and nobody has lent its holder away. While a secondment runs the host unit has
 * the rights and the post at home gives none; after its end the post gives them again, without anything being written.
 */
export function givesRights(alias: string): string {
  return `${inForce(alias)} AND NOT EXISTS (
    SELECT 1 FROM appointments lent WHERE lent.seconded_from = ${alias}.id AND ${inForce('lent')})`;
}

/** A day for each `?` of `givesRights`. */
export function withRightsOn(day: string): SqlValue[] {
  return [...onDay(day), ...onDay(day)];
}
