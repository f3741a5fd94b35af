import type { DemoAccount, Role, SeedRecord } from '@yige/contracts';
import type { Random } from './random.js';

/** The invented people of the district who take part in an admission, each in a step of their own. */
const DISPLAY_NAMES: Record<string, string> = {
  'guming.minzheng': '顾明',
  'zhouwen.shegong': '周文',
  'xiaolan.caizheng': '肖岚',
  'fangyuan.qinghe': '方远',
  'luwei.zhiban': '陆维',
};

/** Roles of those accounts: they stand apart, so that what else the district file holds keeps its ids. */
export const admissionRoles: ReadonlySet<Role> = new Set<Role>([
  'bureauOfficial',
  'admissionOfficer',
  'financeOfficer',
  'leadingGroupMember',
  'dutyOfficer',
]);

const APPOINTED = '2024-03-01';
const PUBLISHED = '2025-12-18T02:00:00.000Z';

/** Units and bureaus that take part, by their ids. */
interface AdmissionPlaces {
  district: string;
  civilAffairs: string;
  health: string;
  police: string;
  volunteers: string;
  party: string;
  street: string;
}

/**
 * The accounts, their posts, and the admissions: the caring visits, by which the plugin's tasks reach communities, and a
 * winter round that the bureau sends itself, in one street only; and what other bureaus do at the same doors.
 */
export function admissionRecords(
  random: Random,
  accounts: readonly DemoAccount[],
  { district, civilAffairs, health, police, volunteers, party, street }: AdmissionPlaces,
): SeedRecord[] {
  const ids = new Map<Role, string>();
  const people = accounts
    .filter(({ role }) => admissionRoles.has(role))
    .flatMap(({ username, password, role }): SeedRecord[] => {
      const displayName = DISPLAY_NAMES[username];
      if (displayName === undefined) throw new Error(`accounts.json: no invented person stands behind ${username}`);
      const accountId = random.id();
      ids.set(role, accountId);
      const agency = role === 'bureauOfficial' ? { agencyId: civilAffairs } : {};
      return [
        { record: 'account', id: accountId, username, displayName, password },
        {
          ...{ record: 'appointment', id: random.id(), accountId, unitId: district, role, ...agency },
          validFrom: APPOINTED,
        },
      ];
    });
  const by = (role: Role) => {
    const id = ids.get(role);
    if (id === undefined) throw new Error(`accounts.json: nobody is ${role}`);
    return id;
  };
  const steps = {
    apply: by('bureauOfficial'),
    sort: by('admissionOfficer'),
    checkFunds: by('financeOfficer'),
    decide: by('leadingGroupMember'),
  };
  return [
    ...people,
    ...[
      {
        name: '独居、空巢老人探访关爱',
        basisDocument: '关于做好独居老人探访关爱工作的通知（青民发〔2025〕31 号）',
        unitIds: [district],
        validTo: '2028-01-01',
        rounds: 1,
        // Every week where the risk is high, and again three days after nobody was met.
        each: 10,
        budgetFen: 60_000_000,
      },
      // It ends later: the plugin's own visits go under the one above.
      {
        name: '冬季老人安全探访',
        basisDocument: '关于开展冬季老人安全探访的通知（青民发〔2025〕44 号）',
        unitIds: [street],
        validTo: '2028-04-01',
        rounds: 4,
        each: 1,
        budgetFen: 12_000_000,
      },
    ].map(
      ({ rounds, each, budgetFen, ...terms }): SeedRecord => ({
        record: 'admission',
        id: random.id(),
        agencyId: civilAffairs,
        application: {
          ...terms,
          type: 'elderly-care:visit',
          basisAuthority: '青禾区民政局',
          duty: 'lead',
          validFrom: '2026-01-01',
          frequency: { period: 'month', rounds, each },
          funding: { per: 'case', amountFen: 1_500, budgetFen },
          evidence: ['探访记录', '本人或家属确认'],
        },
        by: steps,
        publishedAt: PUBLISHED,
      }),
    ),
    ...[
      {
        agencyId: health,
        type: 'health-station:homeReading',
        name: '慢病居民上门测量',
        basisDocument: '关于做好慢病居民健康管理工作的通知（青卫发〔2025〕18 号）',
        basisAuthority: '青禾区卫生健康局',
        // Thirty days after a reading, and again when nobody was met.
        each: 5,
        reason: '血压计由卫生站配发，和探访一次上门办，不另外花钱',
        evidence: ['测量记录', '医生复核'],
      },
      {
        agencyId: police,
        type: 'policing:rentedHomeCheck',
        name: '出租房屋安全查看',
        basisDocument: '关于开展出租房屋安全查看工作的通知（青公发〔2025〕27 号）',
        basisAuthority: '青禾区公安分局',
        // Again a week after nobody was met.
        each: 5,
        reason: '和走访一次上门办，不另外花钱',
        evidence: ['查看记录'],
      },
      {
        agencyId: volunteers,
        type: 'volunteering:helpConfirmation',
        name: '志愿帮办到户确认',
        basisDocument: '关于规范志愿服务记录与证明的通知（青团发〔2025〕9 号）',
        basisAuthority: '共青团青禾区委',
        // Each help is confirmed.
        each: 10,
        reason: '和走访一次上门办，不另外花钱',
        evidence: ['本人或家属确认'],
      },
      {
        agencyId: party,
        type: 'party-ledger:monthLife',
        duty: 'lead' as const,
        name: '基层党支部组织生活',
        basisDocument: '关于抓好基层党支部组织生活的通知（青组发〔2025〕21 号）',
        basisAuthority: '青禾区委组织部',
        each: 1,
        reason: '支部自己的组织生活，不另外花钱',
        evidence: ['会议记录'],
      },
    ].map(
      ({ agencyId, reason, each, ...terms }): SeedRecord => ({
        record: 'admission',
        id: random.id(),
        agencyId,
        application: {
          duty: 'assist',
          ...terms,
          unitIds: [district],
          validFrom: '2026-01-01',
          validTo: '2028-01-01',
          frequency: { period: 'month', rounds: 1, each },
          funding: { per: 'nothing', reason },
        },
        by: steps,
        publishedAt: PUBLISHED,
      }),
    ),
  ];
}
