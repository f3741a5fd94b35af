import {
  type Installation,
  type Plugin,
  type PluginVersion,
  SLOW_PLUGIN_P95,
  type UnitReference,
} from '@yige/contracts';

/** How a plugin does, in one word: what its administrators have to know first goes before the rest. */
export type Standing =
  | 'removed'
  | 'unfit'
  | 'unreachable'
  | 'unready'
  | 'slow'
  | 'pending'
  | 'paused'
  | 'disabled'
  | 'ordinary';

/** Whether anybody has it. */
export function isInUse({ enabledVersion, units }: Plugin): boolean {
  return enabledVersion !== null || units.some(({ version }) => version !== null);
}

/** Whether its name, its bureau's or its id holds what is sought; nothing is sought: all. */
export function isSought({ id, name, bureau }: Plugin, sought: string): boolean {
  const words = [id, ...Object.values(name), ...Object.values(bureau)];
  return words.some((word) => word.toLowerCase().includes(sought.trim().toLowerCase()));
}

export function standingOf(plugin: Plugin): Standing {
  if (plugin.removedAt !== null) return 'removed';
  if (!isInUse(plugin)) return (plugin.versions[0]?.asks ?? 0) > 0 ? 'pending' : 'disabled';
  if (plugin.paused !== null) return 'paused';
  if (usedVersionsOf(plugin).some(({ unfit }) => unfit !== null)) return 'unfit';
  if (plugin.versions.some(({ server }) => server?.state === 'unreachable')) return 'unreachable';
  if (plugin.reachable === false) return 'unready';
  return (plugin.recentP95 ?? 0) > SLOW_PLUGIN_P95 ? 'slow' : 'ordinary';
}

/** Those that units were given. */
export function usedVersionsOf({ enabledVersion, units, versions }: Plugin): PluginVersion[] {
  const used = new Set([enabledVersion, ...units.map(({ version }) => version)]);
  return versions.filter(({ version }) => used.has(version));
}

/** A version that some units have for themselves, apart from the general one. */
export interface Pilot {
  version: string;
  units: UnitReference[];
  /** Since when the first of them has it; ISO. */
  since: string;
}

/** The pilots, the newest version first. */
export function pilotsOf({ enabledVersion, units, versions }: Plugin): Pilot[] {
  return versions.flatMap(({ version }) => {
    const having = units.filter((placed) => placed.version === version);
    if (version === enabledVersion || having.length === 0) return [];
    const [since = ''] = having.map((placed) => placed.since).sort();
    return [{ version, units: having.map(({ unit }) => unit), since }];
  });
}

/** A unit and the version that it has; null: none. `own`: kept for it, not come from the unit above. */
export interface UnitCell {
  unit: UnitReference;
  version: string | null;
  own: boolean;
}

/**
 * The parts of the district with the version that each has, and after them whatever unit within them has one of its own.
 *
 * @param whole the units that contain the parts: what they have goes for parts without their own.
 */
export function cellsOf(
  { enabledVersion, units }: Plugin,
  whole: readonly Pick<UnitReference, 'id'>[],
  parts: readonly UnitReference[],
): UnitCell[] {
  const placed = new Map(units.map(({ unit, version }) => [unit.id, version]));
  const above = whole.find(({ id }) => placed.has(id));
  const general = above === undefined ? enabledVersion : (placed.get(above.id) ?? null);
  const shown = new Set([...whole, ...parts].map(({ id }) => id));
  return [
    ...parts.map((unit) => {
      const own = placed.get(unit.id);
      return { unit, version: own === undefined ? general : own, own: own !== undefined };
    }),
    ...units.filter(({ unit }) => !shown.has(unit.id)).map(({ unit, version }) => ({ unit, version, own: true })),
  ];
}

/**
 * What a unit has by its place: its own version, else that of the nearest unit above it, else the general one.
 *
 * @param path ids of the unit itself and of those above it, in this order.
 */
export function versionAlong({ enabledVersion, units }: Plugin, path: readonly string[]): string | null {
  const placed = new Map(units.map(({ unit, version }) => [unit.id, version]));
  const nearest = path.find((id) => placed.has(id));
  return nearest === undefined ? enabledVersion : (placed.get(nearest) ?? null);
}

/** What units lose by a change: the plugin as a whole, or what a newer version had. */
export interface Loss {
  kind: 'take' | 'down';
  units: UnitReference[];
}

/** Null where nobody loses anything. Of a change that does both, the graver. */
export function lossOf(
  { versions }: Plugin,
  changes: readonly { unit: UnitReference; before: string | null; after: string | null }[],
): Loss | null {
  const age = (version: string) => versions.findIndex((other) => other.version === version);
  const kinds = {
    take: changes.filter(({ before, after }) => before !== null && after === null),
    down: changes.filter(({ before, after }) => before !== null && after !== null && age(after) > age(before)),
  };
  const kind = kinds.take.length > 0 ? 'take' : 'down';
  return kinds[kind].length === 0 ? null : { kind, units: kinds[kind].map(({ unit }) => unit) };
}

/** What a version is to its plugin. `kept`: older than what is in use, to go back to; `ready`: newer, nobody has it yet. */
export type VersionRole = 'unfit' | 'withdrawn' | 'general' | 'pilot' | 'pending' | 'ready' | 'kept';

export function roleOf({ enabledVersion, units, versions }: Plugin, version: PluginVersion): VersionRole {
  if (version.unfit !== null) return 'unfit';
  if (version.signature?.withdrawn) return 'withdrawn';
  if (version.version === enabledVersion) return 'general';
  if (units.some((placed) => placed.version === version.version)) return 'pilot';
  if (version.asks > 0) return 'pending';
  const used = versions.findIndex((other) => other.version === enabledVersion);
  return used !== -1 && versions.indexOf(version) > used ? 'kept' : 'ready';
}

/** Why units cannot get it; null: they can. */
export function obstacleTo({ signature, asks, unfit }: PluginVersion): 'unfit' | 'withdrawn' | 'asks' | null {
  if (unfit !== null) return 'unfit';
  if (signature?.withdrawn) return 'withdrawn';
  return asks > 0 ? 'asks' : null;
}

/** Of versions that are not there, the attempt that failed last; the newest first, as the installations are. */
export function failuresOf({ versions }: Plugin, installations: readonly Installation[]): Installation[] {
  const seen = new Set(versions.map(({ version }) => version));
  return installations.filter(({ plugin, state }) => {
    if (plugin === null || seen.has(plugin.version)) return false;
    seen.add(plugin.version);
    return state === 'failed';
  });
}
