import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, type RawRow } from '@yige/database';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import type { InstalledVersion } from './installed-plugins.js';
import { PluginDirectory } from './plugin-directory.js';
import { readinessOf } from './server-readiness.js';

const EVERY = 5_000;
/** How old what other cores know of a server that goes on as it was may be, in milliseconds. */
const KNOWN_FOR = 60_000;
const LONGEST_ERROR = 300;
const LONGEST_NAME = 100;
const COLUMNS = [
  ...['plugin_id', 'version', 'reachable', 'migrated', 'checked_at', 'last_reachable_at', 'last_error'],
  'other_server',
];

export interface Reachability {
  reachable: boolean;
  /** Its database is as its code needs it. */
  migrated: boolean;
  /** What answers at its address, where it is not this version. */
  otherServer: string | null;
  /** When it answered as it must. */
  lastReadyAt: Date | null;
  lastError: string | null;
}

interface Seen extends Reachability {
  pluginId: string;
  version: string;
  checkedAt: Date;
  /** As the other cores know it; null: they don't. */
  told: (Pick<Reachability, 'reachable' | 'migrated' | 'otherServer'> & { at: Date }) | null;
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
    const seen = this.directory.versionsInUse(pluginId).flatMap((target) => this.ofVersion(target) ?? []);
    if (seen.length === 0) return null;
    const times = seen.flatMap(({ lastReadyAt }) => lastReadyAt ?? []).sort((left, right) => +right - +left);
    return {
      reachable: seen.every(({ reachable }) => reachable),
      migrated: seen.every(({ migrated }) => migrated),
      otherServer: seen.find(({ otherServer }) => otherServer !== null)?.otherServer ?? null,
      lastReadyAt: times[0] ?? null,
      lastError: seen.find(({ lastError }) => lastError !== null)?.lastError ?? null,
    };
  }

  /** Of one version; null before the first call. */
  ofVersion(target: Target): Reachability | null {
    return this.seen.get(keyOf(target)) ?? null;
  }

  /** It answered a call; whether it is the right server, and ready, only `ask` finds out. */
  reached(target: Target): void {
    const { migrated = true, otherServer = null } = this.seen.get(keyOf(target)) ?? {};
    this.answered(target, { migrated, otherServer });
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
          const readiness = await readinessOf(baseUrl, { id: pluginId, version });
          const otherServer = readiness.state === 'other' ? readiness.there.slice(0, LONGEST_NAME) : null;
          this.answered(target, { migrated: readiness.state !== 'migrating', otherServer });
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

  private answered(target: Target, how: Pick<Reachability, 'migrated' | 'otherServer'>): void {
    const isReady = how.migrated && how.otherServer === null;
    this.see(target, {
      ...{ reachable: true, lastError: null, ...how },
      ...(isReady ? { lastReadyAt: this.clock.now() } : {}),
    });
  }

  private see({ pluginId, version }: Target, news: Partial<Reachability>): void {
    const key = keyOf({ pluginId, version });
    const before = this.seen.get(key);
    this.seen.set(key, {
      ...{ reachable: false, migrated: true, otherServer: null, lastReadyAt: null, lastError: null, told: null },
      ...before,
      ...news,
      ...{ pluginId, version, checkedAt: this.clock.now() },
    });
  }

  /** Only what changed, and now and then that nothing did: servers that are well cost no write every five seconds. */
  private async tell(): Promise<void> {
    const now = this.clock.now();
    const news = [...this.seen.values()].filter(
      ({ reachable, migrated, otherServer, told, checkedAt }) =>
        told === null ||
        told.reachable !== reachable ||
        told.migrated !== migrated ||
        told.otherServer !== otherServer ||
        (checkedAt > told.at && now.getTime() - told.at.getTime() > KNOWN_FOR),
    );
    if (news.length === 0) return;
    await this.database.insertMany(
      'plugin_health',
      COLUMNS,
      news.map((seen) => [
        ...[seen.pluginId, seen.version, seen.reachable, seen.migrated, seen.checkedAt],
        ...[seen.lastReadyAt, seen.lastError, seen.otherServer],
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
  const state = {
    reachable: row.boolean('reachable'),
    migrated: row.boolean('migrated'),
    otherServer: row.textOrNull('other_server'),
  };
  const checkedAt = row.instant('checked_at');
  return {
    ...state,
    pluginId: row.text('plugin_id'),
    version: row.text('version'),
    checkedAt,
    lastReadyAt: row.instantOrNull('last_reachable_at'),
    lastError: row.textOrNull('last_error'),
    told: { ...state, at: checkedAt },
  };
}
