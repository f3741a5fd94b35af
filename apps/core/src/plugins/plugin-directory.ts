import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  corePermissions,
  matterTask,
  type PluginManifest,
  type TaskForm,
  type TaskTypeDeclaration,
} from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { PermissionCatalogue } from '../access/permission-catalogue.js';
import { innermostOf, type Scope, type UnitNumbers } from '../access/scope.js';
import { Log } from '../logging/log.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { callersVersion } from './callers-version.js';
import { type ConfidentialType, confidentialAmong } from './confidential-types.js';
import { hadOfLate } from './former-places.js';
import { type InstalledPlugin, type InstalledVersion, readPlugins } from './installed-plugins.js';
import { KeptWhile } from './kept-while.js';
import { TrustedKeys } from './trust/trusted-keys.js';

export interface KnownTaskType {
  plugin: InstalledVersion;
  declaration: TaskTypeDeclaration;
}

export interface VersionsFor {
  /** What the caller has now. */
  own: InstalledVersion | null;
  /** What units have in which they do tasks, the newest first: a task is of the version of its unit. */
  others: readonly InstalledVersion[];
}

/** How often changes made by another core process are looked for, in milliseconds: one row is read. */
const REFRESH = 2_000;

/** The installed plugins, and which unit has which version, in memory: every request asks for some. */
@Injectable()
export class PluginDirectory implements OnModuleInit, OnModuleDestroy {
  private plugins = new Map<string, InstalledPlugin>();
  private secrets: readonly ConfidentialType[] = [];
  private readonly placed = new KeptWhile<InstalledPlugin, readonly InstalledVersion[]>();
  private readonly scopes = new KeptWhile<InstalledPlugin, Scope>();
  private stamp = -1;
  private reading = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly catalogue: PermissionCatalogue,
    private readonly keys: TrustedKeys,
    private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.reload();
    this.timer = setInterval(() => this.inBackground(() => this.refresh()), REFRESH).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Those that are installed, by id. */
  all(): InstalledPlugin[] {
    return [...this.plugins.values()].filter(({ versions }) => versions.size > 0);
  }

  /** Those that are installed, and those that were removed, by id. */
  known(): InstalledPlugin[] {
    return [...this.plugins.values()].filter(({ versions, tombstone }) => versions.size > 0 || tombstone !== null);
  }

  find(id: string): InstalledPlugin | null {
    const plugin = this.plugins.get(id);
    return plugin === undefined || plugin.versions.size === 0 ? null : plugin;
  }

  /** What a unit has; null where the plugin is unknown or not enabled there. */
  versionAt(id: string, unit: number): InstalledVersion | null {
    const plugin = this.find(id);
    return this.inForce(plugin?.versions.get(plugin.places.at(unit, this.units) ?? ''));
  }

  /** What whoever is in no unit has; null: nothing. */
  generalVersion(id: string): InstalledVersion | null {
    const plugin = this.find(id);
    return this.inForce(plugin?.versions.get(plugin.enabledVersion ?? ''));
  }

  /** What a caller has now; null: the plugin is not enabled for them. */
  versionOf(id: string, caller: Caller): InstalledVersion | null {
    const plugin = this.find(id);
    if (plugin === null) return null;
    const version = callersVersion(caller, plugin.enabledVersion, (unit) => plugin.places.at(unit, this.units));
    return this.inForce(plugin.versions.get(version ?? ''));
  }

  /**
   * A version that the caller had until a short while ago, in place of which they have another now: what they began with
   * it they may finish. Not one at whose address that other one runs.
   */
  lateVersionOf(id: string, version: string, caller: Caller, now: Date): InstalledVersion | null {
    const late = this.inForce(this.find(id)?.versions.get(version));
    const own = this.versionOf(id, caller);
    if (late === null || own === null || own.baseUrl === late.baseUrl) return null;
    const former = this.find(id)?.former ?? [];
    return hadOfLate(former, version, { caller, tree: this.units, now }) ? late : null;
  }

  versionsFor(id: string, caller: Caller): VersionsFor {
    const own = this.versionOf(id, caller);
    const plugin = this.find(id);
    // While all units have one version, nobody has another: the walk over units is for pilots alone.
    if (plugin === null || (own !== null && plugin.places.places.length === 0)) return { own, others: [] };
    const scope = this.units.scopeOf(caller, corePermissions.taskAct);
    if (scope.kind === 'everywhere') return { own, others: [] };
    const within = plugin.places.within(new Set(scope.units.map(({ number }) => number)), this.units);
    const others = [...plugin.versions.values()].filter((each) => within.has(each.version) && each !== own);
    return { own, others: others.filter((each) => this.inForce(each) !== null) };
  }

  /** Every version that some unit has, the newest first. */
  versionsInUse(id: string): InstalledVersion[] {
    const plugin = this.find(id);
    if (plugin === null) return [];
    const placed = this.placed.of(plugin, this.units.state, () => {
      const inUse = plugin.places.inUse((unit) => this.units.byNumber(unit) !== null);
      return [...plugin.versions.values()].filter(({ version }) => inUse.has(version));
    });
    return placed.filter((each) => this.inForce(each) !== null);
  }

  /** The version that is told what happens; null for a plugin that is unknown or that no unit has. */
  newestInUse(id: string): InstalledVersion | null {
    return this.versionsInUse(id)[0] ?? null;
  }

  /** Of each plugin that some unit has, the newest version in use. */
  allInUse(): InstalledVersion[] {
    return this.all().flatMap(({ id }) => this.newestInUse(id) ?? []);
  }

  /** Where the plugin is enabled. */
  enabledIn(id: string): Scope {
    const plugin = this.find(id);
    if (plugin === null) return { kind: 'units', units: [] };
    const gone = this.outOfForce(plugin);
    const places = gone.length === 0 ? plugin.places : plugin.places.without(gone);
    if (places.isEverywhere) return { kind: 'everywhere' };
    const state = `${this.units.state} ${gone.map(({ version }) => version)}`;
    return this.scopes.of(plugin, state, () => ({ kind: 'units', units: places.enabledUnits(this.units) }));
  }

  /** Where the plugin's server may use a grant: in units whose version of it asks for that. */
  grantedIn(id: string, permission: string): Scope {
    const plugin = this.find(id);
    const lacking = this.versionsInUse(id).filter(({ manifest }) => !manifest.grants.includes(permission));
    if (plugin === null || lacking.length === 0) return this.enabledIn(id);
    // Only while versions in use ask for different things: too seldom to be kept.
    const places = plugin.places.without([...lacking, ...this.outOfForce(plugin)]);
    return { kind: 'units', units: places.enabledUnits(this.units) };
  }

  /** A task type `<plugin>:<name>` that some unit has, as the newest version that knows it declares it. */
  taskType(name: string): KnownTaskType | null {
    const [pluginId = ''] = name.split(':');
    for (const plugin of this.versionsInUse(pluginId)) {
      const type = typeIn(plugin, name);
      if (type !== null) return type;
    }
    return null;
  }

  /** A task type as the version of the row's unit declares it; null where it is not enabled. */
  taskTypeAt(name: string, units: UnitNumbers): KnownTaskType | null {
    const [pluginId = ''] = name.split(':');
    const plugin = this.versionAt(pluginId, innermostOf(units));
    return plugin === null ? null : typeIn(plugin, name);
  }

  /** Each task type that some unit has, once: as the newest version that knows it declares it. */
  taskTypesInUse(): (KnownTaskType & { name: string })[] {
    const types = new Map<string, KnownTaskType & { name: string }>();
    for (const plugin of this.all().flatMap(({ id }) => this.versionsInUse(id))) {
      for (const declaration of plugin.manifest.taskTypes) {
        const name = `${plugin.pluginId}:${declaration.name}`;
        if (!types.has(name)) types.set(name, { name, plugin, declaration });
      }
    }
    return [...types.values()];
  }

  /** Task types that any version of any plugin calls confidential; a plugin that is gone keeps its secrets. */
  confidentialTypes(): readonly ConfidentialType[] {
    return this.secrets;
  }

  confidentialNames(): string[] {
    return this.confidentialTypes().map(({ name }) => name);
  }

  /** Types that a deputy does not do: a bureau’s secret stays with whoever was given it. */
  undeputisedNames(): string[] {
    return this.confidentialNames().filter((name) => name !== matterTask.type);
  }

  /** The permission without which a task of this type is not seen; null: the type is not confidential. */
  permissionToSee(type: string): string | null {
    return this.secrets.find(({ name }) => name === type)?.permission ?? null;
  }

  /** Manifest of the newest version in use, else of the newest one: names and glyph of what a plugin left behind. */
  newest(id: string): PluginManifest | null {
    const plugin = this.plugins.get(id);
    if (plugin === undefined) return null;
    const [newest] = plugin.versions.values();
    return (this.newestInUse(id) ?? newest)?.manifest ?? plugin.tombstone;
  }

  /** Reads everything anew, one reading after the other: whoever changes plugins calls it after the change. */
  reload(): Promise<void> {
    const reading = this.reading.then(() => this.read());
    this.reading = reading.then(
      () => {},
      // Whoever asked is told; the next reading is another one.
      () => {},
    );
    return reading;
  }

  private async read(): Promise<void> {
    // Before the rest: a change in between is read once more, never missed. Known only with it: what fails is tried again.
    const stamp = await this.readStamp();
    this.plugins = await readPlugins(this.database);
    this.stamp = stamp;
    this.secrets = confidentialAmong([...this.plugins.values()]);
    this.tellUnfit();
    for (const plugin of this.plugins.values()) {
      this.catalogue.setPluginPermissions(plugin.id, declaredBy(plugin));
    }
  }

  private tellUnfit(): void {
    for (const { pluginId, version, unfit } of this.all().flatMap(({ versions }) => [...versions.values()])) {
      if (unfit === null) continue;
      this.log.logger.warn({ plugin: pluginId, version, reason: unfit.en }, 'plugin version is not run');
    }
  }

  /** Reads everything anew if anything has changed. */
  async refresh(): Promise<void> {
    if ((await this.readStamp()) !== this.stamp) await this.reload();
  }

  /**
   * Null for a version whose key was compromised, that this platform does not run, or whose plugin is paused: nobody has it,
   * whatever they were given.
   */
  private inForce(version: InstalledVersion | undefined): InstalledVersion | null {
    if (version === undefined || version.unfit !== null) return null;
    if (this.plugins.get(version.pluginId)?.paused !== null) return null;
    return version.signature !== null && this.keys.withdrawn(version.signature.keyId) ? null : version;
  }

  private outOfForce({ versions }: InstalledPlugin): InstalledVersion[] {
    return [...versions.values()].filter((each) => this.inForce(each) === null);
  }

  private async readStamp(): Promise<number> {
    const stamp = await this.database.queryOne('SELECT version FROM plugin_stamp WHERE id = 1', [], (row) =>
      row.integer('version'),
    );
    return stamp ?? 0;
  }

  /** What is known stays in use when it fails; the next round tries again. */
  private inBackground(work: () => Promise<void>): void {
    work().catch((err: unknown) => this.log.logger.error({ err }, 'plugins could not be read'));
  }
}

/** Of all versions that units have, each as the newest of them declares it. */
function declaredBy({ places, versions, paused }: InstalledPlugin) {
  const inUse = paused === null ? places.inUse() : new Set<string>();
  const newestLast = [...versions.values()]
    .filter(({ version, unfit }) => unfit === null && inUse.has(version))
    .reverse();
  const permissions = newestLast.flatMap(({ manifest }) => manifest.permissions);
  return {
    bureau: newestLast.at(-1)?.manifest.bureau.kind ?? 'other',
    permissions: [...new Map(permissions.map((permission) => [permission.name, permission])).values()],
  };
}

/** Null where the type has none. */
export function formOf(type: KnownTaskType | null): TaskForm | null {
  if (type?.declaration.form === undefined) return null;
  const { pluginId, version } = type.plugin;
  return { pluginId, version, expose: type.declaration.form };
}

/** By whole names; every row of a list asks for its type. */
const typesOf = new WeakMap<InstalledVersion, ReadonlyMap<string, KnownTaskType>>();

function typeIn(plugin: InstalledVersion, name: string): KnownTaskType | null {
  const known = typesOf.get(plugin) ?? readTypes(plugin);
  typesOf.set(plugin, known);
  return known.get(name) ?? null;
}

function readTypes(plugin: InstalledVersion): ReadonlyMap<string, KnownTaskType> {
  const { pluginId, manifest } = plugin;
  return new Map(manifest.taskTypes.map((declaration) => [`${pluginId}:${declaration.name}`, { plugin, declaration }]));
}
