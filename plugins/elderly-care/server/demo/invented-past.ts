import { addDays, daysBetween } from '@yige/plugin-sdk/server';
import type { Tier } from '../../contract.js';
import { type LocalCycles, nextVisitDue } from '../visits/visit-plan.js';

/** Visits of so many days are invented. */
const DAYS = 61;
/** Last visits are spread over so many days, so that the next come due on different ones. */
const SPREAD = { high: 7, key: 32, general: 92 } as const;
/** Days after the due day on which a visit was made, one after the other; below zero: before it. */
const LATENESS = [-2, 0, -4, -1, 3, -3, 0, -5, -1, -2, 6] as const;

interface InventedVisit {
  /** Somebody was met. */
  on: string;
  /** Nobody was, some days before. */
  attemptedOn: string | null;
  /** As it is kept: what was met early stands on the day of the visit. */
  dueOn: string;
}

export interface InventedPast {
  /** Always the same for one person; what varies is chosen by it. */
  number: number;
  /** The oldest first; the last one may be older than two months, as the cycles of some are longer. */
  visits: readonly InventedVisit[];
  lastOn: string;
  nextDue: string;
}

/** The visits of one elder until yesterday, by the cycle of their tier. */
export function pastOf(personId: string, tier: Tier, today: string, local: LocalCycles): InventedPast {
  const number = numberOf(personId);
  const lastOn = lastVisit(number, tier, today, local);
  const visits: InventedVisit[] = [];
  for (let on = lastOn; visits.length === 0 || on >= addDays(today, -DAYS); ) {
    const late = LATENESS[(number + visits.length) % LATENESS.length] ?? 0;
    const before = addDays(on, -Math.max(1, cycleOf(tier, on, local) + late));
    const due = nextVisitDue(tier, before, local);
    const isLate = due < on;
    const attemptedOn = addDays(on, -local.retryAfterDays);
    visits.unshift({
      on,
      attemptedOn: (number + visits.length) % 9 === 4 && attemptedOn > before ? attemptedOn : null,
      dueOn: isLate ? due : on,
    });
    on = before;
  }
  return { number, visits, lastOn, nextDue: nextVisitDue(tier, lastOn, local) };
}

/** One in forty waits for a visit that should have been. */
function lastVisit(number: number, tier: Tier, today: string, local: LocalCycles): string {
  // Months differ by three days at most.
  if (number % 40 === 7) return addDays(today, -cycleOf(tier, today, local) - 4 - (number % 3));
  return addDays(today, -Math.max(1, number % SPREAD[tier]));
}

function cycleOf(tier: Tier, day: string, local: LocalCycles): number {
  return daysBetween(day, nextVisitDue(tier, day, local));
}

function numberOf(personId: string): number {
  let sum = 0;
  for (const character of personId) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return sum;
}
