import { Injectable } from '@nestjs/common';
import { corePermissions, type Plugin, type PluginVersion } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { PLATFORM } from '../audit/audit-trail.js';
import { UnitDirectory } from '../org/unit-directory.js';
import type { InstalledPlugin, InstalledVersion } from './installed-plugins.js';
import { PluginDirectory } from './plugin-directory.js';
import { PluginHealth, type Reachability } from './plugin-health.js';
import { PluginReach } from './plugin-reach.js';
import { pluginProblems } from './problems.js';
import { TrafficFigures, versionKey } from './traffic/traffic-figures.js';
import { PluginAsks } from './trust/plugin-asks.js';
import { TrustedKeys } from './trust/trusted-keys.js';

interface Circumstances {
  /** By fingerprint of the key. */
  owners: ReadonlyMap<string, string>;
  /** By plugin, in milliseconds. */
  recentP95: ReadonlyMap<string, number>;
  /** Names by `placeKey`; without those of whom no account is kept. */
  placedBy: ReadonlyMap<string, string>;
  /** Names by plugin, likewise. */
  pausedBy: ReadonlyMap<string, string>;
  /** Of the last 24 hours, by `versionKey`. */
  recent: ReadonlyMap<string, PluginVersion['recent']>;
}

/** A plugin as its administrators see it. */
@Injectable()
export class PluginView {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly reach: PluginReach,
    private readonly units: UnitDirectory,
    private readonly health: PluginHealth,
    private readonly keys: TrustedKeys,
    private readonly asks: PluginAsks,
    private readonly traffic: TrafficFigures,
    private readonly database: Database,
  ) {}

  /** For whoever may see it. */
  async seenBy(caller: Caller, id: string): Promise<Plugin> {
    await this.reach.mustReach(caller, corePermissions.pluginRead, id);
    return this.byId(id);
  }

  private async byId(id: string): Promise<Plugin> {
    await this.directory.refresh();
    const plugin = this.directory.known().find((each) => each.id === id);
    if (plugin === undefined) throw pluginProblems['plugin.notFound']();
    return this.describe(plugin, await this.circumstances());
  }

  /** Those that the caller may see; with one more than `limit`, by id. */
  async list(caller: Caller, after: string | undefined, limit: number): Promise<Plugin[]> {
    await this.directory.refresh();
    const plugins = this.directory
      .known()
      .filter(({ id }) => after === undefined || id > after)
      .filter(({ id }) => this.reach.reaches(caller, corePermissions.pluginRead, id));
    const circumstances = await this.circumstances();
    return plugins.slice(0, limit + 1).map((plugin) => this.describe(plugin, circumstances));
  }

  /** Of all plugins: who vouches for keys, how fast servers answer, and who placed which version or paused. Five statements. */
  private async circumstances(): Promise<Circumstances> {
    const [owners, recentP95, placedBy, pausedBy, recent] = await Promise.all([
      this.keys.owners(),
      this.traffic.recentP95(),
      this.placedBy(),
      this.pausedBy(),
      this.traffic.recentCalls(),
    ]);
    return { owners, recentP95, placedBy, pausedBy, recent };
  }

  private async pausedBy(): Promise<ReadonlyMap<string, string>> {
    const names = await this.database.query(
      'SELECT p.id, a.display_name FROM plugins p JOIN accounts a ON a.id = p.paused_by',
      [],
      (row) => [row.text('id'), row.text('display_name')] as const,
    );
    return new Map(names);
  }

  private async placedBy(): Promise<ReadonlyMap<string, string>> {
    const names = await this.database.query(
      `SELECT p.plugin_id, p.unit_number, a.display_name FROM plugin_unit_versions p
       JOIN accounts a ON a.id = p.set_by`,
      [],
      (row) => [placeKey(row.text('plugin_id'), row.integer('unit_number')), row.text('display_name')] as const,
    );
    return new Map(names);
  }

  private describe(plugin: InstalledPlugin, circumstances: Circumstances): Plugin {
    const { recentP95, placedBy, pausedBy } = circumstances;
    const { id, enabledVersion, versions, places, paused } = plugin;
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
        const by = placedBy.get(placeKey(id, unit)) ?? PLATFORM.name;
        return [{ unit: { id: unitId, name, level }, version, since: since.toISOString(), by }];
      }),
      versions: [...versions.values()].map((version) => this.describeVersion(version, communities, circumstances)),
      reachable: seen === null ? null : serverOf(seen).state === 'ready',
      lastReachableAt: seen?.lastReadyAt?.toISOString() ?? null,
      lastError: seen === null ? null : serverOf(seen).detail,
      recentP95: recentP95.get(id) ?? null,
      paused:
        paused === null
          ? null
          : {
              since: paused.since.toISOString(),
              by: pausedBy.get(id) ?? PLATFORM.name,
              reason: paused.reason,
            },
      removedAt: versions.size === 0 ? plugin.changedAt.toISOString() : null,
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
    { pluginId, version, baseUrl, manifest, registeredAt, signature, unfit }: InstalledVersion,
    communities: ReadonlyMap<string | null, number>,
    { owners, recent }: Circumstances,
  ): PluginVersion {
    const isAsked = this.directory.versionsInUse(pluginId).some((used) => used.version === version);
    const seen = isAsked ? this.health.ofVersion({ pluginId, version }) : null;
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
      unfit,
      server: seen === null ? null : serverOf(seen),
      recent: recent.get(versionKey(pluginId, version)) ?? { calls: 0, errors: 0 },
    };
  }
}

function placeKey(pluginId: string, unit: number): string {
  return `${pluginId} ${unit}`;
}

/** `migrating` and `other` answer, but not as they must. */
function serverOf({ reachable, migrated, otherServer, lastReadyAt, lastError }: Reachability) {
  const ready = lastReadyAt?.toISOString() ?? null;
  if (!reachable) return { state: 'unreachable' as const, detail: lastError, lastReadyAt: ready };
  if (otherServer !== null) return { state: 'other' as const, detail: otherServer, lastReadyAt: ready };
  if (!migrated) return { state: 'migrating' as const, detail: 'its database is not ready', lastReadyAt: ready };
  return { state: 'ready' as const, detail: null, lastReadyAt: ready };
}
