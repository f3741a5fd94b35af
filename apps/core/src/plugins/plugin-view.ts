import { Injectable } from '@nestjs/common';
import type { Plugin, PluginVersion } from '@yige/contracts';
import { UnitDirectory } from '../org/unit-directory.js';
import type { InstalledPlugin, InstalledVersion } from './installed-plugins.js';
import { PluginDirectory } from './plugin-directory.js';
import { PluginHealth } from './plugin-health.js';
import { pluginProblems } from './problems.js';
import { PluginAsks } from './trust/plugin-asks.js';
import { TrustedKeys } from './trust/trusted-keys.js';

/** A plugin as its administrators see it. */
@Injectable()
export class PluginView {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly units: UnitDirectory,
    private readonly health: PluginHealth,
    private readonly keys: TrustedKeys,
    private readonly asks: PluginAsks,
  ) {}

  async byId(id: string): Promise<Plugin> {
    await this.directory.refresh();
    const plugin = this.directory.find(id);
    if (plugin === null) throw pluginProblems['plugin.notFound']();
    return this.describe(plugin, await this.keys.owners());
  }

  /** With one more than `limit`, by id. */
  async list(after: string | undefined, limit: number): Promise<Plugin[]> {
    await this.directory.refresh();
    const owners = await this.keys.owners();
    const plugins = this.directory.all().filter(({ id }) => after === undefined || id > after);
    return plugins.slice(0, limit + 1).map((plugin) => this.describe(plugin, owners));
  }

  private describe(plugin: InstalledPlugin, owners: ReadonlyMap<string, string>): Plugin {
    const { id, enabledVersion, versions, places } = plugin;
    const manifest = this.directory.newest(id);
    if (manifest === null) throw pluginProblems['plugin.notFound']();
    const seen = this.health.of(id);
    const communities = this.communitiesOf(plugin);
    return {
      id,
      name: manifest.name,
      glyph: manifest.glyph,
      color: manifest.bureau.kind,
      bureau: manifest.bureau.name,
      enabledVersion,
      units: places.places.flatMap(({ unit, version, since }) => {
        const found = this.units.byNumber(unit);
        if (found === null) return [];
        const { id: unitId, name, level } = found;
        return [{ unit: { id: unitId, name, level }, version, since: since.toISOString() }];
      }),
      versions: [...versions.values()].map((version) => this.describeVersion(version, communities, owners)),
      reachable: seen?.reachable ?? null,
      lastReachableAt: seen?.lastReachableAt?.toISOString() ?? null,
      lastError: seen?.lastError ?? null,
      configurable: (this.directory.newestInUse(id)?.manifest.settings.length ?? 0) > 0,
    };
  }

  private communitiesOf({ places }: InstalledPlugin): Map<string | null, number> {
    const counts = new Map<string | null, number>();
    for (const { number } of this.units.atLevel('community')) {
      const version = places.at(number, this.units);
      counts.set(version, (counts.get(version) ?? 0) + 1);
    }
    return counts;
  }

  private describeVersion(
    { pluginId, version, baseUrl, manifest, registeredAt, signature }: InstalledVersion,
    communities: ReadonlyMap<string | null, number>,
    owners: ReadonlyMap<string, string>,
  ): PluginVersion {
    return {
      version,
      baseUrl,
      sdk: manifest.sdk,
      changes: manifest.changes ?? null,
      registeredAt: registeredAt.toISOString(),
      signature:
        signature === null
          ? null
          : {
              keyId: signature.keyId,
              owner: owners.get(signature.keyId) ?? '',
              signedAt: signature.signedAt,
              files: manifest.web.assets.length,
              withdrawn: this.keys.withdrawn(signature.keyId),
            },
      communities: communities.get(version) ?? 0,
      asks: this.asks.openOf(pluginId, manifest).length,
    };
  }
}
