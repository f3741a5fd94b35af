import { addWorkingDays, type EscalationRule, instantAt, isWorkingDay, workingDayBefore } from '@yige/contracts';
import { escalationRuleOn } from '../escalation/rules.js';

/** What the clock does about a deadline, and when. */
export type ClockStep =
  | { kind: 'dueSoon'; at: Date }
  | { kind: 'overdue'; at: Date }
  /** The so many-th level above hears of it. */
  | { kind: 'escalate'; level: number; at: Date };

/** 08:00, the morning hour at which people are told: nobody is urged at night. */
const MORNING = '08:00';

/** The morning of a day, in a time zone. */
export function morningOf(day: string, timeZone: string): Date {
  return instantAt(day, MORNING, timeZone);
}

/**
 * The steps of a deadline in their order, each in the morning of a working day: nobody is urged on a weekend. One that has
 * passed is spoken of in the first morning after it. `dueDay` is the day of `dueAt` in `timeZone`.
 */
export function scheduleOf(
  dueAt: Date,
  dueDay: string,
  timeZone: string,
  rules: readonly EscalationRule[],
): ClockStep[] {
  const levels = escalationRuleOn(dueDay, rules)?.workingDays ?? [];
  return [
    { kind: 'dueSoon', at: morningOf(workingDayBefore(dueDay), timeZone) },
    { kind: 'overdue', at: morningAfter(dueAt, dueDay, timeZone) },
    ...levels.map((days, index): ClockStep => {
      const at = morningOf(addWorkingDays(dueDay, days + 1), timeZone);
      return { kind: 'escalate', level: index + 1, at };
    }),
  ];
}

function morningAfter(dueAt: Date, dueDay: string, timeZone: string): Date {
  const sameDay = morningOf(dueDay, timeZone);
  return isWorkingDay(dueDay) && sameDay >= dueAt ? sameDay : morningOf(addWorkingDays(dueDay, 1), timeZone);
}
