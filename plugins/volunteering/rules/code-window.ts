const MINUTE = 60_000;
/** Codes are shown and taken from so long before a shift until so long after it: ours to set ([U]). */
const EARLY = 30 * MINUTE;
const LATE = 60 * MINUTE;

/** Whether the codes of a shift are shown and taken at a moment. */
export function takesCodes(startsAt: Date, endsAt: Date, now: Date): boolean {
  return now.getTime() >= startsAt.getTime() - EARLY && now.getTime() <= endsAt.getTime() + LATE;
}
