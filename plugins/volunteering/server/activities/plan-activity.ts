import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  type Condition,
  CoreClient,
  Database,
  instantAt,
  newId,
  PluginConfiguration,
  type UnitPath,
  unitScopeCondition,
  unitValues,
} from '@yige/plugin-sdk/server';
import type { NewShift, PlanActivity } from '../../contract/activities.js';
import { ORGANISE } from '../permissions.js';
import { refusal } from '../refusal.js';
import { activityUnknown } from './activities.js';

const SECRET_BYTES = 32;

/** Planned activities: a draft, then published for sign-up, or cancelled with the reason. */
@Injectable()
export class PlanningOfActivities {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** A draft of the unit in which the caller organises; answers its id. Throws 422 for shifts of the past. */
  async plan(caller: Caller, wanted: PlanActivity): Promise<string> {
    const now = this.clock.now();
    if (wanted.shifts.some((shift) => this.spanOf(shift).startsAt <= now)) throw shiftPassed();
    const units = await this.unitsOf(caller);
    return this.add(wanted, units, { id: caller.accountId, name: caller.name }, 'draft');
  }

  publish(caller: Caller, id: string): Promise<void> {
    const isDraft = { sql: "activities.state = 'draft'", parameters: [] };
    return this.move(caller, id, isDraft, { sql: "state = 'published'", parameters: [] });
  }

  /** Whoever is signed up is free for other shifts again; what was recorded before stays. */
  cancel(caller: Caller, id: string, reason: string): Promise<void> {
    const isAhead = {
      sql: "activities.state <> 'cancelled' AND activities.ends_at > ?",
      parameters: [this.clock.now()],
    };
    return this.move(caller, id, isAhead, { sql: "state = 'cancelled', cancel_reason = ?", parameters: [reason] });
  }

  /** With its shifts, as one unit. */
  async add(
    { title, kind, place, shifts }: PlanActivity,
    units: UnitPath,
    organiser: { id: string; name: string },
    state: 'draft' | 'published',
  ): Promise<string> {
    const id = newId();
    const spans = shifts.map((shift) => ({ ...this.spanOf(shift), places: shift.places }));
    const endsAt = new Date(Math.max(...spans.map((span) => span.endsAt.getTime())));
    await this.database.transaction(async () => {
      await this.database.insertMany(
        'activities',
        [
          ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'title', 'kind', 'place', 'state'],
          ...['ends_at', 'organiser', 'organiser_name'],
        ],
        [[id, ...unitValues(units), title, kind, place, state, endsAt, organiser.id, organiser.name]],
      );
      await this.database.insertMany(
        'shifts',
        ['id', 'activity_id', 'starts_at', 'ends_at', 'places', 'taken', 'secret'],
        spans.map((span) => [
          ...[newId(), id, span.startsAt, span.endsAt, span.places, 0],
          randomBytes(SECRET_BYTES).toString('hex'),
        ]),
      );
    });
    return id;
  }

  private spanOf({ on, from, until }: NewShift): { startsAt: Date; endsAt: Date } {
    const { timeZone } = this.configuration;
    return { startsAt: instantAt(on, from, timeZone), endsAt: instantAt(on, until, timeZone) };
  }

  /** The first unit in which the caller organises, as it stands today. */
  private async unitsOf(caller: Caller): Promise<UnitPath> {
    const [unit] = caller.scopeFor(ORGANISE).units;
    const paths =
      unit === undefined
        ? undefined
        : (await this.core.forUser(caller).reorganisations.paths({ body: { ids: [unit.id] } })).items[0]?.paths;
    const [path] = paths ?? [];
    if (path === undefined) throw unitGone();
    return path;
  }

  /** `change` is what is set where `from` holds. */
  private async move(caller: Caller, id: string, from: Condition, change: Condition): Promise<void> {
    const within = unitScopeCondition(caller.scopeFor(ORGANISE), 'activities');
    const { affectedRows } = await this.database.execute(
      `UPDATE activities SET ${change.sql} WHERE id = ? AND ${within.sql} AND ${from.sql}`,
      [...change.parameters, id, ...within.parameters, ...from.parameters],
    );
    if (affectedRows > 0) return;
    const known = await this.database.queryOne(
      `SELECT id FROM activities WHERE id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      () => true,
    );
    throw known === null ? activityUnknown() : movedOn();
  }
}

const unitGone = () =>
  refusal(409, 'activity.unitGone', '您的单位已经不在了，请重新登录', 'Your unit is no more: log in again');
const shiftPassed = () =>
  refusal(422, 'activity.shiftPassed', '班次的开始时间要晚于现在', 'Shifts begin in the future');
const movedOn = () =>
  refusal(409, 'activity.movedOn', '活动已经发布、取消或者结束', 'The activity was published, cancelled or is over');
