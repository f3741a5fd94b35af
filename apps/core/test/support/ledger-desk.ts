import type { Client, LedgerRow } from '@yige/contracts';
import { idOf } from './district.js';
import { problemOf } from './problems.js';

/** The ledger of `LedgerPlugin`. */
export const ELDERS = 'fixture:elders';

const pathOf = (street: string, community: string, grid: string) => ({
  districtId: idOf('district'),
  streetId: idOf(street),
  communityId: idOf(community),
  gridId: idOf(grid),
});
export const inElm = pathOf('north', 'elm', 'elm-1');
export const inAsh = pathOf('south', 'ash', 'ash-1');

/** A row of elders, all well. */
export function elder(
  key: string,
  changes: Partial<LedgerRow> = {},
  cells: Partial<LedgerRow['cells']> = {},
): LedgerRow {
  return {
    ...{ key, personId: null, units: inElm, records: [] },
    ...changes,
    cells: { tier: 'high', lastDate: '2025-10-02', visits: 2, allowance: 12_050, ...cells },
  };
}

/** So many rows, the first `k000`. */
export function elders(count: number): LedgerRow[] {
  return Array.from({ length: count }, (_, index) => elder(`k${String(index).padStart(3, '0')}`));
}

interface RowsQuery {
  unit?: string;
  period?: string;
  filter?: string;
  q?: string;
  seal?: string;
  limit?: number;
  cursor?: string | null;
}

/** Rows of elm of October 2025, or what else is asked for. */
export function eldersOf(client: Client, { cursor, ...query }: RowsQuery = {}) {
  return client.ledgers.rows({
    params: { id: ELDERS },
    query: { unit: idOf('elm'), period: '2025-10', ...query, ...(cursor ? { cursor } : {}) },
  });
}

export async function refusalOf(call: Promise<unknown>): Promise<string> {
  return (await problemOf(call)).code;
}
