import { type Database, placeholders } from '@yige/database';
import semver from 'semver';
import { type Place, VersionPlaces } from '../../../plugins/version-places.js';
import type { Plan } from '../planning/plan.js';

type Structure = Pick<Plan, 'before' | 'after' | 'opened' | 'moved' | 'lineage'>;

/** A place that a unit gets so that it has what it had. */
export interface Carried {
  unit: number;
  version: string | null;
}

/**
 * A reorganisation changes nobody's version of a plugin. A unit that moves keeps what it had; one that goes on from
 * others has what they had, and where that differs the newest, so that no pilot ends unnoticed. A unit that takes others
 * in keeps its own.
 */
export function carriedVersions(
  general: string | null,
  places: readonly Place[],
  { before, after, opened, moved, lineage }: Structure,
): Carried[] {
  const earlier = new VersionPlaces(general, places);
  const left = places.filter(({ unit }) => after.has(unit));
  const carried: Carried[] = [];
  const changed = [...opened, ...moved].sort((one, other) => depthIn(after, one.number) - depthIn(after, other.number));
  for (const { number } of changed) {
    const origins = lineage.filter(({ to }) => to === number).map(({ from }) => from);
    const sources = before.has(number) ? [number] : origins;
    if (sources.length === 0) continue;
    const had = newestOf(sources.map((unit) => earlier.at(unit, linesIn(before))));
    const now = new VersionPlaces(general, [...left, ...carried.map((each) => ({ ...each, since: new Date(0) }))]);
    if (now.at(number, linesIn(after)) !== had) carried.push({ unit: number, version: had });
  }
  return carried;
}

/** In the unit of work of the change; answers how many units keep by a place of their own what they had. */
export async function carryPluginVersions(database: Database, plan: Plan, now: Date): Promise<number> {
  const plugins = await database.query('SELECT id, enabled_version FROM plugins', [], (row) => ({
    id: row.text('id'),
    general: row.textOrNull('enabled_version'),
  }));
  const places = await database.query(
    'SELECT plugin_id, unit_number, version, since FROM plugin_unit_versions',
    [],
    (row): Place & { pluginId: string } => ({
      pluginId: row.text('plugin_id'),
      unit: row.integer('unit_number'),
      version: row.textOrNull('version'),
      since: row.instant('since'),
    }),
  );
  const carried = plugins.flatMap(({ id, general }) => {
    const own = places.filter(({ pluginId }) => pluginId === id);
    return own.length === 0 ? [] : carriedVersions(general, own, plan).map((each) => ({ id, ...each }));
  });
  await database.insertMany(
    'plugin_unit_versions',
    ['plugin_id', 'unit_number', 'version', 'since', 'set_by'],
    carried.map(({ id, unit, version }) => [id, unit, version, now, 'platform']),
    { replacing: true },
  );
  const ended = plan.retired.map(({ number }) => number);
  if (ended.length > 0) {
    await database.execute(`DELETE FROM plugin_unit_versions WHERE unit_number IN (${placeholders(ended)})`, ended);
  }
  return carried.length;
}

function newestOf(versions: readonly (string | null)[]): string | null {
  return versions.reduce((newest, version) => {
    if (version === null || newest === null) return newest ?? version;
    return semver.gt(version, newest) ? version : newest;
  }, null);
}

function linesIn(units: Plan['before']) {
  return {
    *lineOf(number: number) {
      for (let unit = units.get(number); unit !== undefined; unit = units.get(unit.parent)) yield unit;
    },
  };
}

function depthIn(units: Plan['before'], number: number): number {
  return [...linesIn(units).lineOf(number)].length;
}
