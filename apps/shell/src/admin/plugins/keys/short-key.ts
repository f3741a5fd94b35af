/** A fingerprint as people compare it: its first twelve digits in fours, and its last four. */
export function shortKey(keyId: string): string {
  return `${keyId.slice(0, 4)} ${keyId.slice(4, 8)} ${keyId.slice(8, 12)} … ${keyId.slice(-4)}`;
}
