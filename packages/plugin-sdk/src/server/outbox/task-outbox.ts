import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type CreateTask, createTaskSchema, ProblemError, TASK_BATCH_LIMIT } from '@yige/contracts';
import { backOff, Database, placeholders, Worker } from '@yige/database';
import { Clock } from '../clock.js';
import { Log } from '../log.js';
import { type TaskOutcome, Tasks, type WantedTask } from '../tasks/tasks.js';

const LEASE = 60_000;

/** Statuses that tell of the request itself: trying again cannot mend it. */
const FINAL = new Set([400, 409, 413, 415, 422]);

const COLUMNS = ['task_key', 'body', 'state', 'attempts', 'next_at', 'task_id', 'created_at'];

interface Entry {
  key: string;
  body: string;
  attempts: number;
  createdAt: Date;
}

/**
 * Asks core for tasks. The wish is a row of the plugin's own unit of work: it exists exactly if the plugin's change
 * does. A worker brings it to core under its key, many wishes in one call, until core has answered; whoever is killed in
 * between, one task comes of it.
 */
@Injectable()
export class TaskOutbox implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly tasks: Tasks,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.worker = new Worker('task outbox', () => this.round(), log.logger);
  }

  /** @internal */
  onApplicationBootstrap(): void {
    this.worker.start();
  }

  /** @internal */
  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** Answers false when a task was asked for with this key before. */
  async create(key: string, task: CreateTask): Promise<boolean> {
    return (await this.createMany([{ key, task }])) === 1;
  }

  /** Answers how many were not asked for before. */
  async createMany(wanted: readonly WantedTask[]): Promise<number> {
    const now = this.clock.now();
    const rows = wanted.map(({ key, task }) => {
      const body = JSON.stringify(createTaskSchema.parse(task));
      return [key, body, 'waiting', 0, now, null, now];
    });
    const added = await this.database.insertMany('yige_outbox', COLUMNS, rows, { ignoreDuplicates: true });
    this.database.afterCommit(() => this.worker.nudge());
    return added;
  }

  /** The key under which a task was asked for; null for a task that is not from here. */
  keyOf(taskId: string): Promise<string | null> {
    return this.database.queryOne('SELECT task_key FROM yige_outbox WHERE task_id = ?', [taskId], (row) =>
      row.text('task_key'),
    );
  }

  private async round(): Promise<boolean> {
    const taken = await this.take();
    if (taken.length > 0) await this.send(taken);
    return taken.length === TASK_BATCH_LIMIT;
  }

  private take(): Promise<Entry[]> {
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const due = await this.database.query(
        `SELECT task_key, body, attempts, created_at FROM yige_outbox WHERE state = 'waiting' AND next_at <= ?
         ORDER BY next_at LIMIT ${TASK_BATCH_LIMIT} ${this.database.dialect === 'mysql' ? 'FOR UPDATE SKIP LOCKED' : ''}`,
        [now],
        (row): Entry => ({
          ...{ key: row.text('task_key'), body: row.text('body'), attempts: row.integer('attempts') },
          createdAt: row.instant('created_at'),
        }),
      );
      if (due.length > 0) {
        await this.database.execute(`UPDATE yige_outbox SET next_at = ? WHERE task_key IN (${placeholders(due)})`, [
          new Date(now.getTime() + LEASE),
          ...due.map(({ key }) => key),
        ]);
      }
      return due;
    });
  }

  private async send(entries: readonly Entry[]): Promise<void> {
    const wanted = entries.map(({ key, body }) => ({ key, task: createTaskSchema.parse(JSON.parse(body)) }));
    try {
      await this.settle(entries, await this.tasks.createMany(wanted));
    } catch (error) {
      const isFinal = error instanceof ProblemError && FINAL.has(error.status);
      if (isFinal && entries.length > 1) {
        // Something is wrong with one of them: by itself each has its own answer.
        for (const entry of entries) await this.send([entry]);
      } else if (isFinal) {
        await this.settle(
          entries,
          entries.map(({ key }) => ({ key, state: 'refused', problem: error.problem })),
        );
      } else {
        this.log.logger.warn({ err: error, tasks: entries.length }, 'tasks not brought to core yet');
        await this.write(entries.map((entry) => this.later(entry)));
      }
    }
  }

  private async settle(entries: readonly Entry[], outcomes: readonly TaskOutcome[]): Promise<void> {
    const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
    await this.write(
      entries.map((entry) => {
        const outcome = byKey.get(entry.key);
        if (outcome === undefined) return this.later(entry);
        const { key, body, attempts, createdAt } = entry;
        if (outcome.state !== 'refused') return [key, body, 'sent', attempts, createdAt, outcome.taskId, createdAt];
        const { code, status } = outcome.problem;
        if (!FINAL.has(status)) {
          this.log.logger.warn({ key, code }, 'core did not take a task yet');
          return this.later(entry);
        }
        this.log.logger.error({ key, code }, 'core refused a task');
        return [key, body, 'refused', attempts, createdAt, null, createdAt];
      }),
    );
  }

  private later({ key, body, attempts, createdAt }: Entry) {
    const nextAt = new Date(this.clock.now().getTime() + backOff(attempts));
    return [key, body, 'waiting', attempts + 1, nextAt, null, createdAt];
  }

  /** Each row anew, all in one statement. */
  private async write(rows: readonly (string | number | Date | null)[][]): Promise<void> {
    await this.database.insertMany('yige_outbox', COLUMNS, rows, { replacing: true });
  }
}
