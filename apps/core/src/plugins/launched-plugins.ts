import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { KnownProblem, type LaunchedPlugin, launchedPluginSchema } from '@yige/contracts';
import { z } from 'zod';
import { PLATFORM } from '../audit/audit-trail.js';
import { Configuration } from '../config/configuration.js';
import { Readiness } from '../health/readiness.js';
import { Log } from '../logging/log.js';
import { PluginClients } from '../oauth/plugin-clients.js';
import { type Found, type Keeper, StageRefusal } from './installation/incoming.js';
import { Installer } from './installation/installer.js';
import { PluginDirectory } from './plugin-directory.js';
import { PluginVersions } from './plugin-versions.js';
import { TrustedKeys } from './trust/trusted-keys.js';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;
/** Whose key it is that signed what was launched together with core. */
const LAUNCHER = '本机启动器';

/**
 * Installs and enables the plugins that were started together with core, however long they take to come up. They go
 * through the same steps as any other; nothing of it is kept, since a process that starts again does it again.
 */
@Injectable()
export class LaunchedPlugins implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopped = new AbortController();
  private waiting = new Set<string>();

  constructor(
    private readonly configuration: Configuration,
    private readonly installer: Installer,
    private readonly directory: PluginDirectory,
    private readonly versions: PluginVersions,
    private readonly clients: PluginClients,
    private readonly keys: TrustedKeys,
    private readonly log: Log,
    readiness: Readiness,
  ) {
    readiness.register('plugins', () => (this.waiting.size === 0 ? null : [...this.waiting].join(', ')));
  }

  async onApplicationBootstrap(): Promise<void> {
    const file = this.configuration.launchedPluginsFile;
    if (file === null) return;
    const launched = z.array(launchedPluginSchema).parse(JSON.parse(await readFile(file, 'utf8')));
    this.waiting = new Set(launched.map(({ id }) => id));
    for (const plugin of launched) void this.bringUp(plugin);
  }

  onModuleDestroy(): void {
    this.stopped.abort();
  }

  private async bringUp(plugin: LaunchedPlugin): Promise<void> {
    for (let pause = FIRST_PAUSE; !this.stopped.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        if (await this.bringUpOnce(plugin)) {
          this.waiting.delete(plugin.id);
          return;
        }
      } catch (error) {
        if (!isNotUp(error)) this.log.logger.error({ err: error, plugin: plugin.id }, 'plugin not installed');
      }
      await sleep(pause, undefined, { ref: false });
    }
  }

  /** False where its server is not ready yet. */
  private async bringUpOnce(plugin: LaunchedPlugin): Promise<boolean> {
    const { id, baseUrl, ungated = [], clientId, clientSecret, webhookSecret, signature = null, publicKey } = plugin;
    if (publicKey !== undefined) await this.keys.trustLaunched(LAUNCHER, publicKey);
    const seen: { found: Found | null } = { found: null };
    const before = new Set(this.directory.find(id)?.versions.keys());
    const waiting = await this.installer.run(
      {
        ...{ id: `launched-${id}`, source: 'url', baseUrl, ungated, confirmedBy: {}, bureaus: null, actor: PLATFORM },
        ...{ launched: { signature }, stage: 'fetch', found: null },
      },
      keeperOf(seen),
    );
    const { found } = seen;
    if (waiting !== null || found === null) return false;
    const { manifest } = found;
    await this.clients.store(manifest.id, { clientId, clientSecret, webhookSecret });
    // What is here already stays with whom it was given to: a start undoes no administrator's decision.
    if (!before.has(manifest.version)) await this.versions.enableLaunched(manifest.id, manifest.version);
    this.log.logger.info({ plugin: manifest.id, version: manifest.version }, 'plugin installed');
    return true;
  }
}

function keeperOf(seen: { found: Found | null }): Keeper {
  return {
    stage: async () => {},
    found: async (found) => {
      seen.found = found;
    },
    verified: async () => {},
    done: async () => {},
  };
}

function isNotUp(error: unknown): boolean {
  const problem = error instanceof StageRefusal ? error.problem : error;
  return problem instanceof KnownProblem && problem.code === 'plugin.unreachable';
}
