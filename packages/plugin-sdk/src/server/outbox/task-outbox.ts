import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type CreateTask, createTaskSchema, ProblemError } from '@yige/contracts';
import { backOff, Database, Worker } from '@yige/database';
import { Clock } from '../clock.js';
import { Log } from '../log.js';
import { CoreClient } from '../platform/core-client.js';

const AT_ONCE = 20;
const LEASE = 60_000;

/** Statuses that tell of the request itself: trying again cannot mend it. */
const FINAL = new Set([400, 409, 413, 415, 422]);

interface Entry {
  key: string;
  body: string;
  attempts: number;
}

/**
 * Asks core for tasks. The wish is a row of the plugin's own unit of work: it exists exactly if the plugin's change
 * does. A worker brings it to core with the key as Idempotency-Key, until core has answered; whoever is killed in
 * between, one task comes of it.
 */
@Injectable()
export class TaskOutbox implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.worker = new Worker('task outbox', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** Answers false when a task was asked for with this key before. */
  async create(key: string, task: CreateTask): Promise<boolean> {
    const body = JSON.stringify(createTaskSchema.parse(task));
    const now = this.clock.now();
    const added = await this.database.insertMany(
      'yige_outbox',
      ['task_key', 'body', 'state', 'attempts', 'next_at', 'task_id', 'created_at'],
      [[key, body, 'waiting', 0, now, null, now]],
      { ignoreDuplicates: true },
    );
    this.database.afterCommit(() => this.worker.nudge());
    return added === 1;
  }

  /** The key under which a task was asked for; null for a task that is not from here. */
  keyOf(taskId: string): Promise<string | null> {
    return this.database.queryOne('SELECT task_key FROM yige_outbox WHERE task_id = ?', [taskId], (row) =>
      row.text('task_key'),
    );
  }

  private async round(): Promise<boolean> {
    const taken = await this.take();
    for (const entry of taken) await this.send(entry);
    return taken.length === AT_ONCE;
  }

  private take(): Promise<Entry[]> {
    return this.database.transaction(async () => {
      const due = await this.database.query(
        `SELECT task_key, body, attempts FROM yige_outbox WHERE state = 'waiting' AND next_at <= ?
         ORDER BY next_at LIMIT ${AT_ONCE} ${this.database.dialect === 'mysql' ? 'FOR UPDATE SKIP LOCKED' : ''}`,
        [this.clock.now()],
        (row): Entry => ({ key: row.text('task_key'), body: row.text('body'), attempts: row.integer('attempts') }),
      );
      for (const { key, attempts } of due) await this.postpone(key, attempts, LEASE);
      return due;
    });
  }

  private async send({ key, body, attempts }: Entry): Promise<void> {
    try {
      const task = await this.core.asPlugin().tasks.create({
        body: createTaskSchema.parse(JSON.parse(body)),
        idempotencyKey: key,
      });
      await this.settle(key, 'sent', task.id);
    } catch (error) {
      if (error instanceof ProblemError && FINAL.has(error.status)) {
        this.log.logger.error({ err: error, key, code: error.code }, 'core refused a task');
        await this.settle(key, 'refused', null);
        return;
      }
      this.log.logger.warn({ err: error, key }, 'task not brought to core yet');
      await this.postpone(key, attempts + 1, backOff(attempts));
    }
  }

  private async settle(key: string, state: 'sent' | 'refused', taskId: string | null): Promise<void> {
    await this.database.execute(`UPDATE yige_outbox SET state = ?, task_id = ? WHERE task_key = ?`, [
      state,
      taskId,
      key,
    ]);
  }

  private async postpone(key: string, attempts: number, delay: number): Promise<void> {
    await this.database.execute(`UPDATE yige_outbox SET attempts = ?, next_at = ? WHERE task_key = ?`, [
      attempts,
      new Date(this.clock.now().getTime() + delay),
      key,
    ]);
  }
}
