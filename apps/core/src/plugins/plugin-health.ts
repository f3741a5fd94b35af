import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, type RawRow } from '@yige/database';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import type { InstalledVersion } from './installed-plugins.js';
import { PluginDirectory } from './plugin-directory.js';
import { isMigrated } from './plugin-fetch.js';

const EVERY = 5_000;
/** How old what other cores know of a server that goes on as it was may be, in milliseconds. */
const KNOWN_FOR = 60_000;
const LONGEST_ERROR = 300;
const COLUMNS = ['plugin_id', 'version', 'reachable', 'migrated', 'checked_at', 'last_reachable_at', 'last_error'];

export interface Reachability {
  reachable: boolean;
  /** Its database is as its code needs it. */
  migrated: boolean;
  lastReachableAt: Date | null;
  lastError: string | null;
}

interface Seen extends Reachability {
  pluginId: string;
  version: string;
  checkedAt: Date;
  /** As the other cores know it; null: they don't. */
  told: { reachable: boolean; migrated: boolean; at: Date } | null;
}

type Target = Pick<Seen, 'pluginId' | 'version'>;

/** What the cores last saw of each version's server, by asking and by forwarding. */
@Injectable()
export class PluginHealth implements OnApplicationBootstrap, OnModuleDestroy {
  private seen = new Map<string, Seen>();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly directory: PluginDirectory,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.hear();
    this.timer = setInterval(() => {
      this.round = this.inBackground();
    }, EVERY).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  /** Of the versions in use together: one that is down is what an administrator must know. Null before the first call. */
  of(pluginId: string): Reachability | null {
    const seen = this.directory.versionsInUse(pluginId).flatMap((target) => this.seen.get(keyOf(target)) ?? []);
    if (seen.length === 0) return null;
    const times = seen.flatMap(({ lastReachableAt }) => lastReachableAt ?? []).sort((left, right) => +right - +left);
    return {
      reachable: seen.every(({ reachable }) => reachable),
      migrated: seen.every(({ migrated }) => migrated),
      lastReachableAt: times[0] ?? null,
      lastError: seen.find(({ lastError }) => lastError !== null)?.lastError ?? null,
    };
  }

  reached(target: Target): void {
    const now = this.clock.now();
    this.see(target, { reachable: true, lastReachableAt: now, lastError: null });
  }

  missed(target: Target, error: string): void {
    this.see(target, { reachable: false, lastError: error.slice(0, LONGEST_ERROR) });
  }

  /** Asks every server, tells the other cores what is new, and hears from them what this one has not asked. */
  async ask(): Promise<void> {
    await Promise.all(
      this.inUse().map(async ({ pluginId, version, baseUrl }) => {
        const target = { pluginId, version };
        try {
          const migrated = await isMigrated(baseUrl);
          this.reached(target);
          this.see(target, migrated ? { migrated } : { migrated, lastError: 'its database is not ready' });
        } catch (error) {
          this.missed(target, error instanceof Error ? error.message : String(error));
        }
      }),
    );
    await this.tell();
    await this.hear();
  }

  private inUse(): InstalledVersion[] {
    return this.directory.all().flatMap(({ id }) => this.directory.versionsInUse(id));
  }

  private see({ pluginId, version }: Target, news: Partial<Reachability>): void {
    const key = keyOf({ pluginId, version });
    const before = this.seen.get(key);
    this.seen.set(key, {
      ...{ reachable: false, migrated: true, lastReachableAt: null, lastError: null, told: null },
      ...before,
      ...news,
      ...{ pluginId, version, checkedAt: this.clock.now() },
    });
  }

  /** Only what changed, and now and then that nothing did: servers that are well cost no write every five seconds. */
  private async tell(): Promise<void> {
    const now = this.clock.now();
    const news = [...this.seen.values()].filter(
      ({ reachable, migrated, told, checkedAt }) =>
        told === null ||
        told.reachable !== reachable ||
        told.migrated !== migrated ||
        (checkedAt > told.at && now.getTime() - told.at.getTime() > KNOWN_FOR),
    );
    if (news.length === 0) return;
    await this.database.insertMany(
      'plugin_health',
      COLUMNS,
      news.map((seen) => [
        ...[seen.pluginId, seen.version, seen.reachable, seen.migrated, seen.checkedAt],
        ...[seen.lastReachableAt, seen.lastError],
      ]),
      { replacing: true },
    );
  }

  /** What is newer than what this core saw itself. */
  private async hear(): Promise<void> {
    const rows = await this.database.query(`SELECT ${COLUMNS.join(', ')} FROM plugin_health`, [], readSeen);
    for (const heard of rows) {
      const own = this.seen.get(keyOf(heard));
      if (own === undefined || own.checkedAt <= heard.checkedAt) this.seen.set(keyOf(heard), heard);
      else own.told = heard.told;
    }
  }

  private async inBackground(): Promise<void> {
    try {
      await this.ask();
    } catch (err) {
      // The next round asks again.
      this.log.logger.error({ err }, 'health of plugins could not be kept');
    }
  }
}

function keyOf({ pluginId, version }: Target): string {
  return `${pluginId} ${version}`;
}

function readSeen(row: RawRow): Seen {
  const state = { reachable: row.boolean('reachable'), migrated: row.boolean('migrated') };
  const checkedAt = row.instant('checked_at');
  return {
    ...state,
    pluginId: row.text('plugin_id'),
    version: row.text('version'),
    checkedAt,
    lastReachableAt: row.instantOrNull('last_reachable_at'),
    lastError: row.textOrNull('last_error'),
    told: { ...state, at: checkedAt },
  };
}
