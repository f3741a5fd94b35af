import { versionOn } from '@yige/plugin-sdk/rules';
import type { MeetingKind } from '../contract/meetings.js';
import type { RuleVersion } from './versions.js';

/** How often a kind of meeting is held at least. */
type Rhythm = 'month' | 'quarter' | 'year';

interface LifeRule {
  kind: MeetingKind;
  every: Rhythm;
  /** Who holds it: the branch, its committee where it has one, or each group of it. */
  by: 'branch' | 'committee' | 'group';
  /** False: no second source confirms it ([U]), so that a setting decides whether it is asked for. */
  confirmed: boolean;
}

/** The year's organisation life (组织生活) of a branch. */
interface LifeRules extends RuleVersion {
  meetings: readonly LifeRule[];
}

const lifeRules: readonly [LifeRules, ...LifeRules[]] = [
  {
    validFrom: '2018-10-28',
    source: '中国共产党支部工作条例（试行）第四章、第五章',
    meetings: [
      { kind: 'branchMeeting', every: 'quarter', by: 'branch', confirmed: true },
      { kind: 'committeeMeeting', every: 'month', by: 'committee', confirmed: true },
      { kind: 'groupMeeting', every: 'month', by: 'group', confirmed: true },
      { kind: 'themeDay', every: 'month', by: 'branch', confirmed: true },
      { kind: 'partyLesson', every: 'quarter', by: 'branch', confirmed: false },
      { kind: 'organisationLife', every: 'year', by: 'branch', confirmed: true },
      { kind: 'appraisal', every: 'year', by: 'branch', confirmed: true },
    ],
  },
];

export function lifeRulesOn(day: string): LifeRules {
  return versionOn(day, lifeRules);
}

/** Who of the branch there is to hold meetings, and what the office has set. */
export interface BranchShape {
  hasCommittee: boolean;
  groups: number;
  asksForLessons: boolean;
}

/** One meeting that the rules ask for: its kind and period, and how many hold it (each group its own). */
export interface Slot {
  kind: MeetingKind;
  every: Rhythm;
  /** `2026-11`, `2026-Q4` or `2026`. */
  period: string;
  /** Month in which the period ends, 1 to 12. */
  month: number;
  times: number;
}

/** What a branch holds in a year, by kind in the order of the rules and then by time. */
export function slotsOf(year: number, { hasCommittee, groups, asksForLessons }: BranchShape): Slot[] {
  return lifeRulesOn(`${year}-12-31`).meetings.flatMap(({ kind, every, by, confirmed }) => {
    const times = by === 'branch' ? 1 : by === 'committee' ? Number(hasCommittee) : groups;
    if (times === 0 || (!confirmed && !asksForLessons)) return [];
    return periodsOf(year, every).map((period) => ({ kind, every, ...period, times }));
  });
}

function periodsOf(year: number, every: Rhythm): { period: string; month: number }[] {
  if (every === 'year') return [{ period: String(year), month: 12 }];
  if (every === 'quarter')
    return [1, 2, 3, 4].map((quarter) => ({ period: `${year}-Q${quarter}`, month: quarter * 3 }));
  return Array.from({ length: 12 }, (_, index) => ({
    period: `${year}-${String(index + 1).padStart(2, '0')}`,
    month: index + 1,
  }));
}

/** The period of a kind's rhythm in which a day lies; null for a kind that the rules do not ask for, such as an election. */
export function periodOf(kind: MeetingKind, day: string): string | null {
  const rule = lifeRulesOn(day).meetings.find((each) => each.kind === kind);
  const [year = '', month = ''] = day.split('-');
  if (rule === undefined) return null;
  if (rule.every === 'year') return year;
  return rule.every === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}
