import { readFileSync } from 'node:fs';
import { demoAccountSchema, type SeedRecord } from '@yige/contracts';
import { z } from 'zod';
import { admissionRoles } from './admissions.js';
import { colleagueRecords, isColleague } from './colleagues.js';
import { furtherPosts } from './further-posts.js';
import { isPluginOperator } from './plugin-operators.js';
import type { Random } from './random.js';
import type { DemoStructure } from './structure.js';

/** The invented people behind the accounts of `accounts.json`. */
const DISPLAY_NAMES: Record<string, string> = {
  'linxiaoyan.amjy': '林晓燕',
  'zhaojian.amjy': '赵健',
  'hewenbin.amjy': '何文斌',
  'sunyue.amjy': '孙悦',
  'guanyulan.amjy': '关玉兰',
  'shenliqun.amjy': '沈立群',
  'weiguodong.amjy': '魏国栋',
  'tangmin.liuan': '唐敏',
  'shiyongfu.shiqiao': '石永福',
  'shixiumei.shiqiao': '石秀梅',
  'duanrui.qinghe': '段瑞',
  'panqiming.qinghe': '潘启明',
  'hanxu.qinghe': '韩序',
  'luoqing.qinghe': '罗青',
};
const APPOINTED = '2024-03-01';

export const accountsFile = new URL('../accounts.json', import.meta.url);

export function readAccounts() {
  return z.array(demoAccountSchema).parse(JSON.parse(readFileSync(accountsFile, 'utf8')));
}

/** An account and its appointment for every line of `accounts.json`, and their colleagues. */
export function staffRecords(
  random: Random,
  unitByName: ReadonlyMap<string, string>,
  placeOf: DemoStructure['placeOf'],
): SeedRecord[] {
  const accounts = readAccounts();
  const passwords = new Map(accounts.map(({ username, password }) => [username, password]));
  const passwordOf = (username: string) => passwords.get(username) ?? null;
  const staff = [
    ...shownStaff(accounts, random, unitByName, placeOf),
    ...colleagueRecords(random, passwordOf, unitByName, placeOf),
  ];
  return [...staff, ...furtherPosts(random, staff, unitByName, placeOf)];
}

function shownStaff(
  accounts: ReturnType<typeof readAccounts>,
  random: Random,
  unitByName: ReadonlyMap<string, string>,
  placeOf: DemoStructure['placeOf'],
): SeedRecord[] {
  const shown = accounts.filter(
    ({ username, role }) => !admissionRoles.has(role) && !isPluginOperator({ role }) && !isColleague(username),
  );
  return shown.flatMap(({ username, password, role, unit }): SeedRecord[] => {
    const displayName = DISPLAY_NAMES[username];
    const unitId = unitByName.get(unit);
    if (displayName === undefined) throw new Error(`accounts.json: no invented person stands behind ${username}`);
    if (unitId === undefined) throw new Error(`accounts.json: the district has no unit ${unit}`);
    const accountId = random.id();
    return [
      { record: 'account', id: accountId, username, displayName, password },
      {
        record: 'appointment',
        id: random.id(),
        accountId,
        unitId,
        role,
        ...placeOf(role, unitId),
        validFrom: APPOINTED,
      },
    ];
  });
}
