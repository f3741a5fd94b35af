/** The moment of a clock time (`HH:MM`) on a calendar day in a time zone. */
export function instantAt(day: string, time: string, timeZone: string): Date {
  const utc = new Date(`${day}T${time}:00.000Z`);
  const shown = clockIn(timeZone).format(utc);
  const offset = Date.parse(`${shown.replace(' ', 'T')}Z`) - utc.getTime();
  return new Date(utc.getTime() - offset);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Made once for a zone: making one costs as much as a short request. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return clock;
}

/** The day that lies `days` after a calendar day. */
export function addDays(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00.000Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The first moment of a calendar day in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  return instantAt(day, '00:00', timeZone);
}

/** The last moment of a calendar day in a time zone. */
export function endOfDay(day: string, timeZone: string): Date {
  return new Date(startOfDay(addDays(day, 1), timeZone).getTime() - 1);
}

/** The same day of the month so many months later, or the month's last day where it has none: 31 January + 1 → 28 February. */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, last));
  return date.toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
