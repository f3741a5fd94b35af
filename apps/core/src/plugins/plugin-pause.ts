import { Injectable } from '@nestjs/common';
import { corePermissions } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Clock } from '../time/clock.js';
import { lockedVersions } from './locked-versions.js';
import { PluginChanges } from './plugin-changes.js';
import { PluginReach } from './plugin-reach.js';
import { pluginProblems } from './problems.js';

/** Takes a plugin from everybody for a while. Which unit has which version is kept, so that all have it again as before. */
@Injectable()
export class PluginPause {
  constructor(
    private readonly database: Database,
    private readonly reach: PluginReach,
    private readonly changes: PluginChanges,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  begin(caller: Caller, id: string, reason: string): Promise<void> {
    const { id: by } = actorOf(caller);
    return this.change(caller, id, {
      action: 'plugin.paused',
      reason,
      set: { at: this.clock.now(), by, reason },
      where: 'paused_at IS NULL',
      refusal: pluginProblems['plugin.alreadyPaused'],
    });
  }

  end(caller: Caller, id: string): Promise<void> {
    return this.change(caller, id, {
      action: 'plugin.resumed',
      set: { at: null, by: null, reason: null },
      where: 'paused_at IS NOT NULL',
      refusal: pluginProblems['plugin.notPaused'],
    });
  }

  private async change(caller: Caller, id: string, { action, reason, set, where, refusal }: PauseChange) {
    await this.reach.mustReach(caller, corePermissions.pluginOperate, id);
    await this.changes.make(async () => {
      if ((await lockedVersions(this.database, id)).length === 0) throw pluginProblems['plugin.notFound']();
      const { affectedRows } = await this.database.execute(
        `UPDATE plugins SET paused_at = ?, paused_by = ?, pause_reason = ? WHERE id = ? AND ${where}`,
        [set.at, set.by, set.reason, id],
      );
      if (affectedRows === 0) throw refusal();
      await this.audit.record({
        actor: actorOf(caller),
        action,
        subject: { kind: 'plugin', id },
        ...(reason === undefined ? {} : { reason }),
      });
      return { everybody: true };
    });
  }
}

interface PauseChange {
  action: 'plugin.paused' | 'plugin.resumed';
  reason?: string;
  set: { at: Date; by: string; reason: string } | { at: null; by: null; reason: null };
  where: string;
  refusal: () => Error;
}
