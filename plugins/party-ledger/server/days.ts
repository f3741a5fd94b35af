/** The earlier of two days, both `YYYY-MM-DD`. */
export function earlierOf(one: string, other: string): string {
  return one.localeCompare(other) <= 0 ? one : other;
}

/** The later of two days, both `YYYY-MM-DD`, or of two months, both `YYYY-MM`. */
export function laterOf(one: string, other: string): string {
  return one.localeCompare(other) >= 0 ? one : other;
}
