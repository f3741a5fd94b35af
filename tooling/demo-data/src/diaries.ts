import type { SeedRecord } from '@yige/contracts';
import type { Random } from './random.js';

/** What the grid worker of grid 7 wrote down at some doors there; the first two are those of the shown resident. */
const SHOWN = [
  ['2026-10-29T01:40:00.000Z', '呼叫器误报后加访一次，老人平安，电池已换。'],
  ['2026-10-15T02:26:00.000Z', '夜里起来两次，走廊灯不亮，已顺手报修。想下周理发。'],
] as const;
const OTHERS = [
  ['2026-10-08T08:10:00.000Z', '装修噪声，和楼上说好中午不动工。'],
  ['2026-10-12T01:30:00.000Z', '孩子下午四点半放学没人接，介绍了社区托管班。'],
  ['2026-10-13T09:00:00.000Z', '老两口身体好，问重阳节活动，已告知时间。'],
  ['2026-10-20T07:45:00.000Z', '阳台堆纸箱，提醒清走，说周末处理。'],
  ['2026-10-22T02:15:00.000Z', '想学用手机挂号，约好下次上门教。'],
  ['2026-10-27T08:30:00.000Z', '电梯异响，已报物业，三天内回复。'],
] as const;

export interface DiaryPlaces {
  authorId: string;
  shownHouseholdId: string;
  /** Other households of the same grid. */
  householdIds: readonly string[];
}

export function diaryRecords(random: Random, { authorId, shownHouseholdId, householdIds }: DiaryPlaces): SeedRecord[] {
  const entry = (householdId: string, [visitedAt, text]: readonly [string, string]): SeedRecord => ({
    record: 'diaryEntry',
    id: random.id(),
    householdId,
    authorId,
    visitedAt,
    text,
  });
  return [
    ...SHOWN.map((written) => entry(shownHouseholdId, written)),
    ...OTHERS.map((written) => entry(random.pick(householdIds), written)),
  ];
}
