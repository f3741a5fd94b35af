import { Injectable } from '@nestjs/common';
import { corePermissions } from '@yige/contracts';
import { Database } from '@yige/database';
import { accountOf, type Caller, holds, postsOf } from '../access/caller.js';
import { scopeIncludes } from '../access/scope.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Handlers } from './handlers.js';
import type { MatterRow } from './matter-rows.js';
import { MatterStore } from './matter-store.js';
import { matterProblems } from './problems.js';
import { type Part, unitsAt } from './stages.js';

/** Who has a matter’s step, and who has ever handled it, by account. */
export interface Hands {
  holding: ReadonlySet<string>;
  handled: ReadonlySet<string>;
}

/** A matter that the caller sees, and the parts in which they may act on it. */
export interface Standing {
  matter: MatterRow;
  hands: Hands;
  parts: ReadonlySet<Part>;
  /** In whose place the caller holds the step; null: in their own. */
  standsInFor: string | null;
}

/** Who sees a matter, and in what part they act on it. */
@Injectable()
export class MatterAccess {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly store: MatterStore,
    private readonly handlers: Handlers,
  ) {}

  /** A matter that the caller does not see does not exist for them. */
  async find(caller: Caller, id: string): Promise<Standing> {
    return this.seen(caller, await this.store.find(id));
  }

  /** The same, locked until the unit of work ends. */
  async lock(caller: Caller, id: string): Promise<Standing> {
    return this.seen(caller, await this.store.lock(id));
  }

  async findOrNull(caller: Caller, id: string): Promise<Standing | null> {
    const matter = await this.store.find(id);
    return matter === null ? null : this.standing(caller, matter);
  }

  private async seen(caller: Caller, matter: MatterRow | null): Promise<Standing> {
    const standing = matter === null ? null : await this.standing(caller, matter);
    if (standing === null) throw matterProblems['matter.notFound']();
    return standing;
  }

  /** Null: the caller does not see it. */
  private async standing(caller: Caller, matter: MatterRow): Promise<Standing | null> {
    if (caller.kind === 'plugin') return this.ofPlugin(caller.pluginId, caller, matter);
    const hands = await this.handsOf(matter.id);
    const parts = new Set<Part>();
    const overseen = this.covers(caller, corePermissions.matterOversee, matter, false);
    const account = accountOf(caller);
    if (account === null || caller.kind !== 'staff') {
      return overseen ? { matter, hands, parts, standsInFor: null } : null;
    }
    const own = hands.holding.has(account.id);
    const standsInFor = own ? null : (caller.standsInFor.find((away) => hands.holding.has(away)) ?? null);
    const reported = isReporter(matter, account.id);
    const colleague = matter.handler?.kind !== 'staff' && this.handlers.isAmong(postsOf(caller), matter.handler);
    const concerned = own || standsInFor !== null || reported || colleague || hands.handled.has(account.id);
    if (!overseen && !concerned) return null;
    if (this.covers(caller, corePermissions.matterDirect, matter, true)) parts.add('unit');
    if (this.covers(caller, corePermissions.matterVerify, matter, true)) parts.add('verifier');
    if (reported) parts.add('reporter');
    if (reported && isUntouched(matter)) parts.add('withdrawer');
    const inHand = matter.stage === 'handle' || matter.stage === 'feedBack';
    const handles = standsInFor !== null || (own && this.handlers.isAmong(postsOf(caller), matter.handler));
    if (inHand && handles && holds(caller, corePermissions.matterHandle)) parts.add('handler');
    return { matter, hands, parts, standsInFor };
  }

  /**
   * A plugin sees what was routed to it and what it reported, and takes back a report as staff do; for a user it does
   * nothing of its own.
   */
  private ofPlugin(pluginId: string, caller: Caller, matter: MatterRow): Standing | null {
    const given = matter.handler?.kind === 'plugin' && matter.handler.id === pluginId;
    const { reporter } = matter.summary;
    const reported = reporter.kind === 'plugin' && reporter.id === pluginId;
    if (!given && !reported) return null;
    const may = (permission: string) => accountOf(caller) === null && holds(caller, permission);
    const parts = new Set<Part>();
    if (given && may(corePermissions.matterHandle)) parts.add('handler');
    if (reported && may(corePermissions.matterReport)) {
      parts.add('reporter');
      if (isUntouched(matter)) parts.add('withdrawer');
    }
    return { matter, hands: { holding: new Set(), handled: new Set() }, parts, standsInFor: null };
  }

  /** Over the place of the matter, or over the unit where it stands now. */
  private covers(caller: Caller, permission: string, { units, level }: MatterRow, whereItStands: boolean): boolean {
    return scopeIncludes(this.directory.scopeOf(caller, permission), whereItStands ? unitsAt(units, level) : units);
  }

  private async handsOf(id: string): Promise<Hands> {
    const rows = await this.database.query(
      `SELECT account_id, 1 AS holding FROM matter_inbox WHERE matter_id = ? AND account_id IS NOT NULL
       UNION ALL SELECT account_id, 0 AS holding FROM matter_handlers WHERE matter_id = ?`,
      [id, id],
      (row) => ({ account: row.text('account_id'), holding: row.integer('holding') === 1 }),
    );
    const accounts = (holding: boolean) =>
      new Set(rows.filter((row) => row.holding === holding).map(({ account }) => account));
    return { holding: accounts(true), handled: accounts(false) };
  }
}

/** Its first step began when it was reported: nobody has moved it since, not to a neighbouring unit either. */
function isUntouched({ summary: { holder, reportedAt, reopenings } }: MatterRow): boolean {
  return holder?.since === reportedAt && reopenings === 0;
}

export function isReporter({ summary: { reporter } }: MatterRow, accountId: string): boolean {
  return reporter.kind === 'staff' && reporter.id === accountId;
}
