import { addDays, addMonths, type SettingsOf } from '@yige/plugin-sdk/server';
import type { Control, Screening } from '../../contract.js';
import type { plugin } from '../../plugin.js';
import { hypertensionRulesOn } from '../../rules/hypertension.js';

const MONTHS = 12;

/** What the office of the patient's unit has set: sooner than the rules of the day ask, never later. */
export type LocalTargets = SettingsOf<typeof plugin>;

/** The last day on which the doctor's next follow-up is in time, after one of that outcome on that day. */
export function nextFollowUpDue(on: string, control: Control, local: LocalTargets, newComplication = false): string {
  if (control !== 'controlled' || newComplication) return soonAfter(on, local);
  return addMonths(on, Math.min(local.followUpMonths, MONTHS / hypertensionRulesOn(on).followUpsAYear));
}

/** A reading that moves no follow-up on may bring the next one nearer, and never puts it off. */
export function broughtNearer(
  due: string,
  readOn: string,
  control: Control,
  local: LocalTargets,
  newComplication = false,
): string {
  if (control === 'controlled' && !newComplication) return due;
  const soon = soonAfter(readOn, local);
  return soon < due ? soon : due;
}

/** By when the doctor looks after whoever screening referred; null: nobody did. */
export function screeningFollowUpDue(outcome: Screening, on: string, local: LocalTargets): string | null {
  return outcome === 'referToConfirm' || outcome === 'referUrgently' ? soonAfter(on, local) : null;
}

function soonAfter(day: string, { soonDays }: LocalTargets): string {
  return addDays(day, Math.min(soonDays, hypertensionRulesOn(day).soonDays));
}

/** The latest birth date of somebody for whom the elders' limit counts on that day. */
export function elderBornBy(day: string): string {
  return addMonths(day, -MONTHS * hypertensionRulesOn(day).elderAge);
}

/** The latest birth date of somebody who is screened each year. */
export function screenedBornBy(day: string): string {
  return addMonths(day, -MONTHS * hypertensionRulesOn(day).screening.age);
}
