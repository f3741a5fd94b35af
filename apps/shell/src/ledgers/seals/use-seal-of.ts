import type { Ledger, LedgerSeal } from '@yige/contracts';
import { type LedgerSelection, useSeals } from '../ledger-queries.js';
import { useUnitReference } from '../use-unit-reference.js';

export interface SealState {
  /** What was sealed of the unit and the period; null where nothing was, or it is not known yet. */
  seal: LedgerSeal | null;
  /** The unit keeps the ledger itself; what lies above it shows the rows of many, which each seals its own. */
  isKept: boolean;
}

/** Each unit of the ledger’s level seals its own rows. */
export function useSealOf(ledger: Ledger, { unit, period }: LedgerSelection): SealState {
  const { data } = useSeals(ledger.id, unit, period);
  return {
    seal: data?.items.find((each) => each.unit.id === unit) ?? null,
    isKept: useUnitReference(unit)?.level === ledger.unit && data !== undefined,
  };
}
