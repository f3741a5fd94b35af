import type { LocalizedText } from '@yige/contracts';
import type { RuleVersion } from './rule.js';

/** Rooms of a community (R8; survey reports 1, 2, 9, 10, 15). */
export interface PremisesNorm extends RuleVersion {
  /** Square metres for every 100 households. */
  perHundredHouseholds: number;
  /** Square metres that every community has, however small. The reports know 400 and 500; which holds is set locally. */
  minimum: number;
  rule: LocalizedText;
}

export const premisesNorms: readonly PremisesNorm[] = [
  {
    validFrom: '2011-01-01',
    source: {
      'zh-CN': '调研报告第 1、2、9、10、15 篇；下限 400 或 500 平方米由当地定',
      en: 'Survey reports 1, 2, 9, 10 and 15; the minimum of 400 or 500 m² is set locally',
    },
    confirmed: false,
    perHundredHouseholds: 30,
    minimum: 400,
    rule: { 'zh-CN': '每百户 30 平方米，不少于 400 平方米', en: '30 m² for 100 households, at least 400 m²' },
  },
];

/** Whole square metres. */
export function squareMetresWanted(
  { perHundredHouseholds, minimum }: Pick<PremisesNorm, 'perHundredHouseholds' | 'minimum'>,
  households: number,
): number {
  return Math.max(minimum, Math.ceil((households * perHundredHouseholds) / 100));
}
