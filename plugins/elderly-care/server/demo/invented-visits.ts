import { innermostOf, newId, type PersonSummary } from '@yige/plugin-sdk/server';
import type { VisitResult } from '../../contract.js';

/** Whose grid the worker of the pictures has. */
const PICTURED = { unitName: /^爱民佳苑社区.*第 7 网格$/, name: '林晓燕' };
const NAMES = [
  ...['邹丽华', '蒋海波', '范晓梅', '曹建平', '彭玉洁', '袁志明', '董秋霞', '于春生'],
  ...['程雅琴', '余国庆', '叶红梅', '吕文涛', '苏小芳', '任长林', '姚佩佩', '卢德清'],
];
const TIMES = ['09:10', '10:25', '14:40', '15:50', '16:30'] as const;
const ALL_SAFE = ['gas', 'wiring', 'floor'] as const;

const results: readonly VisitResult[] = [
  { personMet: 'door', spirit: 'good', homeSafety: [...ALL_SAFE] },
  { personMet: 'door', spirit: 'good', homeSafety: [...ALL_SAFE], services: ['haircut'] },
  { personMet: 'phone', spirit: 'good' },
  { personMet: 'door', spirit: 'fair', homeSafety: ['gas', 'wiring'], note: '卫生间门口的垫子容易滑，已请家人换掉。' },
  { personMet: 'door', spirit: 'good', homeSafety: [...ALL_SAFE], services: ['meal'] },
  { personMet: 'door', spirit: 'good', homeSafety: [...ALL_SAFE], note: '白天常在活动室，下次改在上午去。' },
  { personMet: 'door', spirit: 'fair', homeSafety: [...ALL_SAFE], services: ['errand'], note: '请代缴了水费。' },
  { personMet: 'door', spirit: 'good', homeSafety: ['wiring', 'floor'], note: '燃气软管快到期，已约燃气公司来换。' },
  { personMet: 'phone', spirit: 'fair', services: ['meal'] },
  { personMet: 'door', spirit: 'good', homeSafety: [...ALL_SAFE] },
  { personMet: 'door', spirit: 'poor', homeSafety: [...ALL_SAFE], note: '想找人说话，已请邻居常来坐坐。' },
];

/** Of an attempt some days before somebody was met. */
export const missed: VisitResult = { personMet: 'notMet', notMetReason: 'away' };

/** Mostly at the door and well. */
export function resultOf(number: number): VisitResult {
  const result = results[number % results.length];
  if (result === undefined) throw new RangeError(`There is no result ${number}`);
  return result;
}

/** In office hours of Shanghai, as `09:10`. */
export function timeOf(number: number): string {
  return TIMES[number % TIMES.length] ?? TIMES[0];
}

/** Who visits in each unit, by its id. */
export function visitorsOf(people: readonly PersonSummary[]): Map<string, { id: string; name: string }> {
  const names = new Map(people.map(({ units, unitName }) => [innermostOf(units), unitName]));
  const order = new Intl.Collator('zh-CN', { numeric: true });
  const inOrder = [...names].sort(([, one], [, other]) => order.compare(one, other));
  return new Map(
    inOrder.map(([unitId, unitName], index) => {
      const name = PICTURED.unitName.test(unitName) ? PICTURED.name : NAMES[index % NAMES.length];
      return [unitId, { id: newId(), name: name ?? PICTURED.name }];
    }),
  );
}
