import type { PlanActivity } from '../../contract/activities.js';
import type { ServiceKind } from '../../contract/common.js';
import type { HelpKind } from '../../contract/help.js';

/** An invented activity that comes back each week, with one shift a day that it is held. */
export interface InventedActivity extends Pick<PlanActivity, 'title' | 'kind' | 'place'> {
  /** Days before today of its first time, then every week until next week. */
  startsDaysAgo: number;
  from: string;
  until: string;
  places: number;
  /** Of the seventh grid instead of the community. */
  ofGrid?: boolean;
}

export const inventedActivities: readonly InventedActivity[] = [
  {
    ...{ title: '楼道清洁日', kind: 'environment', place: '3 号楼、5 号楼' },
    ...{ startsDaysAgo: 58, from: '08:30', until: '10:30', places: 12 },
  },
  {
    ...{ title: '老年食堂帮厨', kind: 'elders', place: '社区老年食堂' },
    ...{ startsDaysAgo: 56, from: '10:00', until: '12:30', places: 6 },
  },
  {
    ...{ title: '四点半课堂', kind: 'children', place: '社区活动室' },
    ...{ startsDaysAgo: 54, from: '16:30', until: '18:00', places: 4 },
  },
  {
    ...{ title: '晚间平安巡逻', kind: 'patrol', place: '爱民佳苑东门集合' },
    ...{ startsDaysAgo: 59, from: '19:00', until: '20:30', places: 8, ofGrid: true },
  },
];

/** The activity that takes place while somebody looks at the demo. */
export const runningActivity = { title: '便民服务日', kind: 'errands', place: '社区广场', places: 10 } as const;

export interface InventedHelp {
  kind: HelpKind;
  daysAgo: number;
  minutes: number;
  /** How far it has come. */
  stands: 'planned' | 'awaiting' | 'certified' | 'disputed';
}

/** Those whose residents are still to be asked come first: they are for the seventh grid, whose worker then has doors to go to. */
export const inventedHelp: readonly InventedHelp[] = [
  { kind: 'shopping', daysAgo: 4, minutes: 50, stands: 'awaiting' },
  { kind: 'phone', daysAgo: 3, minutes: 40, stands: 'awaiting' },
  { kind: 'repair', daysAgo: 2, minutes: 60, stands: 'awaiting' },
  { kind: 'company', daysAgo: 1, minutes: 90, stands: 'awaiting' },
  { kind: 'shopping', daysAgo: 50, minutes: 45, stands: 'certified' },
  { kind: 'phone', daysAgo: 43, minutes: 30, stands: 'certified' },
  { kind: 'repair', daysAgo: 36, minutes: 90, stands: 'certified' },
  { kind: 'company', daysAgo: 29, minutes: 60, stands: 'certified' },
  { kind: 'pickUp', daysAgo: 22, minutes: 40, stands: 'certified' },
  { kind: 'shopping', daysAgo: 15, minutes: 60, stands: 'certified' },
  { kind: 'handwork', daysAgo: 6, minutes: 120, stands: 'disputed' },
  { kind: 'pickUp', daysAgo: -2, minutes: 30, stands: 'planned' },
  { kind: 'shopping', daysAgo: -4, minutes: 60, stands: 'planned' },
];

export const kindsOfVolunteers: readonly (readonly ServiceKind[])[] = [
  ['environment', 'patrol'],
  ['elders', 'errands'],
  ['children', 'culture'],
  ['errands', 'environment', 'emergency'],
];
