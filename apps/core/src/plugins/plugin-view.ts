import { Injectable } from '@nestjs/common';
import type { Plugin, PluginVersion } from '@yige/contracts';
import { UnitDirectory } from '../org/unit-directory.js';
import type { InstalledPlugin, InstalledVersion } from './installed-plugins.js';
import { PluginDirectory } from './plugin-directory.js';
import { PluginHealth } from './plugin-health.js';
import { pluginProblems } from './problems.js';
import { newestFirst } from './version-order.js';

/** A plugin as its administrators see it. */
@Injectable()
export class PluginView {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly units: UnitDirectory,
    private readonly health: PluginHealth,
  ) {}

  byId(id: string): Plugin {
    const plugin = this.directory.find(id);
    if (plugin === null) throw pluginProblems['plugin.notFound']();
    return this.of(plugin);
  }

  of(plugin: InstalledPlugin): Plugin {
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
      versions: newestFirst(versions.values()).map((version) => describeVersion(version, communities)),
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
}

function describeVersion(
  { version, baseUrl, manifest, registeredAt, signature }: InstalledVersion,
  communities: ReadonlyMap<string | null, number>,
): PluginVersion {
  return {
    version,
    baseUrl,
    sdk: manifest.sdk,
    changes: manifest.changes ?? null,
    registeredAt: registeredAt.toISOString(),
    signature: signature === null ? null : {
      keyId: signature.keyId,
      owner: '',
      signedAt: signature.signedAt,
      files: manifest.web.assets.length,
      withdrawn: false,
    },
    communities: communities.get(version) ?? 0,
    asks: 0,
  };
}
