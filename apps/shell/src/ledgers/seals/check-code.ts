/** Digits of a check code that people compare. */
const SHOWN = 12;

/** The beginning of a hash in fours, as it is read aloud: 7c1e 09ab 44d2. */
export function checkCodeOf(hash: string): string {
  return hash.slice(0, SHOWN).replace(/(.{4})(?=.)/g, '$1 ');
}
