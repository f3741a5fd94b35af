import { type LocalizedText, type PluginManifest, type PluginSignature, pluginSignatureSchema } from '@yige/contracts';
import type { Database, RawRow } from '@yige/database';
import { type FormerPlaces, readFormerPlaces } from './former-places.js';
import { readStoredManifest } from './stored-manifest.js';
import { newestFirst } from './version-order.js';
import { type Place, VersionPlaces } from './version-places.js';

export interface InstalledVersion {
  pluginId: string;
  version: string;
  baseUrl: string;
  manifest: PluginManifest;
  /** Null: installed before versions were signed. */
  signature: PluginSignature | null;
  registeredAt: Date;
  /** Why this platform does not run it, so that nobody has it; null: it does. */
  unfit: LocalizedText | null;
}

export interface InstalledPlugin {
  id: string;
  /** The general version: whoever has no other gets it; null: none. */
  enabledVersion: string | null;
  places: VersionPlaces;
  /** What it was before changes of late, the latest first. */
  former: readonly FormerPlaces[];
  /** The newest first. */
  versions: ReadonlyMap<string, InstalledVersion>;
  /** The manifest of what was removed: names and secrets of what it left behind. */
  tombstone: PluginManifest | null;
  /** Nobody has it for a while, whatever units were given; `by` is the account. Null: it is not paused. */
  paused: { since: Date; by: string; reason: string } | null;
  /** When its general version was set, or it was removed. */
  changedAt: Date;
}

/** All plugins that there are or were, by id. */
export async function readPlugins(database: Database): Promise<Map<string, InstalledPlugin>> {
  const versions = await database.query(
    'SELECT plugin_id, version, base_url, manifest, signature, registered_at FROM plugin_versions',
    [],
    readVersion,
  );
  const places = await database.query(
    'SELECT plugin_id, unit_number, version, since FROM plugin_unit_versions ORDER BY since, unit_number',
    [],
    (row): Place & { pluginId: string } => ({
      pluginId: row.text('plugin_id'),
      unit: row.integer('unit_number'),
      version: row.textOrNull('version'),
      since: row.instant('since'),
    }),
  );
  const plugins = await database.query(
    `SELECT id, enabled_version, former_places, tombstone, changed_at, paused_at, paused_by, pause_reason
     FROM plugins ORDER BY id`,
    [],
    (row) => ({
      id: row.text('id'),
      enabledVersion: row.textOrNull('enabled_version'),
      former: readFormerPlaces(row.textOrNull('former_places')),
      tombstone: tombstoneOf(row),
      paused: pauseOf(row),
      changedAt: row.instant('changed_at'),
    }),
  );
  return new Map(
    plugins.map((plugin): [string, InstalledPlugin] => {
      const own = versions.filter(({ pluginId }) => pluginId === plugin.id);
      const placed = places.filter(({ pluginId }) => pluginId === plugin.id);
      return [
        plugin.id,
        {
          ...plugin,
          places: new VersionPlaces(plugin.enabledVersion, placed),
          versions: new Map(newestFirst(own).map((version) => [version.version, version])),
        },
      ];
    }),
  );
}

/** Which unit has which version of one plugin, as it is in the unit of work. */
export async function readPlaces(database: Database, id: string): Promise<VersionPlaces> {
  const general = await database.queryOne('SELECT enabled_version FROM plugins WHERE id = ?', [id], (row) =>
    row.textOrNull('enabled_version'),
  );
  const places = await database.query(
    'SELECT unit_number, version, since FROM plugin_unit_versions WHERE plugin_id = ? ORDER BY since, unit_number',
    [id],
    (row): Place => ({
      unit: row.integer('unit_number'),
      version: row.textOrNull('version'),
      since: row.instant('since'),
    }),
  );
  return new VersionPlaces(general, places);
}

/** One that this platform cannot read is there all the same, to be seen and removed. */
function readVersion(row: RawRow): InstalledVersion {
  const [pluginId, version] = [row.text('plugin_id'), row.text('version')];
  const { manifest, unfit } = readStoredManifest(pluginId, version, row.text('manifest'));
  const signature = row.jsonOrNull('signature', (value) => pluginSignatureSchema.safeParse(value));
  return {
    ...{ pluginId, version, manifest },
    baseUrl: row.text('base_url'),
    signature: signature?.data ?? null,
    registeredAt: row.instant('registered_at'),
    unfit: signature?.success === false ? unreadableSignature : unfit,
  };
}

const unreadableSignature: LocalizedText = {
  'zh-CN': '平台读不了它的签名',
  en: 'The platform cannot read its signature',
};

function pauseOf(row: RawRow): InstalledPlugin['paused'] {
  const since = row.instantOrNull('paused_at');
  return since === null ? null : { since, by: row.text('paused_by'), reason: row.text('pause_reason') };
}

function tombstoneOf(row: RawRow): PluginManifest | null {
  const text = row.textOrNull('tombstone');
  return text === null ? null : readStoredManifest(row.text('id'), '0.0.0', text).manifest;
}
