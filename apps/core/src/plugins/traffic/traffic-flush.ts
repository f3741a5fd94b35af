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
      setInterval(() => void this.flush(), EVERY).unref(),
      setInterval(() => void this.removeOld(), HOUR).unref(),
    ];
    void this.removeOld();
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Before the database closes. */
  beforeApplicationShutdown(): Promise<void> {
    return this.flush();
  }

  /** Ends once whatever happened before is written, or is kept for the next time. */
  flush(): Promise<void> {
    return this.inTurn(async () => {
      await this.counts.flush();
      await this.incidents.flush();
    });
  }

  removeOld(): Promise<void> {
    return this.inTurn(async () => {
      await this.counts.removeOld();
      await this.incidents.removeOld();
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.running = this.running.then(work).catch((err: unknown) => {
      // Nothing is lost: it goes with the next round.
      this.log.logger.error({ err }, 'traffic of plugins could not be written');
    });
    return this.running;
  }
}
