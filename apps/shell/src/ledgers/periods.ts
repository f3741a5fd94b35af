import {
  addDays,
  addMonths,
  type CalendarPeriod,
  calendarPeriodOf,
  calendarPeriodOfKey,
  type LedgerPeriodKind,
} from '@yige/contracts';

/** How far back periods are offered, in months: what was sealed long ago is still looked for. */
const BACK = 60;

/** The running period and those before it, back five years, the latest first. */
export function periodsOf(kind: LedgerPeriodKind, today: string): CalendarPeriod[] {
  const earliest = addMonths(`${today.slice(0, 7)}-01`, -BACK);
  const periods = [calendarPeriodOf(today, kind)];
  for (let last = periods[0]; last !== undefined; last = periods.at(-1)) {
    const before = calendarPeriodOf(addDays(last.firstDay, -1), kind);
    if (before.endDay <= earliest) break;
    periods.push(before);
  }
  return periods;
}

/** Whether a key such as `2026-Q4` names a period of this kind. */
export function isPeriodOf(kind: LedgerPeriodKind, key: string): boolean {
  return calendarPeriodOfKey(key).kind === kind;
}
