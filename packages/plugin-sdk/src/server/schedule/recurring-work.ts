import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { Clock } from '../clock.js';
import type { Handler, RecurringOptions } from '../handlers.js';
import { PluginConfiguration } from '../plugin-configuration.js';
import { latestOccurrence, type Occurrence } from './recurrence.js';

/** How long a process has for an occurrence before another one takes it up, in milliseconds. */
const LEASE = 10 * 60_000;

/**
 * Runs `@Recurring` methods. That an occurrence is done stands in the database from the moment its method has returned:
 * whoever is killed before that, it runs again.
 */
@Injectable()
export class RecurringWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  async runIfDue({ key: options, call }: Handler<RecurringOptions>): Promise<void> {
    const { name } = options;
    const now = this.clock.now();
    const occurrence = latestOccurrence(options, now, this.clock.today(), this.configuration.timeZone);
    if (!(await this.claim(name, occurrence, now))) return;
    try {
      await call(occurrence);
    } catch (error) {
      await this.release(name);
      throw error;
    }
    await this.database.execute('UPDATE yige_recurrences SET done_key = ?, leased_until = ? WHERE name = ?', [
      occurrence.key,
      this.clock.now(),
      name,
    ]);
  }

  private async claim(name: string, { key }: Occurrence, now: Date): Promise<boolean> {
    const columns = ['name', 'done_key', 'leased_until'];
    await this.database.insertMany('yige_recurrences', columns, [[name, null, now]], { ignoreDuplicates: true });
    const { affectedRows } = await this.database.execute(
      `UPDATE yige_recurrences SET leased_until = ?
       WHERE name = ? AND leased_until <= ? AND (done_key IS NULL OR done_key <> ?)`,
      [new Date(now.getTime() + LEASE), name, now, key],
    );
    return affectedRows > 0;
  }

  private async release(name: string): Promise<void> {
    await this.database.execute('UPDATE yige_recurrences SET leased_until = ? WHERE name = ?', [
      this.clock.now(),
      name,
    ]);
  }
}
