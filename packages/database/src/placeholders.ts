/** `?, ?, ?`: one placeholder for each value, to stand between the brackets of an `IN`. */
export function placeholders(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
