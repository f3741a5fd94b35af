import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../time/clock.js';
import { PluginDirectory } from './plugin-directory.js';
import { isMigrated } from './plugin-fetch.js';

const EVERY = 5_000;

export interface Reachability {
  reachable: boolean;
  lastReachableAt: Date | null;
  lastError: string | null;
}

/** What this process last saw of each plugin's server, by asking and by forwarding. */
@Injectable()
export class PluginHealth implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly seen = new Map<string, Reachability>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly directory: PluginDirectory,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.ask(), EVERY).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  of(pluginId: string): Reachability | null {
    return this.seen.get(pluginId) ?? null;
  }

  reached(pluginId: string): void {
    this.seen.set(pluginId, { reachable: true, lastReachableAt: this.clock.now(), lastError: null });
  }

  missed(pluginId: string, error: string): void {
    const lastReachableAt = this.seen.get(pluginId)?.lastReachableAt ?? null;
    this.seen.set(pluginId, { reachable: false, lastReachableAt, lastError: error });
  }

  private async ask(): Promise<void> {
    await Promise.all(
      this.directory.allInUse().map(async ({ pluginId, baseUrl }) => {
        try {
          await isMigrated(baseUrl);
          this.reached(pluginId);
        } catch (error) {
          this.missed(pluginId, error instanceof Error ? error.message : String(error));
        }
      }),
    );
  }
}
