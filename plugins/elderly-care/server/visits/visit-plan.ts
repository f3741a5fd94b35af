import { addDays, addMonths, type SettingsOf } from '@yige/plugin-sdk/server';
import type { AbilityLevel } from '../../ability-contract.js';
import type { Tier } from '../../contract.js';
import type { plugin } from '../../plugin.js';
import { isAtLeast } from '../../rules/ability-assessment.js';
import { visitCyclesOn } from '../../rules/visit-cycles.js';

/** What the office of the elder's unit has set. */
export type LocalCycles = SettingsOf<typeof plugin>;

/** What decides how often somebody is visited. */
interface Situation {
  livingAlone: boolean;
  /** By the assessment that counts; null: never assessed. */
  ability: AbilityLevel | null;
}

/** The tier of an elder by what registry, visitors and assessors know. */
export function tierOf(
  { livingAlone, ability }: Situation,
  today: string,
  { keyVisitsFrom }: Pick<LocalCycles, 'keyVisitsFrom'>,
): Tier {
  const { livingAloneTier, disabledTier } = visitCyclesOn(today);
  if (livingAlone) return livingAloneTier;
  return ability !== null && isAtLeast(ability, keyVisitsFrom) ? disabledTier : 'general';
}

type Cycles = Pick<LocalCycles, 'highVisitDays' | 'keyVisitMonths' | 'generalVisitMonths' | 'retryAfterDays'>;

/** The last day on which the next visit is in time, counted from the last one, or from enrolment before the first. */
export function nextVisitDue(tier: Tier, since: string, local: Cycles): string {
  if (tier === 'high') return addDays(since, local.highVisitDays);
  return addMonths(since, tier === 'key' ? local.keyVisitMonths : local.generalVisitMonths);
}

/** When to try again after nobody was met. */
export function retryDue(attemptedOn: string, local: Cycles): string {
  return addDays(attemptedOn, local.retryAfterDays);
}

/** The latest birth date of somebody who is an elder on that day. */
export function bornBefore(today: string): string {
  return addMonths(today, -12 * visitCyclesOn(today).elderAge);
}
