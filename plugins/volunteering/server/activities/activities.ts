import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Caller,
  Clock,
  type Condition,
  Database,
  oneOf,
  RawRow,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type Activity,
  type activityDetailSchema,
  type activityPageSchema,
  activityStateSchema,
  type listActivitiesQuerySchema,
  type Shift,
  type SignUp,
  signUpStateSchema,
} from '../../contract/activities.js';
import { serviceKindSchema } from '../../contract/common.js';
import { READ } from '../permissions.js';
import { refusal } from '../refusal.js';
import { PeopleFaces } from '../volunteers/people-faces.js';

const COLUMNS = 'a.id, a.title, a.kind, a.place, a.state, a.cancel_reason, a.organiser_name, a.ends_at';

type ActivityRow = Omit<Activity, 'shifts'> & { endsAt: Date };

/** Activities of the caller's units, with their shifts. */
@Injectable()
export class Activities {
  constructor(
    private readonly database: Database,
    private readonly faces: PeopleFaces,
    private readonly clock: Clock,
  ) {}

  /** Two statements: the page, and the shifts of all of it. */
  async list(
    caller: Caller,
    query: z.output<typeof listActivitiesQuerySchema>,
  ): Promise<z.output<typeof activityPageSchema>> {
    const isComing = query.when === 'coming';
    const conditions = [
      unitScopeCondition(caller.scopeFor(READ), 'a'),
      { sql: isComing ? 'a.ends_at >= ?' : 'a.ends_at < ?', parameters: [this.clock.now()] },
      ...afterCursor(query.cursor, isComing),
    ];
    const order = isComing ? 'a.ends_at, a.id' : 'a.ends_at DESC, a.id DESC';
    const rows = await this.rows(conditions, `ORDER BY ${order} LIMIT ${query.limit + 1}`);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const next = rows.length > page.length && last !== undefined ? `${last.endsAt.toISOString()} ${last.id}` : null;
    const shifts = await this.shiftsOf(page.map(({ id }) => id));
    return { items: page.map(({ endsAt: _, ...row }) => ({ ...row, shifts: shifts.get(row.id) ?? [] })), next };
  }

  async one(caller: Caller, id: string): Promise<z.output<typeof activityDetailSchema>> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'a');
    const [found] = await this.rows([within, { sql: 'a.id = ?', parameters: [id] }], 'LIMIT 1');
    if (found === undefined) throw activityUnknown();
    const { endsAt: _, ...activity } = found;
    const shifts = (await this.shiftsOf([id])).get(id) ?? [];
    const signUps = await this.faces.beside(caller, await this.signUpsOf(id));
    return { ...activity, shifts, signUps };
  }

  private rows(conditions: readonly Condition[], rest: string): Promise<ActivityRow[]> {
    const { sql, parameters } = allOf(conditions);
    return this.database.query(`SELECT ${COLUMNS} FROM activities a WHERE ${sql} ${rest}`, parameters, readActivity);
  }

  private async shiftsOf(activityIds: readonly string[]): Promise<Map<string, Shift[]>> {
    const byActivity = new Map<string, Shift[]>();
    if (activityIds.length === 0) return byActivity;
    const { sql, parameters } = oneOf('s.activity_id', activityIds);
    const rows = await this.database.query(
      `SELECT s.id, s.activity_id, s.starts_at, s.ends_at, s.places, s.taken FROM shifts s
       WHERE ${sql} ORDER BY s.activity_id, s.starts_at, s.id`,
      parameters,
      (row) => ({ activityId: row.text('activity_id'), shift: readShift(row) }),
    );
    for (const { activityId, shift } of rows) {
      byActivity.set(activityId, [...(byActivity.get(activityId) ?? []), shift]);
    }
    return byActivity;
  }

  private signUpsOf(activityId: string): Promise<Omit<SignUp, 'person'>[]> {
    return this.database.query(
      `SELECT u.id, u.shift_id, u.person_id, u.state, u.signed_in_at, u.signed_out_at, u.manual_reason
       FROM sign_ups u JOIN shifts s ON s.id = u.shift_id
       WHERE s.activity_id = ? AND u.state <> 'withdrawn' ORDER BY u.id`,
      [activityId],
      (row) => ({
        id: row.text('id'),
        shiftId: row.text('shift_id'),
        personId: row.text('person_id'),
        state: signUpStateSchema.parse(row.text('state')),
        signedInAt: row.instantOrNull('signed_in_at')?.toISOString() ?? null,
        signedOutAt: row.instantOrNull('signed_out_at')?.toISOString() ?? null,
        manualReason: row.textOrNull('manual_reason'),
      }),
    );
  }
}

export const activityUnknown = () => refusal(404, 'activity.notFound', '没有这个活动', 'There is no such activity');

function afterCursor(cursor: string | undefined, isComing: boolean): Condition[] {
  const [at, id] = cursor?.split(' ') ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) return [];
  const ended = new Date(at);
  const sign = isComing ? '>' : '<';
  return [
    {
      sql: `((a.ends_at = ? AND a.id ${sign} ?) OR a.ends_at ${sign} ?)`,
      parameters: [ended, id, ended],
    },
  ];
}

function readActivity(row: RawRow): ActivityRow {
  return {
    id: row.text('id'),
    title: row.text('title'),
    kind: serviceKindSchema.parse(row.text('kind')),
    place: row.text('place'),
    state: activityStateSchema.parse(row.text('state')),
    cancelReason: row.textOrNull('cancel_reason'),
    organiser: row.text('organiser_name'),
    endsAt: row.instant('ends_at'),
  };
}

function readShift(row: RawRow): Shift {
  return {
    id: row.text('id'),
    startsAt: row.instant('starts_at').toISOString(),
    endsAt: row.instant('ends_at').toISOString(),
    places: row.integer('places'),
    taken: row.integer('taken'),
  };
}
