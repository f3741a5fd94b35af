import { newId, type Role, type SeedRecord } from '@yige/contracts';
import type { UnitRecord } from './units.js';

interface AccountPosts {
  username: string;
  role: Role;
  /** Units of this level in which it has a post. */
  level: UnitRecord['level'];
  /** So many of them spread over all; else the last one, so that what is looked through in order is looked through. */
  posts?: number;
}

/** Who asks in the measured requests. */
const accounts = {
  gridWorker: { username: 'worker.bench', role: 'gridWorker', level: 'grid' },
  districtOfficial: { username: 'official.bench', role: 'districtOfficial', level: 'district' },
  secretary: { username: 'secretary.bench', role: 'communitySecretary', level: 'community' },
  streetOfficial: { username: 'street.bench', role: 'streetOfficial', level: 'street' },
  thirtyPosts: { username: 'thirty.bench', role: 'communitySecretary', level: 'community', posts: 30 },
  /** Proposes reorganisations of any district. */
  proposer: { username: 'proposer.bench', role: 'streetOfficial', level: 'district', posts: 1_000 },
  /** Approves them. */
  approver: { username: 'approver.bench', role: 'districtOfficial', level: 'district', posts: 1_000 },
  /** Sends dispatches to any district. */
  bureau: { username: 'bureau.bench', role: 'bureauOfficial', level: 'district', posts: 1_000 },
} as const satisfies Record<string, AccountPosts>;

export type BenchAccount = keyof typeof accounts;

export const benchAccounts: Readonly<Record<BenchAccount, AccountPosts>> = accounts;

/** Of a database that only this run can reach, on a loopback port. */
export const BENCH_PASSWORD = 'Bench-2026-loopback';

/** The accounts with their posts. */
export function accountRecords(units: readonly UnitRecord[]): SeedRecord[] {
  return Object.values(benchAccounts).flatMap(({ username, role, level, posts }): SeedRecord[] => {
    const account = { record: 'account', id: newId(), username, displayName: username } as const;
    const ofLevel = units.filter((unit) => unit.level === level);
    const where = posts === undefined ? ofLevel.slice(-1) : spread(ofLevel, posts);
    return [
      { ...account, password: BENCH_PASSWORD },
      ...where.map(({ id, validFrom }): SeedRecord => {
        return { record: 'appointment', id: newId(), accountId: account.id, unitId: id, role, validFrom };
      }),
    ];
  });
}

/** So many of the units, or all if there are fewer, at even distances. */
function spread(units: readonly UnitRecord[], count: number): UnitRecord[] {
  const step = Math.max(1, units.length / count);
  return units.filter((_unit, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}
