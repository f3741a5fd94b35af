import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type CloudEvent, coreEvents, corePermissions } from '@yige/contracts';
import { backOff, Database, placeholders, Worker } from '@yige/database';
import { z } from 'zod';
import { Clock } from '../clock.js';
import { Log } from '../log.js';
import { RunningPlugin } from '../tasks/task-results.js';
import { MovedRows } from './moved-rows.js';
import { DeclaredUnitRows } from './unit-rows.js';

const AT_ONCE = 200;
/** How long a process has for what it took, in milliseconds. */
const LEASE = 5 * 60_000;

const eventDataSchema = z.union([
  z.object({ personId: z.string() }).transform(({ personId }) => ({ kind: 'person' as const, subject: personId })),
  z
    .object({ reorganisationId: z.string() })
    .transform(({ reorganisationId }) => ({ kind: 'reorganisation' as const, subject: reorganisationId })),
]);

interface Move {
  kind: 'person' | 'reorganisation';
  subject: string;
  heard: number;
  attempts: number;
}

/**
 * Lets rows with unit columns follow residents who move and units that are reorganised. That something is to follow is
 * written in the unit of work that takes the event; where to is asked of core afterwards, until it has answered.
 */
@Injectable()
export class UnitMoves implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly plugin: RunningPlugin,
    private readonly declared: DeclaredUnitRows,
    private readonly rows: MovedRows,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.worker = new Worker('unit moves', () => this.round(), log.logger);
  }

  /** Rows that nobody tells of a move would belong to units that are no more. */
  onModuleInit(): void {
    if (this.declared.tables.length === 0) return;
    const { events, grants } = this.plugin.definition;
    const subscribed: readonly string[] = events?.subscribes ?? [];
    const missing = [
      ...this.needed()
        .filter((type) => !subscribed.includes(type))
        .map((type) => `a subscription to ${type}`),
      ...(grants.includes(corePermissions.orgUnitRead) ? [] : [`the grant ${corePermissions.orgUnitRead}`]),
    ];
    if (missing.length > 0) throw new Error(`Refusing to start: unitRows need ${missing.join(', ')}`);
  }

  onApplicationBootstrap(): void {
    if (this.declared.tables.length > 0) this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** Inside the unit of work in which the event is taken. */
  async hear({ type, data }: CloudEvent): Promise<void> {
    if (this.declared.tables.length === 0 || !this.needed().some((needed) => needed === type)) return;
    const { kind, subject } = eventDataSchema.parse(data);
    const now = this.clock.now();
    await this.database.insertMany(
      'yige_unit_moves',
      ['subject', 'kind', 'heard', 'attempts', 'next_at'],
      [[subject, kind, 0, 0, now]],
      { ignoreDuplicates: true },
    );
    await this.database.execute(
      'UPDATE yige_unit_moves SET heard = heard + 1, attempts = 0, next_at = ? WHERE subject = ?',
      [now, subject],
    );
    this.database.afterCommit(() => this.worker.nudge());
  }

  /** No resident takes along rows that name none. */
  private needed(): string[] {
    const { personMoved, orgReorganised } = coreEvents;
    const followsPeople = this.declared.tables.some(({ person }) => person !== undefined);
    return followsPeople ? [personMoved, orgReorganised] : [orgReorganised];
  }

  private async round(): Promise<boolean> {
    const taken = await this.take();
    if (taken.length === 0) return false;
    try {
      const moved = taken.filter(({ kind }) => kind === 'person').map(({ subject }) => subject);
      if (moved.length > 0) await this.rows.ofPeople(moved);
      if (moved.length < taken.length) await this.rows.ofAllUnits();
    } catch (error) {
      this.log.logger.warn({ err: error }, 'rows could not follow their units yet');
      for (const move of taken) await this.postpone(move);
      return false;
    }
    for (const { subject, heard } of taken) {
      await this.database.execute('DELETE FROM yige_unit_moves WHERE subject = ? AND heard = ?', [subject, heard]);
    }
    return taken.length === AT_ONCE;
  }

  private take(): Promise<Move[]> {
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const due = await this.database.query(
        `SELECT kind, subject, heard, attempts FROM yige_unit_moves WHERE next_at <= ? ORDER BY next_at, subject
         LIMIT ${AT_ONCE} ${this.database.dialect === 'mysql' ? 'FOR UPDATE SKIP LOCKED' : ''}`,
        [now],
        (row): Move => ({
          kind: row.text('kind') === 'person' ? 'person' : 'reorganisation',
          subject: row.text('subject'),
          heard: row.integer('heard'),
          attempts: row.integer('attempts'),
        }),
      );
      if (due.length > 0) {
        await this.database.execute(`UPDATE yige_unit_moves SET next_at = ? WHERE subject IN (${placeholders(due)})`, [
          new Date(now.getTime() + LEASE),
          ...due.map(({ subject }) => subject),
        ]);
      }
      return due;
    });
  }

  private async postpone({ subject, heard, attempts }: Move): Promise<void> {
    await this.database.execute(
      'UPDATE yige_unit_moves SET attempts = ?, next_at = ? WHERE subject = ? AND heard = ?',
      [attempts + 1, new Date(this.clock.now().getTime() + backOff(attempts)), subject, heard],
    );
  }
}
