import { versionOn } from '@yige/plugin-sdk/rules';
import type { HomeCheckResult, HomePoint } from '../contract/rented-homes.js';

/** How rented homes are looked after, from a day on. */
interface RentedHomeRules {
  validFrom: string;
  source: string;
  /** Ours until an office sets others, no rule of the state names a figure ([U]). In days. */
  usual: { cycleDays: number; retryDays: number; confirmed: boolean };
}

const rentedHomeRules: readonly RentedHomeRules[] = [
  {
    validFrom: '2011-02-01',
    source:
      '商品房屋租赁管理办法第八条：厨房、卫生间、阳台和地下储藏室不得出租供人员居住；租赁合同实名备案，签订安全承诺书',
    usual: { cycleDays: 90, retryDays: 7, confirmed: false },
  },
];

/** The version that applies on a day; before the first one, the first. */
export function rentedHomeRulesOn(day: string): RentedHomeRules {
  return versionOn(day, rentedHomeRules);
}

/**
 * What is to be settled after a home was looked at: a real-name contract on file, a safety pledge, no kitchen, bathroom or
 * balcony let by itself, and whatever endangers who lives there. In the order in which the form asks.
 */
export function pointsOf({
  contract,
  pledge,
  letSeparately = [],
  hazards = [],
}: Partial<HomeCheckResult>): HomePoint[] {
  return [
    ...(contract === 'missing' ? (['contract'] as const) : []),
    ...(pledge === 'unsigned' ? (['pledge'] as const) : []),
    ...letSeparately,
    ...hazards,
  ];
}
