import type { UnitLevel } from '@yige/contracts';

/** A table whose rows belong to units by columns `district_id`, `street_id`, `community_id`, `grid_id`. */
export interface UnitColumns {
  table: string;
  /** The levels for which it has a column. */
  levels: readonly UnitLevel[];
}

const ALL = ['district', 'street', 'community', 'grid'] as const satisfies readonly UnitLevel[];

/** Every table with unit columns. Its rows follow a reorganisation because it stands here; a test finds what doesn't. */
export const unitColumnTables: readonly UnitColumns[] = [
  { table: 'people', levels: ALL },
  { table: 'person_merge_sides', levels: ALL },
  { table: 'buildings', levels: ALL },
  { table: 'diary_entries', levels: ALL },
  { table: 'walk_rounds', levels: ALL },
  { table: 'walk_findings', levels: ALL },
  { table: 'sealed_people', levels: ALL },
  { table: 'anonymous_people', levels: ALL },
  { table: 'imports', levels: ALL },
  { table: 'tasks_open', levels: ALL },
  { table: 'tasks_archive', levels: ALL },
  { table: 'task_refusals', levels: ALL },
  { table: 'outside_refusals', levels: ALL },
  { table: 'funding_payments', levels: ALL },
  { table: 'dispatches', levels: ALL },
  { table: 'dispatch_targets', levels: ALL },
  { table: 'matters', levels: ALL },
  { table: 'ledger_seals', levels: ALL },
];

/** SQL for the rows of a table whose innermost unit is of this level and given as `?`; null where it can hold none. */
export function innermostIs({ levels }: UnitColumns, level: UnitLevel, alias: string): string | null {
  if (!levels.includes(level)) return null;
  const below = ALL.slice(ALL.indexOf(level) + 1).filter((other) => levels.includes(other));
  return [`${alias}.${level}_id = ?`, ...below.map((other) => `${alias}.${other}_id IS NULL`)].join(' AND ');
}
