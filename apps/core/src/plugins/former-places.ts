import type { Database } from '@yige/database';
import { z } from 'zod';
import type { Caller } from '../access/caller.js';
import { callersVersion } from './callers-version.js';
import { type UnitTree, VersionPlaces } from './version-places.js';

/**
 * How long whoever has a page of a version open may finish with it what they began, once their unit was given another
 * one, in milliseconds.
 */
export const VERSION_GRACE = 900_000;
/** Of changes in quick succession, so many are remembered. */
const MOST_KEPT = 20;

/** Which unit had which version of a plugin before a change. */
export interface FormerPlaces {
  until: Date;
  general: string | null;
  places: VersionPlaces;
}

const storedSchema = z.array(
  z.object({
    until: z.iso.datetime(),
    general: z.string().nullable(),
    places: z.array(z.tuple([z.number().int(), z.string().nullable()])),
  }),
);

/** The latest first. What cannot be read is nobody's any more. */
export function readFormerPlaces(text: string | null): FormerPlaces[] {
  const stored = storedSchema.safeParse(text === null ? [] : JSON.parse(text));
  return (stored.data ?? []).map(({ until, general, places }) => {
    const since = new Date(until);
    const own = places.map(([unit, version]) => ({ unit, version, since }));
    return { until: since, general, places: new VersionPlaces(general, own) };
  });
}

/** Remembers who has what, in the unit of work that is about to change it. */
export async function keepFormerPlaces(database: Database, id: string, now: Date): Promise<void> {
  const plugin = await database.queryOne(
    'SELECT enabled_version, former_places FROM plugins WHERE id = ?',
    [id],
    (row) => ({ general: row.textOrNull('enabled_version'), former: row.textOrNull('former_places') }),
  );
  if (plugin === null) return;
  const places = await database.query(
    'SELECT unit_number, version FROM plugin_unit_versions WHERE plugin_id = ? ORDER BY unit_number',
    [id],
    (row): [number, string | null] => [row.integer('unit_number'), row.textOrNull('version')],
  );
  const before = storedSchema.safeParse(plugin.former === null ? [] : JSON.parse(plugin.former)).data ?? [];
  const recent = before.filter(({ until }) => isWithinGrace(new Date(until), now));
  const kept = [{ until: now.toISOString(), general: plugin.general, places }, ...recent].slice(0, MOST_KEPT);
  await database.execute('UPDATE plugins SET former_places = ? WHERE id = ?', [JSON.stringify(kept), id]);
}

/** Whether a caller had the version until a short while ago, and so may finish what they began with it. */
export function hadOfLate(
  former: readonly FormerPlaces[],
  version: string,
  { caller, tree, now }: { caller: Caller; tree: Pick<UnitTree, 'lineOf'>; now: Date },
): boolean {
  return former.some(
    ({ until, general, places }) =>
      isWithinGrace(until, now) && callersVersion(caller, general, (unit) => places.at(unit, tree)) === version,
  );
}

function isWithinGrace(until: Date, now: Date): boolean {
  return now.getTime() - until.getTime() < VERSION_GRACE;
}
