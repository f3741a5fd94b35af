import type { Role, SeedRecord } from '@yige/contracts';
import type { Random } from './random.js';
import type { DemoStructure } from './structure.js';

type Appointment = Extract<SeedRecord, { record: 'appointment' }>;

interface FurtherPost extends Pick<Appointment, 'kind' | 'validFrom' | 'validTo' | 'basis'> {
  username: string;
  role: Role;
  unit: string;
}

/** People who are several things at once (一肩挑), somebody lent upward and somebody lent sideways, and one who was before. */
const FURTHER: readonly FurtherPost[] = [
  {
    ...{ username: 'hewenbin.amjy', role: 'committeeDirector', unit: '爱民佳苑社区', kind: 'concurrent' },
    ...{ validFrom: '2024-03-01', basis: '换届选举结果公告' },
  },
  {
    ...{ username: 'shiyongfu.shiqiao', role: 'committeeDirector', unit: '石桥村', kind: 'concurrent' },
    ...{ validFrom: '2024-03-01', basis: '换届选举结果公告' },
  },
  {
    ...{ username: 'jiangxiaoxue.amjy', role: 'streetOfficial', unit: '柳岸街道', kind: 'secondment' },
    ...{ validFrom: '2026-06-01', validTo: '2027-06-01', basis: '柳街借〔2026〕3 号' },
  },
  {
    ...{ username: 'changliqiu.amjy', role: 'communityWorker', unit: '柳岸社区', kind: 'secondment' },
    ...{ validFrom: '2026-09-01', validTo: '2027-03-01', basis: '柳街借〔2026〕7 号' },
  },
  {
    ...{ username: 'sunyue.amjy', role: 'gridWorker', unit: '爱民佳苑社区第 1 网格', kind: 'regular' },
    ...{ validFrom: '2021-09-01', validTo: '2024-03-01' },
  },
  // Heads of the work station beside the party branch: admitted work goes there, and a post in another body does not show it.
  {
    ...{ username: 'hewenbin.amjy', role: 'communityWorker', unit: '爱民佳苑社区', kind: 'concurrent' },
    ...{ validFrom: '2024-03-01', basis: '柳街组〔2024〕5 号' },
  },
  {
    ...{ username: 'shiyongfu.shiqiao', role: 'communityWorker', unit: '石桥村', kind: 'concurrent' },
    ...{ validFrom: '2024-03-01', basis: '石镇组〔2024〕2 号' },
  },
];

/** Posts beside the first one of people who are there already. */
export function furtherPosts(
  random: Random,
  staff: readonly SeedRecord[],
  unitByName: ReadonlyMap<string, string>,
  placeOf: DemoStructure['placeOf'],
): SeedRecord[] {
  return FURTHER.map(({ username, unit, role, kind, ...dates }) => {
    const account = staff.find((record) => record.record === 'account' && record.username === username);
    const unitId = unitByName.get(unit);
    if (account === undefined || unitId === undefined) throw new Error(`No ${username} or no ${unit} in the district`);
    const home = staff.find((record) => record.record === 'appointment' && record.accountId === account.id);
    return {
      ...{ record: 'appointment', id: random.id(), accountId: account.id, unitId, role, ...placeOf(role, unitId) },
      ...{ kind, ...dates },
      ...(kind === 'secondment' && home !== undefined ? { homeId: home.id } : {}),
    };
  });
}
