import {
  type Caller,
  type Condition,
  Database,
  isInScope,
  PluginProblem,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { DisputeEntity } from './entities.js';

export const OPEN = 'policing:dispute.open';
const READ = 'policing:dispute.read';
export const TAKE = 'policing:dispute.take';
export const KEEP = 'policing:dispute.keep';

/**
 * Disputes that the caller may see: whatever lies where they read all of them, and elsewhere in their units those that they
 * referred or joined as a police officer. `alias` is that of `disputes`.
 */
export function readable(caller: Caller, alias: string): Condition {
  const all = unitScopeCondition(caller.scopeFor(READ), alias);
  const own = unitScopeCondition(caller.scopeFor(OPEN), alias);
  return {
    sql: `(${all.sql} OR (${own.sql} AND EXISTS (
      SELECT 1 FROM dispute_officers o WHERE o.dispute_id = ${alias}.id AND o.account_id = ?)))`,
    parameters: [...all.parameters, ...own.parameters, caller.accountId],
  };
}

/** A dispute that the caller's committee keeps. Throws 404 for any other, as for one that there is not. */
export async function keptDispute(database: Database, caller: Caller, id: string): Promise<DisputeEntity> {
  const dispute = await database.repository(DisputeEntity).findOneBy({ id });
  if (dispute === null || !isInScope(caller.scopeFor(KEEP), dispute)) throw disputeUnknown();
  return dispute;
}

export const disputeUnknown = () =>
  new PluginProblem(404, 'dispute.notFound', {
    title: { 'zh-CN': '没有这件纠纷，或者不在您的范围', en: 'There is no such dispute, or it is not yours to see' },
  });
