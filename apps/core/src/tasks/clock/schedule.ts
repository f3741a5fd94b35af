import { addWorkingDays, startOfDay, workingDayBefore } from '@yige/contracts';
import { escalationRuleOn, escalationRules } from '../escalation/rules.js';

/** What the clock does about a deadline, and when. */
export type ClockStep =
  | { kind: 'dueSoon'; at: Date }
  | { kind: 'overdue'; at: Date }
  /** The so many-th level above hears of it. */
  | { kind: 'escalate'; level: number; at: Date };

/**
 * The steps of a deadline in their order. All but the deadline itself fall on the first moment of a working day: nobody
 * is urged on a weekend. `dueDay` is the day of `dueAt` in `timeZone`.
 */
export function scheduleOf(dueAt: Date, dueDay: string, timeZone: string, rules = escalationRules): ClockStep[] {
  const levels = escalationRuleOn(dueDay, rules)?.workingDays ?? [];
  return [
    { kind: 'dueSoon', at: startOfDay(workingDayBefore(dueDay), timeZone) },
    { kind: 'overdue', at: dueAt },
    ...levels.map((days, index): ClockStep => {
      const at = startOfDay(addWorkingDays(dueDay, days + 1), timeZone);
      return { kind: 'escalate', level: index + 1, at };
    }),
  ];
}
