import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Database } from '@yige/database';
import { Clock } from '../clock.js';
import {
  type EveryOptions,
  type Handler,
  type RecurringOptions,
  recurringHandlers,
  scheduledHandlers,
} from '../handlers.js';
import { Log } from '../log.js';
import { traced } from '../trace.js';
import { RecurringWork } from './recurring-work.js';

/** How often it is looked whether something is due, in milliseconds. */
const LOOK = 15_000;
/** Pause after a run that failed, in milliseconds. */
const AFTER_FAILURE = 2_000;

/**
 * Looks regularly whether an `@Every` or `@Recurring` method is due. The next time of an `@Every` stands in the database and is moved by an UPDATE that only one process wins,
 * so several processes of a plugin don't do the work twice.
 */
@Injectable()
export class Schedules implements OnApplicationBootstrap, OnModuleDestroy {
  private handlers: Handler<EveryOptions>[] = [];
  private recurring: Handler<RecurringOptions>[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly database: Database,
    private readonly recurringWork: RecurringWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.handlers = scheduledHandlers(this.discovery);
    this.recurring = recurringHandlers(this.discovery);
    if (this.handlers.length + this.recurring.length === 0) return;
    this.look(true);
    this.timer = setInterval(() => this.look(false), LOOK).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private look(atStart: boolean): void {
    this.running ??= this.runDue(atStart).finally(() => {
      this.running = undefined;
    });
  }

  private async runDue(atStart: boolean): Promise<void> {
    for (const handler of this.handlers) {
      if (this.stopped) return;
      try {
        if (await this.claim(handler.key, atStart)) await traced(() => handler.call());
      } catch (error) {
        this.log.logger.warn({ err: error, schedule: handler.key.name }, 'scheduled work failed; tried again soon');
        await this.retrySoon(handler.key.name);
      }
    }
    for (const handler of this.recurring) {
      if (this.stopped) return;
      try {
        await traced(() => this.recurringWork.runIfDue(handler));
      } catch (error) {
        this.log.logger.warn({ err: error, schedule: handler.key.name }, 'recurring work failed; tried again soon');
        this.lookSoon();
      }
    }
  }

  private async claim({ name, minutes }: EveryOptions, atStart: boolean): Promise<boolean> {
    const now = this.clock.now();
    await this.database.insertMany('yige_schedules', ['name', 'next_at'], [[name, now]], { ignoreDuplicates: true });
    const next = new Date(now.getTime() + minutes * 60_000);
    const { affectedRows } = await this.database.execute(
      `UPDATE yige_schedules SET next_at = ? WHERE name = ? ${atStart ? '' : 'AND next_at <= ?'}`,
      atStart ? [next, name] : [next, name, now],
    );
    return affectedRows > 0;
  }

  /** Core may still be starting: what needed it is tried again long before its usual time. */
  private async retrySoon(name: string): Promise<void> {
    if (this.stopped) return;
    const soon = new Date(this.clock.now().getTime() + AFTER_FAILURE);
    await this.database.execute('UPDATE yige_schedules SET next_at = ? WHERE name = ?', [soon, name]);
    this.lookSoon();
  }

  private lookSoon(): void {
    setTimeout(() => this.look(false), AFTER_FAILURE + 50).unref();
  }
}
