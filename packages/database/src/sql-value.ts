/** What may stand for a `?`. A `Date` is bound as UTC text with milliseconds, the form both dialects store. */
export type SqlValue = string | number | bigint | boolean | Date | Buffer | null;
export type BoundValue = string | number | bigint | Buffer | null;

export function bind(parameters: readonly SqlValue[]): BoundValue[] {
  // A thousand rows of one moment share its date.
  let last: { instant: Date; text: string } | null = null;
  return parameters.map((value) => {
    if (value instanceof Date) {
      if (last?.instant !== value) last = { instant: value, text: encodeInstant(value) };
      return last.text;
    }
    if (typeof value === 'boolean') return value ? 1 : 0;
    return value;
  });
}

/** `2026-11-19 10:26:00.000`, UTC: sorts as text in the order of time. */
export function encodeInstant(instant: Date): string {
  return instant.toISOString().replace('T', ' ').replace('Z', '');
}

/** Reverse of `encodeInstant`; the text is UTC whatever the zone of the process. */
export function decodeInstant(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}
