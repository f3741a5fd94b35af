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

/** The accounts, their posts, and the admission of the caring visits, by which the demo’s tasks reach communities. */
export function admissionRecords(
  random: Random,
  accounts: readonly DemoAccount[],
  district: string,
  civilAffairs: string,
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
  return [
    ...people,
    {
      record: 'admission',
      id: random.id(),
      agencyId: civilAffairs,
      application: {
        type: 'elderly-care:visit',
        name: '独居、空巢老人探访关爱',
        basisDocument: '关于做好独居老人探访关爱工作的通知（青民发〔2025〕31 号）',
        basisAuthority: '青禾区民政局',
        duty: 'lead',
        unitIds: [district],
        validFrom: '2026-01-01',
        validTo: '2028-01-01',
        frequency: { period: 'month', rounds: 1 },
        funding: { per: 'case', amountFen: 1_500, budgetFen: 60_000_000 },
        evidence: ['探访记录', '本人或家属确认'],
      },
      by: {
        apply: by('bureauOfficial'),
        sort: by('admissionOfficer'),
        checkFunds: by('financeOfficer'),
        decide: by('leadingGroupMember'),
      },
      publishedAt: PUBLISHED,
    },
  ];
}
