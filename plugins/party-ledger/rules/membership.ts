import { versionOn } from '@yige/plugin-sdk/rules';
import type { RuleVersion } from './versions.js';

/** What the party's rules say of single members. */
interface MembershipRules extends RuleVersion {
  /** Years of age of whoever is accepted. */
  youngest: number;
  /** Months until a probationary member is regularised at the earliest. */
  probationMonths: number;
  /** Months away, without a transfer, from which somebody is a mobile member (流动党员). */
  mobileMonths: number;
}

const membershipRules: readonly [MembershipRules, ...MembershipRules[]] = [
  {
    validFrom: '2014-05-28',
    source: '中国共产党章程；中国共产党发展党员工作细则；关于进一步加强党员教育管理工作的规定',
    youngest: 18,
    probationMonths: 12,
    mobileMonths: 6,
  },
];

export function membershipRulesOn(day: string): MembershipRules {
  return versionOn(day, membershipRules);
}
