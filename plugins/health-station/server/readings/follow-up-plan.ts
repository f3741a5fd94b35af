import { addDays, addMonths } from '@yige/plugin-sdk/server';
import type { Control } from '../../contract.js';
import { hypertensionRulesOn } from '../../rules/hypertension.js';

const MONTHS = 12;

/** The last day on which the doctor's next follow-up is in time, after one of that outcome on that day. */
export function nextFollowUpDue(on: string, control: Control): string {
  const { followUpsAYear, soonDays } = hypertensionRulesOn(on);
  return control === 'controlled' ? addMonths(on, MONTHS / followUpsAYear) : addDays(on, soonDays);
}

/** A reading that was no follow-up may bring the next one nearer, and never puts it off. */
export function broughtNearer(due: string, readOn: string, control: Control): string {
  if (control === 'controlled') return due;
  const soon = addDays(readOn, hypertensionRulesOn(readOn).soonDays);
  return soon < due ? soon : due;
}

/** The latest birth date of somebody for whom the elders' limit counts on that day. */
export function elderBornBy(day: string): string {
  return addMonths(day, -MONTHS * hypertensionRulesOn(day).elderAge);
}
