import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { KnownProblem, type LaunchedPlugin, launchedPluginSchema } from '@yige/contracts';
import { z } from 'zod';
import { PLATFORM } from '../audit/audit-trail.js';
import { Configuration } from '../config/configuration.js';
import { Readiness } from '../health/readiness.js';
import { Log } from '../logging/log.js';
import { isMigrated } from './plugin-fetch.js';
import { PluginRegistration } from './registration.js';
import { PluginAsks } from './trust/plugin-asks.js';
import { TrustedKeys } from './trust/trusted-keys.js';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;
/** Whose key it is that signed what was launched together with core. */
const LAUNCHER = '本机启动器';

/** Registers and enables the plugins that were started together with core, however long they take to come up. */
@Injectable()
export class LaunchedPlugins implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopped = new AbortController();
  private waiting = new Set<string>();

  constructor(
    private readonly configuration: Configuration,
    private readonly registration: PluginRegistration,
    private readonly keys: TrustedKeys,
    private readonly asks: PluginAsks,
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
        await this.bringUpOnce(plugin);
        this.waiting.delete(plugin.id);
        return;
      } catch (error) {
        const waiting = error instanceof KnownProblem && error.code === 'plugin.unreachable';
        if (!waiting) this.log.logger.error({ err: error, plugin: plugin.id }, 'plugin not registered');
      }
      await sleep(pause, undefined, { ref: false });
    }
  }

  private async bringUpOnce({ ungated = [], baseUrl, publicKey, ...known }: LaunchedPlugin): Promise<void> {
    if (publicKey !== undefined) await this.keys.trustLaunched(LAUNCHER, publicKey);
    const { clientId, clientSecret, webhookSecret } = known;
    const credentials = { clientId, clientSecret, webhookSecret };
    const { manifest } = await this.registration.register(baseUrl, {
      ...{ replace: true, credentials, ungated, actor: PLATFORM },
    });
    await this.asks.grantAll(manifest.id, manifest, PLATFORM);
    if (!(await isMigrated(baseUrl))) await sleep(FIRST_PAUSE);
    await this.registration.enable(manifest.id, manifest.version);
    this.log.logger.info({ plugin: manifest.id, version: manifest.version }, 'plugin registered');
  }
}
