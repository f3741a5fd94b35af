import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { newId } from '@yige/contracts';
import { backOff, Database, placeholders, Worker } from '@yige/database';
import type { z } from 'zod';
import { Clock } from '../clock.js';
import type { Handler } from '../handlers.js';
import { Log } from '../log.js';
import { traced } from '../trace.js';
import { type JobDefinition, jobHandlers } from './define-job.js';

/** How long a run may take before another process takes the job up, in milliseconds. */
const LEASE = 300_000;
/** Attempts with growing pauses, about an hour in all; then the job is given up and kept for whoever operates the plugin. */
const MOST_ATTEMPTS = 20;

interface TakenJob {
  handler: Handler<JobDefinition>;
  key: string;
  payload: string;
  attempt: number;
}

/** When and under what key a job is added. */
export interface JobOptions {
  /** The same kind of job stands under one key once; left out, each is its own. At most 100 characters. */
  key?: string;
  /** Not before this moment. */
  at?: Date;
}

/**
 * Work in the background. A job is a row of the plugin's own unit of work: it exists exactly if the change does, and is
 * done at least once by a method with `@Job`. A kind without such a method keeps the server from adding it.
 */
@Injectable()
export class Jobs implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly handlers = new Map<string, Handler<JobDefinition>>();
  private readonly worker: Worker;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.worker = new Worker('jobs', () => this.round(), log.logger);
  }

  /** Each job has one method, or the plugin doesn't start. */
  onModuleInit(): void {
    for (const handler of jobHandlers(this.discovery)) {
      const { name } = handler.key;
      if (this.handlers.has(name)) throw new Error(`Refusing to start: two methods do the job ${name}`);
      this.handlers.set(name, handler);
    }
  }

  /** @internal */
  onApplicationBootstrap(): void {
    if (this.handlers.size > 0) this.worker.start();
  }

  /** @internal */
  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /**
   * Answers false where one waits under this key, or is being done; one that was given up makes room. Throws a `ZodError` for
   * a payload of another shape.
   */
  async add<Payload extends z.ZodType>(
    { name, payload: schema }: JobDefinition<Payload>,
    payload: z.input<Payload>,
    { key = newId(), at }: JobOptions = {},
  ): Promise<boolean> {
    if (!this.handlers.has(name)) throw new TypeError(`No method does the job ${name}`);
    schema.parse(payload);
    const now = this.clock.now();
    return this.database.transaction(async () => {
      await this.database.execute("DELETE FROM yige_jobs WHERE name = ? AND job_key = ? AND state = 'failed'", [
        name,
        key,
      ]);
      const added = await this.database.insertMany(
        'yige_jobs',
        ['name', 'job_key', 'payload', 'state', 'attempts', 'next_at', 'added_at'],
        [[name, key, JSON.stringify(payload ?? null), 'waiting', 0, at ?? now, now]],
        { ignoreDuplicates: true },
      );
      this.database.afterCommit(() => this.worker.nudge());
      return added === 1;
    });
  }

  private async round(): Promise<boolean> {
    const job = await this.take();
    if (job === null) return false;
    await traced(() => this.run(job));
    return true;
  }

  private take(): Promise<TakenJob | null> {
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const names = [...this.handlers.keys()];
      const row = await this.database.queryOne(
        `SELECT name, job_key, payload, attempts FROM yige_jobs
         WHERE state = 'waiting' AND next_at <= ? AND name IN (${placeholders(names)})
         ORDER BY next_at, name, job_key LIMIT 1 ${this.database.dialect === 'mysql' ? 'FOR UPDATE SKIP LOCKED' : ''}`,
        [now, ...names],
        (found) => ({
          ...{ name: found.text('name'), key: found.text('job_key'), payload: found.text('payload') },
          attempt: found.integer('attempts') + 1,
        }),
      );
      const handler = row === null ? undefined : this.handlers.get(row.name);
      if (row === null || handler === undefined) return null;
      await this.database.execute('UPDATE yige_jobs SET attempts = ?, next_at = ? WHERE name = ? AND job_key = ?', [
        ...[row.attempt, new Date(now.getTime() + LEASE)],
        ...[row.name, row.key],
      ]);
      return { handler, key: row.key, payload: row.payload, attempt: row.attempt };
    });
  }

  private async run({ handler, key, payload, attempt }: TakenJob): Promise<void> {
    const { name, payload: schema } = handler.key;
    try {
      await handler.call(schema.parse(JSON.parse(payload)), { key, attempt });
      await this.database.execute('DELETE FROM yige_jobs WHERE name = ? AND job_key = ? AND attempts = ?', [
        name,
        key,
        attempt,
      ]);
    } catch (error) {
      const given = attempt >= MOST_ATTEMPTS;
      this.log.logger[given ? 'error' : 'warn'](
        { err: error, job: name, key, attempt },
        given ? 'a job was given up' : 'a job failed; tried again',
      );
      await this.database.execute(
        'UPDATE yige_jobs SET state = ?, next_at = ? WHERE name = ? AND job_key = ? AND attempts = ?',
        [
          ...[given ? 'failed' : 'waiting', new Date(this.clock.now().getTime() + backOff(attempt))],
          ...[name, key, attempt],
        ],
      );
    }
  }
}
