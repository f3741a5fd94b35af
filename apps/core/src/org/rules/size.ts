import type { LocalizedText, UnitKind } from '@yige/contracts';
import type { RuleVersion } from './rule.js';

/** How many households a unit of a kind should have. Outside is a warning, never an error. */
export interface SizeNorm extends RuleVersion {
  kinds: readonly UnitKind[];
  minimum: number;
  maximum: number;
  rule: LocalizedText;
}

const WITH_RESIDENTS_COMMITTEE = ['urbanCommunity', 'factoryCommunity', 'resettlementEstate'] as const;

/** Communities with a residents' committee; villages have no size of their own. */
export const communitySizes: readonly SizeNorm[] = [
  {
    validFrom: '1990-01-01',
    source: { 'zh-CN': '居委会组织法（1989 年）第六条', en: 'Organic law of residents’ committees of 1989, art. 6' },
    confirmed: false,
    kinds: WITH_RESIDENTS_COMMITTEE,
    minimum: 100,
    maximum: 700,
    rule: { 'zh-CN': '100～700 户', en: '100 to 700 households' },
  },
  {
    validFrom: '2026-01-01',
    source: { 'zh-CN': '居委会组织法第三条', en: 'Organic law of residents’ committees, art. 3' },
    confirmed: true,
    kinds: WITH_RESIDENTS_COMMITTEE,
    minimum: 1_000,
    maximum: 3_000,
    rule: { 'zh-CN': '1,000～3,000 户', en: '1,000 to 3,000 households' },
  },
];

/** About 300 households for one grid worker; a smaller grid is none the worse. */
export const gridSizes: readonly SizeNorm[] = [
  {
    validFrom: '2011-01-01',
    source: {
      'zh-CN': '调研报告：一个网格员服务约 300 户',
      en: 'Survey reports: about 300 households for a grid worker',
    },
    confirmed: true,
    kinds: ['grid'],
    minimum: 0,
    maximum: 300,
    rule: { 'zh-CN': '约 300 户', en: 'About 300 households' },
  },
];

export type SizeState = 'within' | 'over' | 'under';

export function sizeState({ minimum, maximum }: Pick<SizeNorm, 'minimum' | 'maximum'>, households: number): SizeState {
  if (households > maximum) return 'over';
  return households < minimum ? 'under' : 'within';
}
