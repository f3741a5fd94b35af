import { calendarPeriodOfKey, type Ledger, type LedgerSeal, type UnitLevel, unitLevelSchema } from '@yige/contracts';
import { useToday } from '@yige/ui';
import { type LedgerSelection, useSeals } from '../ledger-queries.js';
import { useUnitReference } from '../use-unit-reference.js';

export interface SealState {
  /** What was sealed of the unit and the period; null where nothing was, or it is not known yet. */
  seal: LedgerSeal | null;
  /** What was sealed of the period by the unit and all within it; null where nothing can be, or it is not known yet. */
  ofPeriod: { items: LedgerSeal[]; next: string | null } | null;
  /** The unit keeps the ledger itself; what lies above it shows the rows of many, which each seals its own. */
  isKept: boolean;
}

/** Each unit of the ledger’s level seals its own rows, once the period is over: before that nobody asks. */
export function useSealOf(ledger: Ledger, { unit, period }: LedgerSelection): SealState {
  const level = useUnitReference(unit)?.level;
  const isOver = useToday() >= calendarPeriodOfKey(period).endDay;
  const canBeSealed = isOver && level !== undefined && !isBelow(level, ledger.unit);
  const { data } = useSeals(ledger.id, unit, period, canBeSealed);
  const ofPeriod = canBeSealed && data !== undefined ? data : null;
  return {
    seal: ofPeriod?.items.find((each) => each.unit.id === unit) ?? null,
    ofPeriod,
    isKept: level === ledger.unit && (!canBeSealed || ofPeriod !== null),
  };
}

function isBelow(level: UnitLevel, other: UnitLevel): boolean {
  const { options } = unitLevelSchema;
  return options.indexOf(level) > options.indexOf(other);
}
