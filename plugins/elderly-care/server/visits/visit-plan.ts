import { addDays, addMonths, type SettingsOf } from '@yige/plugin-sdk/server';
import type { Tier } from '../../contract.js';
import type { plugin } from '../../plugin.js';
import { visitCyclesOn } from '../../rules/visit-cycles.js';

/** The tier of an elder by what the registry knows; assessments will raise it. */
export function tierOf({ livingAlone }: { livingAlone: boolean }, today: string): Tier {
  return livingAlone ? visitCyclesOn(today).livingAloneTier : 'general';
}

/** What the office of the elder's unit has set. */
export type LocalCycles = SettingsOf<typeof plugin>;

/** The last day on which the next visit is in time, counted from the last one, or from enrolment before the first. */
export function nextVisitDue(tier: Tier, since: string, local: LocalCycles): string {
  if (tier === 'high') return addDays(since, local.highVisitDays);
  return addMonths(since, tier === 'key' ? local.keyVisitMonths : local.generalVisitMonths);
}

/** When to try again after nobody was met. */
export function retryDue(attemptedOn: string, local: LocalCycles): string {
  return addDays(attemptedOn, local.retryAfterDays);
}

/** The latest birth date of somebody who is an elder on that day. */
export function bornBefore(today: string): string {
  return addMonths(today, -12 * visitCyclesOn(today).elderAge);
}
