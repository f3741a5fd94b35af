/**
 * Below this age a guardian has to agree: 个人信息保护法 art. 28 counts all data of a child under 14 as sensitive, and art. 31
 * asks for the guardian's consent.
 */
const GUARDED_BELOW = 14;

/**
 * Whether a guardian has to agree for somebody on a day.
 *
 * @param birthDate `YYYY-MM-DD`
 * @param day `YYYY-MM-DD`
 */
export function needsGuardian(birthDate: string, day: string): boolean {
  return ageOn(birthDate, day) < GUARDED_BELOW;
}

/** Completed years on a day. */
function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
