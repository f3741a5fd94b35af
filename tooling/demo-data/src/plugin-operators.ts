import type { DemoAccount, SeedRecord } from '@yige/contracts';
import type { Random } from './random.js';

/** The invented person who runs the plugin of the civil affairs bureau. */
const DISPLAY_NAMES: Record<string, string> = { 'xurui.minzheng': '徐睿' };
const APPOINTED = '2024-03-01';

export function isPluginOperator({ role }: Pick<DemoAccount, 'role'>): boolean {
  return role === 'pluginOperator';
}

/** The accounts of those who run a bureau's plugins, each with the post in the bureau. */
export function pluginOperatorRecords(
  random: Random,
  accounts: readonly DemoAccount[],
  { district, civilAffairs }: { district: string; civilAffairs: string },
): SeedRecord[] {
  return accounts.filter(isPluginOperator).flatMap(({ username, password, role }): SeedRecord[] => {
    const displayName = DISPLAY_NAMES[username];
    if (displayName === undefined) throw new Error(`accounts.json: no invented person stands behind ${username}`);
    const accountId = random.id();
    return [
      { record: 'account', id: accountId, username, displayName, password },
      {
        ...{ record: 'appointment', id: random.id(), accountId, unitId: district, role },
        ...{ agencyId: civilAffairs, validFrom: APPOINTED },
      },
    ];
  });
}
