const WORD = /^[a-z]{1,30}(?:-[a-z]{1,30}){0,5}$/i;

/** What was called, as it may stand in a record: the path without its query, and `*` for whatever may name somebody. */
export function placeOf(method: string, pathname: string): string {
  const parts = pathname.split('/').map((part) => (part === '' || WORD.test(part) ? part : '*'));
  return `${method} ${parts.join('/')}`;
}
