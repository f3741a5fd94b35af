/** Degrees as rows keep them: in whole millionths. */
export function microDegrees(degrees: number | undefined): number | null {
  return degrees === undefined ? null : Math.round(degrees * 1_000_000);
}
