import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, newId, unitScopeCondition } from '@yige/plugin-sdk/server';
import { ORGANISE, READ } from '../permissions.js';
import { refusal } from '../refusal.js';

/**
 * Who comes to a shift. The volunteer's row and then the shift's are held until the end, always in this order: of two
 * sign-ups for the last place one is refused, and so is the second of two for shifts at the same time.
 */
@Injectable()
export class SignUps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Answers the id of the sign-up. */
  signUp(caller: Caller, shiftId: string, personId: string): Promise<string> {
    return this.database.transaction(async () => {
      await this.hold(caller, personId);
      const shift = await this.openShift(caller, shiftId);
      if (await this.isBusy(personId, shift)) throw overlaps();
      const { affectedRows } = await this.database.execute(
        'UPDATE shifts SET taken = taken + 1 WHERE id = ? AND taken < places',
        [shiftId],
      );
      if (affectedRows === 0) throw shiftFull();
      return this.add(shiftId, personId);
    });
  }

  /** Only before they signed in: what happened is not taken back. */
  withdraw(caller: Caller, id: string): Promise<void> {
    return this.database.transaction(async () => {
      const within = unitScopeCondition(caller.scopeFor(ORGANISE), 'a');
      const shiftId = await this.database.queryOne(
        `SELECT u.shift_id FROM sign_ups u JOIN shifts s ON s.id = u.shift_id JOIN activities a ON a.id = s.activity_id
         WHERE u.id = ? AND ${within.sql}`,
        [id, ...within.parameters],
        (row) => row.text('shift_id'),
      );
      if (shiftId === null) throw signUpUnknown();
      if (!(await this.release(id, shiftId))) throw notWithdrawable();
    });
  }

  /** Of somebody who is no volunteer any more. Joins the unit of work in progress. */
  async withdrawComing(personId: string): Promise<void> {
    const coming = await this.database.query(
      `SELECT u.id, u.shift_id FROM sign_ups u JOIN shifts s ON s.id = u.shift_id
       WHERE u.person_id = ? AND u.state = 'signedUp' AND s.starts_at > ? ORDER BY u.shift_id`,
      [personId, this.clock.now()],
      (row) => ({ id: row.text('id'), shiftId: row.text('shift_id') }),
    );
    for (const { id, shiftId } of coming) await this.release(id, shiftId);
  }

  /** Without asking who may: what has happened already, for a demo. */
  async add(shiftId: string, personId: string): Promise<string> {
    const id = newId();
    await this.database.insertMany(
      'sign_ups',
      ['id', 'shift_id', 'person_id', 'state', 'signed_up_at', 'wrong_codes'],
      [[id, shiftId, personId, 'signedUp', this.clock.now(), 0]],
    );
    return id;
  }

  private async release(id: string, shiftId: string): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      "UPDATE sign_ups SET state = 'withdrawn' WHERE id = ? AND state = 'signedUp'",
      [id],
    );
    if (affectedRows === 0) return false;
    await this.database.execute('UPDATE shifts SET taken = taken - 1 WHERE id = ?', [shiftId]);
    return true;
  }

  private async hold(caller: Caller, personId: string): Promise<void> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'volunteers');
    const { affectedRows } = await this.database.execute(
      `UPDATE volunteers SET sign_up_round = sign_up_round + 1 WHERE person_id = ? AND left_on IS NULL AND ${within.sql}`,
      [personId, ...within.parameters],
    );
    if (affectedRows === 0) throw notAVolunteer();
  }

  private async openShift(caller: Caller, id: string): Promise<{ startsAt: Date; endsAt: Date }> {
    const within = unitScopeCondition(caller.scopeFor(ORGANISE), 'a');
    const shift = await this.database.queryOne(
      `SELECT s.starts_at, s.ends_at, a.state FROM shifts s JOIN activities a ON a.id = s.activity_id
       WHERE s.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      (row) => ({ startsAt: row.instant('starts_at'), endsAt: row.instant('ends_at'), state: row.text('state') }),
    );
    if (shift === null) throw shiftUnknown();
    if (shift.state !== 'published') throw notPublished();
    if (shift.endsAt <= this.clock.now()) throw shiftOver();
    return shift;
  }

  private async isBusy(personId: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Promise<boolean> {
    const other = await this.database.queryOne(
      `SELECT u.id FROM sign_ups u JOIN shifts s ON s.id = u.shift_id JOIN activities a ON a.id = s.activity_id
       WHERE u.person_id = ? AND u.state <> 'withdrawn' AND a.state <> 'cancelled' AND s.starts_at < ? AND s.ends_at > ?
       LIMIT 1`,
      [personId, endsAt, startsAt],
      () => true,
    );
    return other === true;
  }
}

export const shiftUnknown = () => refusal(404, 'shift.notFound', '没有这个班次', 'There is no such shift');
export const signUpUnknown = () => refusal(404, 'signUp.notFound', '没有这条报名', 'There is no such sign-up');
const notAVolunteer = () =>
  refusal(422, 'signUp.notAVolunteer', '先登记为志愿者，再报名', 'Enrol them as a volunteer first');
const overlaps = () =>
  refusal(409, 'signUp.overlaps', '同一时间已经报了别的班次', 'They are signed up for another shift at that time');
const shiftFull = () =>
  refusal(409, 'shift.full', '这一班报满了，请选别的班次', 'The shift is full: choose another one');
const shiftOver = () => refusal(409, 'shift.over', '这一班已经结束', 'The shift is over');
const notPublished = () =>
  refusal(
    409,
    'activity.notPublished',
    '活动还没有发布，或者已经取消',
    'The activity is not published, or was cancelled',
  );
const notWithdrawable = () =>
  refusal(409, 'signUp.notWithdrawable', '已经签到或退出，不能再退', 'They have signed in or withdrawn already');
