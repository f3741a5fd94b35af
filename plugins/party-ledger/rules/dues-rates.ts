import { versionOn } from '@yige/plugin-sdk/rules';
import type { DuesCategory } from '../contract/dues.js';
import type { RuleVersion } from './versions.js';

/** Up to and including `upTo` fen the rate applies to the whole base; null: whatever is above. Rates in hundredths of a percent. */
interface Band {
  upTo: number | null;
  rate: number;
}

/** How dues (党费) are worked out. Money in fen a month. */
interface DuesRules extends RuleVersion {
  /** Regular monthly pay after tax (在职). */
  employed: readonly Band[];
  /** The pension (离退休). */
  retired: readonly Band[];
  /** Farmers (农民): the range within which the local organisation sets one amount. */
  farmer: { least: number; most: number };
  /** Students without pay, and whoever lives on the minimum allowance (学生, 低保). */
  least: number;
  /** Whole months unpaid without good reason from which organisational handling follows. */
  unpaidMonths: number;
}

const duesRules: readonly [DuesRules, ...DuesRules[]] = [
  {
    validFrom: '2008-04-01',
    source: '关于中国共产党党费收缴、使用和管理的规定（中组发〔2008〕3号）',
    employed: [
      { upTo: 300_000, rate: 50 },
      { upTo: 500_000, rate: 100 },
      { upTo: 1_000_000, rate: 150 },
      { upTo: null, rate: 200 },
    ],
    retired: [
      { upTo: 500_000, rate: 50 },
      { upTo: null, rate: 100 },
    ],
    farmer: { least: 20, most: 100 },
    least: 20,
    unpaidMonths: 6,
  },
];

/** A basis point: a hundredth of a percent. */
const WHOLE = 10_000;

/** What a month's dues are worked out from. `farmerFen` is what the local organisation has set for farmers. */
interface DuesBase {
  category: DuesCategory;
  baseFen: number;
  farmerFen: number;
}

export function duesRulesOn(day: string): DuesRules {
  return versionOn(day, duesRules);
}

/** Whether dues are a share of pay or pension; other categories pay fixed amounts. */
export function needsBase(category: DuesCategory): category is 'employed' | 'retired' {
  return category === 'employed' || category === 'retired';
}

/** Dues of one month in fen; the rate applies to the whole base, and half a fen counts as one. */
export function duesOf({ category, baseFen, farmerFen }: DuesBase, rules: DuesRules): number {
  switch (category) {
    case 'employed':
      return shareOf(baseFen, rules.employed);
    case 'retired':
      return shareOf(baseFen, rules.retired);
    case 'farmer':
      return Math.min(rules.farmer.most, Math.max(rules.farmer.least, farmerFen));
    case 'student':
    case 'minimumAllowance':
      return rules.least;
  }
}

function shareOf(baseFen: number, bands: readonly Band[]): number {
  const band = bands.find(({ upTo }) => upTo === null || baseFen <= upTo);
  if (band === undefined) throw new RangeError('The last band of dues has no upper end');
  return Math.floor((baseFen * band.rate + WHOLE / 2) / WHOLE);
}
