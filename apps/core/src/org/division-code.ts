import type { UnitLevel } from '@yige/contracts';

/** GB/T 2260 gives counties 6 digits; streets, communities and grids add 3 each (rules.md, "Identity and codes"). */
export const CODE_DIGITS: Record<UnitLevel, number> = { district: 6, street: 9, community: 12, grid: 15 };

export type CodeFault = 'length' | 'prefix';

/** What is wrong with a unit's code; null when it is right. A grid in a hamlet community begins as its community does. */
export function codeFault(code: string, level: UnitLevel, parentCode: string | null): CodeFault | null {
  if (!/^\d+$/.test(code) || code.length !== CODE_DIGITS[level]) return 'length';
  if (parentCode === null) return null;
  const prefix = parentCode.length < code.length ? parentCode : parentCode.slice(0, CODE_DIGITS.community);
  return code.startsWith(prefix) ? null : 'prefix';
}
