/** Fetches what is likely wanted next. Where it does not arrive nothing is lost: whoever then wants it asks again, and is told. */
export function fetchAhead(load: () => Promise<unknown>): void {
  load().catch(() => undefined);
}
