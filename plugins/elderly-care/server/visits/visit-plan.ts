import { addDays, addMonths } from '@yige/plugin-sdk/server';
import type { Tier } from '../../contract.js';
import { visitCyclesOn } from '../../rules/visit-cycles.js';

/** The tier of an elder by what the registry knows; assessments will raise it. */
export function tierOf({ livingAlone }: { livingAlone: boolean }, today: string): Tier {
  return livingAlone ? visitCyclesOn(today).livingAloneTier : 'general';
}

/** The last day on which the next visit is in time, counted from the last one, or from enrolment before the first. */
export function nextVisitDue(tier: Tier, since: string): string {
  const cycle = visitCyclesOn(since).cycles[tier];
  return 'days' in cycle ? addDays(since, cycle.days) : addMonths(since, cycle.months);
}

/** When to try again after nobody was met. */
export function retryDue(attemptedOn: string): string {
  return addDays(attemptedOn, visitCyclesOn(attemptedOn).retryAfterDays);
}

/** The latest birth date of somebody who is an elder on that day. */
export function bornBefore(today: string): string {
  return addMonths(today, -12 * visitCyclesOn(today).elderAge);
}
