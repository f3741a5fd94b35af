import { Injectable } from '@nestjs/common';
import type { Actor, PluginManifest } from '@yige/contracts';
import { Database } from '@yige/database';
import { AuditTrail } from '../audit/audit-trail.js';
import { Configuration } from '../config/configuration.js';
import { PluginClients, type PluginCredentials } from '../oauth/plugin-clients.js';
import { Clock } from '../time/clock.js';
import { PluginDirectory } from './plugin-directory.js';
import { fetchManifest, isMigrated } from './plugin-fetch.js';
import { pluginProblems } from './problems.js';
import { PluginAsks } from './trust/plugin-asks.js';
import { WebAssets } from './web-assets.js';

interface RegisterOptions {
  /** A launched plugin that was rebuilt replaces its version; by the API a version never changes. */
  replace: boolean;
  /** Credentials that the launcher has made already; without them new ones are made at the first registration. */
  credentials?: PluginCredentials;
  /** Task types of it that need no admission, as whoever registers it confirms. */
  ungated: readonly string[];
  /** Who confirms. */
  actor: Actor;
}

/** Takes a running plugin in: checks its manifest, copies its files, remembers the version. */
@Injectable()
export class PluginRegistration {
  constructor(
    private readonly database: Database,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
    private readonly directory: PluginDirectory,
    private readonly clients: PluginClients,
    private readonly assets: WebAssets,
    private readonly asks: PluginAsks,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the plugin's id, and credentials when they were made just now. */
  async register(
    baseUrl: string,
    options: RegisterOptions,
  ): Promise<{ manifest: PluginManifest; credentials: PluginCredentials | null }> {
    this.checkHost(baseUrl);
    const manifest = await fetchManifest(baseUrl);
    this.checkGlyph(manifest);
    const ungated = confirmedUngated(manifest, options.ungated);
    const known = this.directory.find(manifest.id)?.versions.get(manifest.version);
    const changed = known === undefined || JSON.stringify(known.manifest) !== JSON.stringify(manifest);
    if (known !== undefined && changed && !options.replace) throw pluginProblems['plugin.versionChanged']();
    if (changed || !(await this.assets.isStored(manifest.id, manifest.version))) {
      await this.assets.store(manifest, baseUrl);
    }
    const credentials = await this.credentialsFor(manifest.id, options);
    await this.remember(manifest, baseUrl, changed ? ungated : [], options.actor);
    await this.directory.reload();
    return { manifest, credentials };
  }

  /** Gives a version to everybody, or with null the plugin to nobody. */
  async enable(pluginId: string, version: string | null): Promise<void> {
    const plugin = this.directory.find(pluginId);
    const registered = version === null ? null : plugin?.versions.get(version);
    if (plugin === null || registered === undefined) throw pluginProblems['plugin.notFound']();
    if (registered !== null && !(await isMigrated(registered.baseUrl))) throw pluginProblems['plugin.unreachable']();
    await this.database.execute('UPDATE plugins SET enabled_version = ?, changed_at = ? WHERE id = ?', [
      version,
      this.clock.now(),
      pluginId,
    ]);
    await this.directory.reload();
  }

  private checkHost(baseUrl: string): void {
    const { protocol, hostname } = new URL(baseUrl);
    const host = hostname.replace(/^\[|\]$/g, '');
    if (/^https?:$/.test(protocol) && this.configuration.pluginHosts.has(host)) return;
    throw pluginProblems['plugin.hostRefused']({ detail: { 'zh-CN': host, en: host } });
  }

  private checkGlyph({ id, glyph }: PluginManifest): void {
    const other = this.directory
      .all()
      .find((plugin) => plugin.id !== id && this.directory.newest(plugin.id)?.glyph === glyph);
    if (other === undefined) return;
    throw pluginProblems['plugin.glyphTaken']({
      detail: { 'zh-CN': `“${glyph}”属于 ${other.id}`, en: `${glyph} belongs to ${other.id}` },
    });
  }

  private async credentialsFor(pluginId: string, options: RegisterOptions): Promise<PluginCredentials | null> {
    if (options.credentials !== undefined) {
      await this.clients.store(pluginId, options.credentials);
      return null;
    }
    if (await this.clients.exists(pluginId)) return null;
    const credentials = this.clients.generate(pluginId);
    await this.clients.store(pluginId, credentials);
    return credentials;
  }

  private async remember(
    manifest: PluginManifest,
    baseUrl: string,
    ungated: readonly string[],
    actor: Actor,
  ): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async () => {
      await this.database.insertMany('plugins', ['id', 'enabled_version', 'changed_at'], [[manifest.id, null, now]], {
        ignoreDuplicates: true,
      });
      await this.database.execute('UPDATE plugins SET changed_at = ? WHERE id = ?', [now, manifest.id]);
      await this.database.execute('DELETE FROM plugin_versions WHERE plugin_id = ? AND version = ?', [
        manifest.id,
        manifest.version,
      ]);
      await this.database.execute(
        'INSERT INTO plugin_versions (plugin_id, version, base_url, manifest, registered_at) VALUES (?, ?, ?, ?, ?)',
        [manifest.id, manifest.version, baseUrl, JSON.stringify(manifest), now],
      );
      await this.asks.record(manifest);
      if (ungated.length === 0) return;
      await this.audit.record({
        actor,
        action: 'plugin.ungatedConfirmed',
        subject: { kind: 'plugin', id: manifest.id },
        details: { version: manifest.version, types: [...ungated] },
      });
    });
  }
}

/**
 * The types that the manifest declares as needing no admission. A plugin cannot free itself from the gate: each must be
 * confirmed by whoever registers the version.
 */
function confirmedUngated({ taskTypes }: PluginManifest, confirmed: readonly string[]): string[] {
  const declared = taskTypes.filter(({ gate }) => gate !== 'admission');
  const open = declared.filter(({ name }) => !confirmed.includes(name));
  if (open.length === 0) return declared.map(({ name }) => name);
  throw pluginProblems['plugin.ungatedUnconfirmed']({
    errors: open.map(({ name, gate, title }) => ({
      pointer: '/body/ungated',
      code: 'ungated',
      message: {
        'zh-CN': `“${title['zh-CN']}”（${name}）声明为 ${gate}，不经准入就到社区；同意就写进 ungated`,
        en: `“${title.en}” (${name}) declares ${gate} and reaches communities without an admission; name it in ungated to agree`,
      },
    })),
  });
}
