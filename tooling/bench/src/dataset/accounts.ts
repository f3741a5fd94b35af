import { newId, type SeedRecord } from '@yige/contracts';

/** Who asks in the measured requests. */
export const benchAccounts = {
  /** In the first grid of all. */
  gridWorker: 'worker.bench',
  /** In the first district. */
  districtOfficial: 'official.bench',
} as const;
export type BenchAccount = keyof typeof benchAccounts;

/** Of a database that only this run can reach, on a loopback port. */
export const BENCH_PASSWORD = 'Bench-2026-loopback';

const levels = { gridWorker: 'grid', districtOfficial: 'district' } as const;

/** The accounts with their posts, in the first unit of their level. */
export function accountRecords(units: readonly Extract<SeedRecord, { record: 'unit' }>[]): SeedRecord[] {
  const roles: BenchAccount[] = ['gridWorker', 'districtOfficial'];
  return roles.flatMap((role): SeedRecord[] => {
    const unit = units.find(({ level }) => level === levels[role]);
    if (unit === undefined) throw new RangeError(`There is no ${levels[role]} for the ${role}`);
    const username = benchAccounts[role];
    const account = { record: 'account', id: newId(), username, displayName: username } as const;
    return [
      { ...account, password: BENCH_PASSWORD },
      { record: 'appointment', id: newId(), accountId: account.id, unitId: unit.id, role, validFrom: unit.validFrom },
    ];
  });
}
