import { versionOn } from '@yige/plugin-sdk/rules';
import type { Tier } from '../contract.js';

/** How often elders are visited, from a day on. Local offices change it, so the newest version that applies counts. */
export interface VisitCycleRules {
  validFrom: string;
  /** Where the numbers come from. */
  source: string;
  /** False: not confirmed by a second source ([U]); offices should check it. */
  confirmed: boolean;
  /** Age from which a person is an elder. */
  elderAge: number;
  /** Longest time between two visits, and from an attempt at which nobody was met to the next, until an office sets another. */
  usual: { highDays: number; keyMonths: number; generalMonths: number; retryAfterDays: number };
  /** Everyone living alone (独居) is in at least this tier. */
  livingAloneTier: Tier;
  /** Everyone assessed as disabled (失能), from the level on that an office sets, is in at least this tier. */
  disabledTier: Tier;
}

export const visitCycles: readonly VisitCycleRules[] = [
  {
    validFrom: '2022-10-19',
    source: '特殊困难老年人探访关爱服务的地方做法（可由当地调整）',
    confirmed: false,
    elderAge: 60,
    usual: { highDays: 7, keyMonths: 1, generalMonths: 3, retryAfterDays: 3 },
    livingAloneTier: 'key',
    disabledTier: 'key',
  },
];

/** The version that applies on a day; before the first one, the first. */
export function visitCyclesOn(day: string): VisitCycleRules {
  return versionOn(day, visitCycles);
}
