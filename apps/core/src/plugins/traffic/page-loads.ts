import { Injectable } from '@nestjs/common';
import type { PageLoad, PortalPlugin } from '@yige/contracts';
import { type Caller, staffOf } from '../../access/caller.js';
import { PortalPlugins } from '../../portal/portal-plugins.js';
import { PluginDirectory } from '../plugin-directory.js';
import { CallLimits } from './call-limits.js';
import { Incidents } from './incidents.js';
import { TrafficCounts } from './traffic-counts.js';

/**
 * Takes in what pages tell of their loading. Of a version that the user does not have, or a part that it does not have,
 * nothing is taken: a page may have stood open while the version changed, and nobody writes another plugin's figures.
 */
@Injectable()
export class PageLoads {
  constructor(
    private readonly portal: PortalPlugins,
    private readonly directory: PluginDirectory,
    private readonly counts: TrafficCounts,
    private readonly incidents: Incidents,
    private readonly limits: CallLimits,
  ) {}

  take(caller: Caller, loads: readonly PageLoad[]): void {
    this.limits.takeReport(staffOf(caller).accountId, 'loads');
    const visible = new Map(this.portal.visibleTo(caller).map((plugin) => [plugin.id, plugin]));
    for (const load of loads) {
      const plugin = visible.get(load.pluginId);
      if (plugin !== undefined && plugin.local !== true && this.has(plugin, load)) this.note(load);
    }
  }

  private has({ id, version, pages, contributions }: PortalPlugin, load: PageLoad): boolean {
    if (version !== load.version) return false;
    const forms = this.directory.find(id)?.versions.get(version)?.manifest.taskTypes ?? [];
    return (
      [...pages, ...contributions].some(({ expose }) => expose === load.expose) ||
      forms.some(({ form }) => form === load.expose)
    );
  }

  private note({ pluginId, version, expose, milliseconds, failed }: PageLoad): void {
    this.counts.count({ pluginId, version, part: 'page', milliseconds, failed: failed !== undefined });
    if (failed === undefined) return;
    const kind = failed === 'integrity' ? 'integrity' : 'page';
    this.incidents.record({ pluginId, version, kind, what: `${expose}: ${failed}`, requestId: null });
  }
}
