import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Clock } from '../time/clock.js';
import type { InstalledPlugin } from './installed-plugins.js';
import { lockedVersions } from './locked-versions.js';
import { PluginChanges } from './plugin-changes.js';
import { PluginDirectory } from './plugin-directory.js';
import { pluginProblems } from './problems.js';
import { WebAssets } from './web-assets.js';

/** Takes versions and plugins out of the portal. What plugins keep stays with their servers. */
@Injectable()
export class Removal {
  constructor(
    private readonly database: Database,
    private readonly directory: PluginDirectory,
    private readonly changes: PluginChanges,
    private readonly assets: WebAssets,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** A version that no unit has. */
  async removeVersion(caller: Caller, id: string, version: string): Promise<void> {
    await this.changes.make(async () => {
      const versions = await lockedVersions(this.database, id);
      if (!versions.includes(version)) throw pluginProblems['plugin.notFound']();
      if (versions.length === 1) throw pluginProblems['plugin.onlyVersion']();
      if (await this.isInUse(id, version)) throw pluginProblems['plugin.versionInUse']();
      await this.database.execute('DELETE FROM plugin_versions WHERE plugin_id = ? AND version = ?', [id, version]);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'plugin.versionRemoved',
        subject: { kind: 'plugin', id },
        details: { version },
      });
      return {};
    });
    await this.assets.remove(id, version);
  }

  /** All versions and the credentials. Tasks, results and facts stay, and what they are called with them. */
  async remove(caller: Caller, id: string): Promise<void> {
    const plugin = this.installed(id);
    const tombstone = JSON.stringify(this.directory.newest(id));
    await this.changes.make(async () => {
      const versions = await lockedVersions(this.database, id);
      if (versions.length === 0) throw pluginProblems['plugin.notFound']();
      await this.database.execute(
        `UPDATE plugins SET enabled_version = NULL, paused_at = NULL, paused_by = NULL, pause_reason = NULL,
                tombstone = ?, changed_at = ? WHERE id = ?`,
        [tombstone, this.clock.now(), id],
      );
      for (const table of ['plugin_versions', 'plugin_unit_versions', 'plugin_clients', 'outbox_deliveries']) {
        await this.database.execute(`DELETE FROM ${table} WHERE plugin_id = ?`, [id]);
      }
      await this.audit.record({
        actor: actorOf(caller),
        action: 'plugin.removed',
        subject: { kind: 'plugin', id },
        details: { versions },
      });
      return { everybody: true };
    });
    for (const version of plugin.versions.keys()) await this.assets.remove(id, version);
  }

  private installed(id: string): InstalledPlugin {
    const plugin = this.directory.find(id);
    if (plugin === null) throw pluginProblems['plugin.notFound']();
    return plugin;
  }

  private async isInUse(id: string, version: string): Promise<boolean> {
    const uses = await this.database.queryOne(
      `SELECT (SELECT COUNT(*) FROM plugins WHERE id = ? AND enabled_version = ?)
            + (SELECT COUNT(*) FROM plugin_unit_versions WHERE plugin_id = ? AND version = ?) AS uses`,
      [id, version, id, version],
      (row) => row.integer('uses'),
    );
    return uses !== 0;
  }
}
