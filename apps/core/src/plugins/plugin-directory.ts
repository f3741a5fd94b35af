import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { matterTask, type PluginManifest, pluginManifestSchema, type TaskTypeDeclaration } from '@yige/contracts';
import { Database } from '@yige/database';
import { PermissionCatalogue } from '../access/permission-catalogue.js';

export interface RegisteredVersion {
  pluginId: string;
  version: string;
  baseUrl: string;
  manifest: PluginManifest;
  registeredAt: Date;
}

export interface RegisteredPlugin {
  id: string;
  enabledVersion: string | null;
  versions: ReadonlyMap<string, RegisteredVersion>;
}

export interface KnownTaskType {
  plugin: RegisteredVersion;
  declaration: TaskTypeDeclaration;
}

/** A task type that is seen by its assignee and by those who hold a permission only. */
export interface ConfidentialType {
  name: string;
  permission: string;
}

/** Of the platform itself: steps of a matter are not for everybody who sees the unit’s tasks. */
const coreSecrets: readonly ConfidentialType[] = [{ name: matterTask.type, permission: matterTask.permission }];

/** How often changes made by another core process are looked for, in milliseconds: users have them within 5 s. */
const REFRESH = 4_000;

/** The registered plugins in memory: every request asks for some. */
@Injectable()
export class PluginDirectory implements OnModuleInit, OnModuleDestroy {
  private plugins = new Map<string, RegisteredPlugin>();
  private types = new Map<string, KnownTaskType>();
  private secrets: readonly ConfidentialType[] = coreSecrets;
  private stamp = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly catalogue: PermissionCatalogue,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.reload();
    this.timer = setInterval(() => void this.refresh(), REFRESH).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  all(): RegisteredPlugin[] {
    return [...this.plugins.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  }

  find(id: string): RegisteredPlugin | null {
    return this.plugins.get(id) ?? null;
  }

  /** The version that everybody gets; null for a plugin that is unknown or disabled. */
  enabled(id: string): RegisteredVersion | null {
    const plugin = this.plugins.get(id);
    return plugin?.versions.get(plugin.enabledVersion ?? '') ?? null;
  }

  allEnabled(): RegisteredVersion[] {
    return this.all().flatMap(({ id }) => this.enabled(id) ?? []);
  }

  /** A task type `<plugin>:<name>` of an enabled plugin. */
  taskType(name: string): KnownTaskType | null {
    return this.types.get(name) ?? null;
  }

  /** Task types that any version of any plugin calls confidential; a plugin that was disabled keeps its secrets. */
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

  /** Newest manifest of a plugin, enabled or not: names and glyph of what it left behind. */
  newest(id: string): PluginManifest | null {
    const versions = [...(this.plugins.get(id)?.versions.values() ?? [])];
    return this.enabled(id)?.manifest ?? versions.at(-1)?.manifest ?? null;
  }

  /** Reads everything anew; whoever changes plugins calls it after the change. */
  async reload(): Promise<void> {
    this.stamp = await this.readStamp();
    const versions = await this.database.query(
      'SELECT plugin_id, version, base_url, manifest, registered_at FROM plugin_versions ORDER BY registered_at',
      [],
      (row): RegisteredVersion => ({
        pluginId: row.text('plugin_id'),
        version: row.text('version'),
        baseUrl: row.text('base_url'),
        manifest: row.json('manifest', (value) => pluginManifestSchema.parse(value)),
        registeredAt: row.instant('registered_at'),
      }),
    );
    const plugins = await this.database.query('SELECT id, enabled_version FROM plugins', [], (row) => ({
      id: row.text('id'),
      enabledVersion: row.textOrNull('enabled_version'),
    }));
    this.plugins = new Map(
      plugins.map((plugin) => {
        const own = versions.filter(({ pluginId }) => pluginId === plugin.id);
        return [plugin.id, { ...plugin, versions: new Map(own.map((version) => [version.version, version])) }];
      }),
    );
    this.types = new Map(
      this.allEnabled().flatMap((plugin) =>
        plugin.manifest.taskTypes.map((declaration) => [
          `${plugin.pluginId}:${declaration.name}`,
          { plugin, declaration },
        ]),
      ),
    );
    this.secrets = [...coreSecrets, ...confidentialAmong(this.all())];
    for (const { id } of this.all()) {
      this.catalogue.setPluginPermissions(id, this.enabled(id)?.manifest.permissions ?? []);
    }
  }

  private async refresh(): Promise<void> {
    if ((await this.readStamp()) !== this.stamp) await this.reload();
  }

  private async readStamp(): Promise<string> {
    const stamp = await this.database.queryOne(
      'SELECT COUNT(*) AS plugins, MAX(changed_at) AS changed FROM plugins',
      [],
      (row) => `${row.integer('plugins')} ${row.instantOrNull('changed')?.toISOString() ?? ''}`,
    );
    return stamp ?? '';
  }
}

/** Where versions name different permissions, the enabled one is right, else the newest. */
function confidentialAmong(plugins: readonly RegisteredPlugin[]): ConfidentialType[] {
  const permissions = new Map<string, string>();
  for (const { enabledVersion, versions } of plugins) {
    const enabledLast = [...versions.values()].sort(
      (left, right) => Number(left.version === enabledVersion) - Number(right.version === enabledVersion),
    );
    for (const { pluginId, manifest } of enabledLast) {
      for (const { name, permission } of manifest.taskTypes) {
        if (permission !== undefined) permissions.set(`${pluginId}:${name}`, permission);
      }
    }
  }
  return [...permissions].map(([name, permission]) => ({ name, permission }));
}
