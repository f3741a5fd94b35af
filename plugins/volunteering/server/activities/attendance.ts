import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  Database,
  innermostOf,
  instantAt,
  PluginConfiguration,
  readUnitPath,
  Settings,
  type UnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { ManualRecord } from '../../contract/activities.js';
import { plugin } from '../../plugin.js';
import { takesCodes } from '../../rules/code-window.js';
import { serviceMinutes } from '../../rules/service-minutes.js';
import { isShiftCode, PAUSE_MINUTES, type ShiftCode, shiftCodeAt, WRONG_CODES } from '../../rules/shift-code.js';
import { ServiceRecords } from '../hours/service-records.js';
import { ORGANISE } from '../permissions.js';
import { refusal } from '../refusal.js';
import { shiftUnknown, signUpUnknown } from './sign-ups.js';

const MINUTE = 60_000;

interface Presence {
  id: string;
  personId: string;
  state: string;
  signedInAt: Date | null;
  title: string;
  secret: string;
  startsAt: Date;
  endsAt: Date;
  isPublished: boolean;
  units: UnitPath;
}

/** Who was there and how long: by the rotating code of the shift, or written down by the organiser with the reason. */
@Injectable()
export class Attendance {
  constructor(
    private readonly database: Database,
    private readonly records: ServiceRecords,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** For the organiser's screen: the code of this moment. */
  async code(caller: Caller, shiftId: string): Promise<ShiftCode> {
    const within = unitScopeCondition(caller.scopeFor(ORGANISE), 'a');
    const shift = await this.database.queryOne(
      `SELECT s.secret, s.starts_at, s.ends_at, a.state, a.district_id, a.street_id, a.community_id, a.grid_id
       FROM shifts s JOIN activities a ON a.id = s.activity_id WHERE s.id = ? AND ${within.sql}`,
      [shiftId, ...within.parameters],
      (row) => ({
        secret: row.text('secret'),
        startsAt: row.instant('starts_at'),
        endsAt: row.instant('ends_at'),
        isPublished: row.text('state') === 'published',
        units: readUnitPath(row),
      }),
    );
    if (shift === null) throw shiftUnknown();
    this.checkOpen(shift);
    return shiftCodeAt(shift.secret, this.clock.now(), await this.stepOf(shift.units));
  }

  async signIn(caller: Caller, id: string, code: string): Promise<void> {
    const presence = await this.find(caller, id);
    if (presence.state !== 'signedUp') throw signedInAlready();
    await this.check(presence, code);
    const { affectedRows } = await this.database.execute(
      "UPDATE sign_ups SET state = 'present', signed_in_at = ? WHERE id = ? AND state = 'signedUp'",
      [this.clock.now(), id],
    );
    if (affectedRows === 0) throw signedInAlready();
  }

  /** Makes the record of service, which then waits for its certification. */
  async signOut(caller: Caller, id: string, code: string): Promise<void> {
    const presence = await this.find(caller, id);
    const { signedInAt } = presence;
    if (presence.state !== 'present' || signedInAt === null) throw notSignedIn();
    await this.check(presence, code);
    const now = this.clock.now();
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        "UPDATE sign_ups SET state = 'attended', signed_out_at = ? WHERE id = ? AND state = 'present'",
        [now, id],
      );
      if (affectedRows === 0) throw notSignedIn();
      await this.record(presence, { from: signedInAt, until: now }, caller.name);
    });
  }

  /** 补录, for whoever was there without a code; of somebody who signed in already it takes the place of their times. */
  async writeDown(caller: Caller, id: string, { from, until, reason }: ManualRecord): Promise<void> {
    const presence = await this.find(caller, id);
    const { startsAt, isPublished } = presence;
    if (!isPublished || startsAt > this.clock.now()) throw notOpen();
    const day = this.clock.dayOf(startsAt);
    const { timeZone } = this.configuration;
    const span = { from: instantAt(day, from, timeZone), until: instantAt(day, until, timeZone) };
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        `UPDATE sign_ups SET state = 'attended', signed_in_at = ?, signed_out_at = ?, manual_reason = ?
         WHERE id = ? AND state IN ('signedUp', 'present')`,
        [span.from, span.until, reason, id],
      );
      if (affectedRows === 0) throw recordedAlready();
      await this.record(presence, span, caller.name, reason);
    });
  }

  /** Throws 422 for somebody who was not there during the shift: inside a unit of work, so that they stay as they were. */
  private async record(
    { personId, units, id, title, startsAt, endsAt }: Presence,
    there: { from: Date; until: Date },
    recordedBy: string,
    reason?: string,
  ): Promise<void> {
    const minutes = serviceMinutes(there, { from: startsAt, until: endsAt });
    if (minutes === 0) throw outsideShift();
    await this.records.add({
      ...{ personId, units, source: 'shift', sourceId: id, what: title, minutes, recordedBy },
      servedOn: this.clock.dayOf(startsAt),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  private async check(presence: Presence, code: string): Promise<void> {
    this.checkOpen(presence);
    const step = await this.stepOf(presence.units);
    await this.takeTry(presence.id);
    if (!isShiftCode(code, presence.secret, this.clock.now(), step)) throw codeWrong();
    await this.database.execute('UPDATE sign_ups SET wrong_codes = 0, codes_since = NULL WHERE id = ?', [presence.id]);
  }

  /** Each try is counted before the code is looked at, so that many at once are no way around the limit. */
  private async takeTry(id: string): Promise<void> {
    const now = this.clock.now();
    const forgotten = new Date(now.getTime() - PAUSE_MINUTES * MINUTE);
    await this.database.execute(
      'UPDATE sign_ups SET wrong_codes = 0, codes_since = ? WHERE id = ? AND (codes_since IS NULL OR codes_since < ?)',
      [now, id, forgotten],
    );
    const { affectedRows } = await this.database.execute(
      'UPDATE sign_ups SET wrong_codes = wrong_codes + 1 WHERE id = ? AND wrong_codes < ?',
      [id, WRONG_CODES],
    );
    if (affectedRows === 0) throw codesPaused();
  }

  private checkOpen({ startsAt, endsAt, isPublished }: Pick<Presence, 'startsAt' | 'endsAt' | 'isPublished'>): void {
    if (!isPublished || !takesCodes(startsAt, endsAt, this.clock.now())) throw notOpen();
  }

  private async stepOf(units: UnitPath): Promise<number> {
    const { codeSeconds } = await this.settings.of(plugin, innermostOf(units));
    return codeSeconds;
  }

  private async find(caller: Caller, id: string): Promise<Presence> {
    const within = unitScopeCondition(caller.scopeFor(ORGANISE), 'a');
    const presence = await this.database.queryOne(
      `SELECT u.id, u.person_id, u.state, u.signed_in_at, s.secret, s.starts_at, s.ends_at, a.title,
              a.state AS activity_state, a.district_id, a.street_id, a.community_id, a.grid_id
       FROM sign_ups u JOIN shifts s ON s.id = u.shift_id JOIN activities a ON a.id = s.activity_id
       WHERE u.id = ? AND u.state <> 'withdrawn' AND ${within.sql}`,
      [id, ...within.parameters],
      (row): Presence => ({
        id: row.text('id'),
        personId: row.text('person_id'),
        state: row.text('state'),
        signedInAt: row.instantOrNull('signed_in_at'),
        title: row.text('title'),
        secret: row.text('secret'),
        startsAt: row.instant('starts_at'),
        endsAt: row.instant('ends_at'),
        isPublished: row.text('activity_state') === 'published',
        units: readUnitPath(row),
      }),
    );
    if (presence === null) throw signUpUnknown();
    return presence;
  }
}

const notOpen = () =>
  refusal(
    409,
    'shift.notOpen',
    '这一班现在不能签到：开始前 30 分钟到结束后 60 分钟可以',
    'The shift takes no sign-ins now: from 30 minutes before it begins until 60 minutes after it ends',
  );
const codeWrong = () =>
  refusal(
    422,
    'shift.codeWrong',
    '签到码不对，看一眼屏幕上现在的码',
    'The code is wrong: look at the one on the screen now',
  );
const codesPaused = () =>
  refusal(
    429,
    'shift.codesPaused',
    `输错太多次，${PAUSE_MINUTES} 分钟后再试，或者由组织者补录`,
    `Too many wrong codes: try again in ${PAUSE_MINUTES} minutes, or have the organiser write it down`,
  );
const signedInAlready = () => refusal(409, 'signUp.signedIn', '已经签到过了', 'They have signed in already');
const notSignedIn = () =>
  refusal(409, 'signUp.notSignedIn', '还没有签到，或者已经签退', 'They have not signed in, or have signed out already');
const recordedAlready = () =>
  refusal(409, 'signUp.recorded', '已经有记录了，要改请到时间核定里更正', 'It is recorded: correct it among the hours');
const outsideShift = () =>
  refusal(
    422,
    'signUp.outsideShift',
    '时间不在这一班里，可以由组织者补录',
    'The times lie outside of the shift: the organiser may write it down',
  );
