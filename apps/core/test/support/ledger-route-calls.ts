import { newId } from '@yige/contracts';
import { idOf } from './district.js';
import type { RouteCall, RouteName } from './route-calls.js';

type LedgerRoute = Extract<RouteName, `ledgers.${string}`>;

const params = { id: 'core:matters' };
const selection = { unit: idOf('elm'), period: '2025-Q4' };

/** Calls of the routes for ledgers. */
export const ledgerRouteCalls: Record<LedgerRoute, RouteCall> = {
  'ledgers.list': { about: 'self' },
  'ledgers.rows': { about: 'thing', params, query: selection },
  'ledgers.totals': { about: 'thing', params, query: selection },
  'ledgers.export': { about: 'thing', params, query: { ...selection, reason: '核对上季事项' } },
  'ledgers.seals': { about: 'thing', params, query: { unit: selection.unit } },
  'ledgers.seal': { about: 'thing', params, body: () => ({ unitId: selection.unit, period: selection.period }) },
  'ledgers.differences': { about: 'thing', params: { ...params, sealId: newId() }, answers: 404 },
  'ledgers.differenceCount': { about: 'thing', params: { ...params, sealId: newId() }, answers: 404 },
  'ledgers.unsealed': { about: 'thing', params, query: selection },
};
