import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Log } from '../../logging/log.js';
import { Incidents } from './incidents.js';
import { HOUR, TrafficCounts } from './traffic-counts.js';

/** In milliseconds. */
const EVERY = 3_000;

/** Brings counts and incidents into the database, every few seconds and when core stops, and takes old ones away. */
@Injectable()
export class TrafficFlush implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private timers: NodeJS.Timeout[] = [];
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly counts: TrafficCounts,
    private readonly incidents: Incidents,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => this.inBackground(() => this.flush()), EVERY).unref(),
      setInterval(() => this.inBackground(() => this.removeOld()), HOUR).unref(),
    ];
    this.inBackground(() => this.removeOld());
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Before the database closes. */
  async beforeApplicationShutdown(): Promise<void> {
    this.inBackground(() => this.flush());
    await this.running;
  }

  async flush(): Promise<void> {
    await this.counts.flush();
    await this.incidents.flush();
  }

  async removeOld(): Promise<void> {
    await this.counts.removeOld();
    await this.incidents.removeOld();
  }

  /** One after another. */
  private inBackground(work: () => Promise<void>): void {
    this.running = this.running.then(work).catch((err: unknown) => {
      // Nothing is lost: it goes with the next round.
      this.log.logger.error({ err }, 'traffic of plugins could not be written');
    });
  }
}
