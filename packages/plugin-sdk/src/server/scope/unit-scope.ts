import type { UnitLevel, UnitPath } from '@yige/contracts';
import { type ColumnDefinition, column, nullable, type RawRow, type SqlValue } from '@yige/database';

/** Where a caller may use a permission: units, each with all that lies within it. */
export interface UnitScope {
  /** None: nothing is in scope. */
  units: readonly { id: string; level: UnitLevel }[];
}

const levelColumn: Record<UnitLevel, string> = {
  district: 'district_id',
  street: 'street_id',
  community: 'community_id',
  grid: 'grid_id',
};

/** Their names, from the outermost unit inwards. */
export const UNIT_COLUMNS = ['district_id', 'street_id', 'community_id', 'grid_id'] as const;

/** The columns of a row that belongs to units; fill them from a person's or a task's `units`. */
export function unitColumns(): Record<(typeof UNIT_COLUMNS)[number], ColumnDefinition> {
  return {
    district_id: column.id(),
    street_id: nullable(column.id()),
    community_id: nullable(column.id()),
    grid_id: nullable(column.id()),
  };
}

/** Values of the unit columns, in their order. */
export function unitValues({
  districtId,
  streetId,
  communityId,
  gridId,
}: UnitPath): [string, string | null, string | null, string | null] {
  return [districtId, streetId, communityId, gridId];
}

/** Id of the innermost unit of the path: of a grid where there is one. */
export function innermostOf({ districtId, streetId, communityId, gridId }: UnitPath): string {
  return gridId ?? communityId ?? streetId ?? districtId;
}

/** The unit columns of a row that was read with all four of them. */
export function readUnitPath(row: RawRow): UnitPath {
  return {
    districtId: row.text('district_id'),
    streetId: row.textOrNull('street_id'),
    communityId: row.textOrNull('community_id'),
    gridId: row.textOrNull('grid_id'),
  };
}

/** SQL for rows within the scope; a scope without units matches nothing. */
export function unitScopeCondition({ units }: UnitScope, alias: string): { sql: string; parameters: SqlValue[] } {
  if (units.length === 0) return { sql: '1 = 0', parameters: [] };
  const terms = units.map(({ level }) => `${alias}.${levelColumn[level]} = ?`);
  return { sql: `(${terms.join(' OR ')})`, parameters: units.map(({ id }) => id) };
}

/** Whether a row that belongs to these units is within the scope. */
export function isInScope({ units }: UnitScope, path: UnitPath): boolean {
  const ids = [path.districtId, path.streetId, path.communityId, path.gridId];
  return units.some(({ id }) => ids.includes(id));
}
