import { Injectable } from '@nestjs/common';
import { newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { Clock } from '../../../time/clock.js';

/** How long a process may be silent before another one takes over, in milliseconds. */
const LEASE = 10_000;

/** One process at a time carries out reorganisations, and one at a time: the others look on until its lease ends. */
@Injectable()
export class ExecutionLease {
  private readonly holder = newId();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async take(): Promise<boolean> {
    const now = this.clock.now();
    const { affectedRows } = await this.database.execute(
      'UPDATE org_execution SET holder = ?, held_until = ? WHERE id = 1 AND (holder = ? OR held_until < ?)',
      [this.holder, new Date(now.getTime() + LEASE), this.holder, now],
    );
    return affectedRows === 1;
  }

  /** First in each unit of work: a process that slept past its lease must not write beside its successor. */
  async renew(): Promise<void> {
    const until = new Date(this.clock.now().getTime() + LEASE);
    const { affectedRows } = await this.database.execute(
      'UPDATE org_execution SET held_until = ? WHERE id = 1 AND holder = ?',
      [until, this.holder],
    );
    if (affectedRows !== 1) throw new Error('Another process carries out reorganisations by now');
  }
}
