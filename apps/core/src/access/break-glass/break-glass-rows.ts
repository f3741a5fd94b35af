import { type BreakGlass, type LocalizedText, type Role, roleSchema } from '@yige/contracts';
import type { RawRow } from '@yige/database';
import type { UnitDirectory } from '../../org/unit-directory.js';

export interface BreakGlassRow {
  id: string;
  account: { id: string; name: string };
  role: Role;
  permission: string;
  unitNumber: number;
  reason: string;
  begunAt: Date;
  endsAt: Date;
  endedAt: Date | null;
  uses: number;
}

export const BREAK_GLASS_SQL = `
  SELECT id, account_id, account_name, role, permission, unit_number, reason, begun_at, ends_at, ended_at, uses
  FROM break_glass`;

export function readBreakGlass(row: RawRow): BreakGlassRow {
  return {
    id: row.text('id'),
    account: { id: row.text('account_id'), name: row.text('account_name') },
    role: roleSchema.parse(row.text('role')),
    permission: row.text('permission'),
    unitNumber: row.integer('unit_number'),
    reason: row.text('reason'),
    begunAt: row.instant('begun_at'),
    endsAt: row.instant('ends_at'),
    endedAt: row.instantOrNull('ended_at'),
    uses: row.integer('uses'),
  };
}

export function describeBreakGlass(row: BreakGlassRow, title: LocalizedText, units: UnitDirectory): BreakGlass {
  const unit = units.byNumber(row.unitNumber);
  return {
    id: row.id,
    account: row.account,
    permission: row.permission,
    title,
    unit: unit === null ? null : { id: unit.id, name: unit.name, level: unit.level },
    reason: row.reason,
    begunAt: row.begunAt.toISOString(),
    until: row.endsAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    uses: row.uses,
  };
}
