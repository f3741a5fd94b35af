import type { LocalizedText, Role } from '@yige/contracts';
import type { RuleVersion } from './rule.js';

/** One way to count the posts of a community (R6; survey reports 1, 2, 9, 15). */
export type StaffingMethod =
  | { kind: 'perHouseholds'; households: number }
  /** Posts up to so many households, in ascending order; the last band is open. */
  | { kind: 'bands'; bands: readonly { households: number | null; posts: number }[] }
  | { kind: 'perPopulation'; posts: number; population: number };

export interface StaffingNorm extends RuleVersion {
  method: StaffingMethod;
  rule: LocalizedText;
}

/** Posts that the norm counts. Somebody who holds several of them is one person. */
export const countedRoles: readonly Role[] = [
  'communitySecretary',
  'communityWorker',
  'gridWorker',
  'committeeDirector',
  'committeeMember',
];

/** The norm in force: one worker for about 300 households. */
export const staffingNorms: readonly StaffingNorm[] = [
  {
    validFrom: '2011-01-01',
    source: { 'zh-CN': '调研报告第 1、2、9、15 篇', en: 'Survey reports 1, 2, 9 and 15' },
    confirmed: true,
    method: { kind: 'perHouseholds', households: 300 },
    rule: { 'zh-CN': '每 300 户 1 人', en: 'One person for 300 households' },
  },
];

/** What other places use instead; shown beside the norm in force. */
export const otherStaffingNorms: readonly StaffingNorm[] = [
  {
    validFrom: '2011-01-01',
    // The reports give four, five and six posts; where the bands lie differs from place to place.
    source: {
      'zh-CN': '调研报告第 1、2 篇；户数分档为当地参数',
      en: 'Survey reports 1 and 2; the bands are set locally',
    },
    confirmed: false,
    method: {
      kind: 'bands',
      bands: [
        { households: 1_000, posts: 4 },
        { households: 2_000, posts: 5 },
        { households: null, posts: 6 },
      ],
    },
    rule: {
      'zh-CN': '1,000 户以下 4 人，2,000 户以下 5 人，以上 6 人',
      en: '4 up to 1,000 households, 5 up to 2,000, 6 beyond',
    },
  },
  {
    validFrom: '2022-01-21',
    source: {
      'zh-CN': '《“十四五”城乡社区服务体系建设规划》',
      en: 'Plan for the system of community services, 2021 to 2025',
    },
    confirmed: false,
    method: { kind: 'perPopulation', posts: 18, population: 10_000 },
    rule: { 'zh-CN': '每万人 18 人', en: '18 for 10,000 residents' },
  },
];

/** Whole posts: a part of one needs a person too. */
export function postsWanted(method: StaffingMethod, households: number, population: number): number {
  switch (method.kind) {
    case 'perHouseholds':
      return Math.ceil(households / method.households);
    case 'perPopulation':
      return Math.ceil((population * method.posts) / method.population);
    case 'bands':
      return bandOf(method.bands, households);
  }
}

/** Nobody is wanted where nobody lives. */
function bandOf(bands: Extract<StaffingMethod, { kind: 'bands' }>['bands'], households: number): number {
  if (households === 0) return 0;
  return bands.find((band) => band.households === null || households <= band.households)?.posts ?? 0;
}
