import { Injectable } from '@nestjs/common';
import { type Caller, Database, type SqlValue, unitScopeCondition } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { listWaitingQuerySchema, Pressure, waitingPageSchema } from '../../contract.js';
import { PeopleFaces } from '../register/people-faces.js';
import { READING_COLUMNS, readReading } from './patient-readings.js';

export const REVIEW = 'health-station:reading.review';

/** What was collected in the caller's units and waits for a doctor: the urgent first. */
@Injectable()
export class ReviewQueue {
  constructor(
    private readonly database: Database,
    private readonly faces: PeopleFaces,
  ) {}

  async list(
    caller: Caller,
    { cursor, limit }: z.output<typeof listWaitingQuerySchema>,
  ): Promise<z.output<typeof waitingPageSchema>> {
    const within = unitScopeCondition(caller.scopeFor(REVIEW), 'r');
    const after = afterCursor(cursor);
    const rows = await this.database.query(
      `SELECT ${READING_COLUMNS}, p.last_systolic, p.last_diastolic, p.last_reading_on
       FROM readings r LEFT JOIN patients p ON p.person_id = r.person_id
       WHERE r.state = 'waiting' AND ${within.sql} AND ${after.sql}
       ORDER BY r.priority, r.taken_at, r.id LIMIT ${limit + 1}`,
      [...within.parameters, ...after.parameters],
      (row) => ({
        cursor: `${row.integer('priority')} ${row.instant('taken_at').toISOString()} ${row.text('id')}`,
        reading: { ...readReading(row), personId: row.text('person_id'), previous: previousOf(row) },
      }),
    );
    const page = rows.slice(0, limit);
    const next = rows.length > page.length ? (page.at(-1)?.cursor ?? null) : null;
    const items = await this.faces.beside(
      caller,
      page.map(({ reading }) => reading),
    );
    return { items, next };
  }
}

function previousOf(row: {
  integerOrNull(name: string): number | null;
  textOrNull(name: string): string | null;
}): Pressure | null {
  const [systolic, diastolic] = [row.integerOrNull('last_systolic'), row.integerOrNull('last_diastolic')];
  const on = row.textOrNull('last_reading_on');
  return systolic === null || diastolic === null || on === null ? null : { systolic, diastolic, on };
}

function afterCursor(cursor: string | undefined): { sql: string; parameters: SqlValue[] } {
  const [priority, takenAt, id] = cursor?.split(' ') ?? [];
  if (priority === undefined || takenAt === undefined || id === undefined) return { sql: '1 = 1', parameters: [] };
  const at = new Date(takenAt);
  return {
    sql: `((r.priority = ? AND r.taken_at = ? AND r.id > ?) OR (r.priority = ? AND r.taken_at > ?) OR r.priority > ?)`,
    parameters: [Number(priority), at, id, Number(priority), at, Number(priority)],
  };
}
