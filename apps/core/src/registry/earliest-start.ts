/**
 * The first day to which the start of something dated can be moved: one before it that ended where it begins goes along
 * as far as its own beginning, one that ended earlier stays as it is.
 */
export function earliestStart(previous: { from: string; to: string }, start: string): string {
  return previous.to === start ? previous.from : previous.to;
}
