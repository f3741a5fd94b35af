import type { BodyKind } from '@yige/contracts';
import type { RuleVersion } from './rule.js';

/** Years of a term of office. Bodies that are not here are not elected. */
export interface TermRule extends RuleVersion {
  years: Partial<Record<BodyKind, number>>;
}

export const termRules: readonly TermRule[] = [
  {
    validFrom: '1990-01-01',
    source: {
      'zh-CN': '居委会组织法、村委会组织法（2018 年修改前）；人民调解法第九条',
      en: 'Organic laws of residents’ and villagers’ committees before 2018; law on people’s mediation, art. 9',
    },
    confirmed: false,
    years: {
      partyOrganisation: 3,
      residentsCommittee: 3,
      villagersCommittee: 3,
      supervisionCommittee: 3,
      mediationCommittee: 3,
    },
  },
  {
    validFrom: '2018-12-29',
    source: {
      'zh-CN': '村和社区的党组织、居（村）委会每届 5 年；人民调解法第九条',
      en: 'Village and community committees and branches: 5 years; law on people’s mediation, art. 9',
    },
    confirmed: true,
    years: {
      partyOrganisation: 5,
      residentsCommittee: 5,
      villagersCommittee: 5,
      supervisionCommittee: 5,
      mediationCommittee: 3,
    },
  },
];
