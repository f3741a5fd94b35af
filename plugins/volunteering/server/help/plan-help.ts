import { Injectable } from '@nestjs/common';
import {
  addDays,
  type Caller,
  Clock,
  CoreClient,
  Database,
  innermostOf,
  instantAt,
  isInScope,
  newId,
  PluginConfiguration,
  Settings,
  TaskOutbox,
  type UnitPath,
  unitValues,
} from '@yige/plugin-sdk/server';
import type { HelpDone, HelpPayload, PlanHelp } from '../../contract/help.js';
import { plugin } from '../../plugin.js';
import { TimeBank } from '../bank/time-bank.js';
import { ORGANISE } from '../permissions.js';
import { refusal } from '../refusal.js';
import { Volunteers } from '../volunteers/volunteers.js';
import { HelpRequests, type StoredHelp } from './help-requests.js';

/** The resident is asked at the door by the end of office hours. */
const DUE_TIME = '18:00';
/** All confirmations of a month are one round of the admission. */
const ROUND = 'confirmations';
/** Why, and by whom, what was planned is called off once the registry has sealed somebody: it tells no more. */
const SEALED = '档案已封存';

/**
 * Plans help at home, and asks core for the visit at which the resident says whether it came. Saved hours are called on
 * with the plan, for the saver or a named relative only, and come back where the help does not.
 */
@Injectable()
export class PlanningOfHelp {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly volunteers: Volunteers,
    private readonly requests: HelpRequests,
    private readonly bank: TimeBank,
    private readonly tasks: TaskOutbox,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** Answers its id. */
  async plan(caller: Caller, wanted: PlanHelp): Promise<string> {
    const { personId, volunteerId, calledOn } = wanted;
    const { items } = await this.core.forUser(caller).people.batch({ body: { ids: [personId] } });
    const person = items[0];
    if (person === undefined || !isInScope(caller.scopeFor(ORGANISE), person.units)) throw personUnknown();
    if (personId === volunteerId) throw helpsThemselves();
    if (calledOn !== undefined && !isMutualHelp(personId, calledOn)) throw notTransferable();
    const involved = [volunteerId, ...(calledOn === undefined ? [] : [calledOn.volunteerId])];
    const known = await this.volunteers.among(caller, involved);
    if (involved.some((id) => !known.has(id))) throw notAVolunteer();
    return this.add(wanted, person.units, caller.name);
  }

  /** The plan, and the hours that are called on for it, as one unit. */
  async add(wanted: PlanHelp, units: UnitPath, by: string): Promise<string> {
    const id = newId();
    const { personId, volunteerId, kind, plannedOn, plannedMinutes, calledOn } = wanted;
    const relation = calledOn === undefined ? null : relationOf(personId, calledOn);
    await this.database.transaction(async () => {
      await this.database.insertMany(
        'help_requests',
        [
          ...['id', 'person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'volunteer_id', 'kind'],
          ...['state', 'ended', 'planned_on', 'planned_minutes', 'payer_id', 'relation'],
        ],
        [
          [
            ...[id, personId, ...unitValues(units), volunteerId, kind, 'planned', false, plannedOn, plannedMinutes],
            ...[calledOn?.volunteerId ?? null, relation],
          ],
        ],
      );
      if (calledOn !== undefined) {
        await this.bank.callOn({
          ...{ key: `help:${id}:called`, personId: calledOn.volunteerId, minutes: plannedMinutes, by },
        });
      }
    });
    return id;
  }

  /** The volunteer was there: from now on it is the resident's to say. */
  async done(caller: Caller, id: string, done: HelpDone): Promise<void> {
    const help = await this.requests.found(caller, ORGANISE, id);
    if (done.doneOn > this.clock.today()) throw doneAhead();
    const { askWithinDays } = await this.settings.of(plugin, innermostOf(help.units));
    await this.markDone(help, done, caller.name, askWithinDays);
  }

  /** The mark and the wish for a visit are one unit of work. */
  async markDone(
    { id, personId, kind }: Pick<StoredHelp, 'id' | 'personId' | 'kind'>,
    { doneOn, minutes }: HelpDone,
    by: string,
    askWithinDays: number,
  ): Promise<void> {
    const { timeZone } = this.configuration;
    const payload: HelpPayload = { kind, doneOn, minutes };
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        `UPDATE help_requests SET state = 'awaiting', done_on = ?, minutes = ?, recorded_by_name = ?
         WHERE id = ? AND state = 'planned'`,
        [doneOn, minutes, by, id],
      );
      if (affectedRows === 0) throw movedOn();
      await this.tasks.create(`help:${id}`, {
        ...{ type: 'volunteering:helpConfirmation', personId, payload, round: ROUND },
        dueAt: instantAt(addDays(this.clock.today(), askWithinDays), DUE_TIME, timeZone).toISOString(),
      });
    });
  }

  /** Only before it was done; what was called on comes back. */
  async cancel(caller: Caller, id: string, reason: string): Promise<void> {
    const help = await this.requests.found(caller, ORGANISE, id);
    if (!(await this.callOff(help, reason, caller.name))) throw movedOn();
  }

  /** What is planned for somebody whom the registry no longer has. */
  async sealed(personId: string): Promise<void> {
    for (const help of await this.requests.plannedFor(personId)) await this.callOff(help, SEALED, SEALED);
  }

  /** Answers whether it was only planned. */
  private callOff({ id, payerId, plannedMinutes }: StoredHelp, reason: string, by: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        "UPDATE help_requests SET state = 'cancelled', ended = ?, reason = ? WHERE id = ? AND state = 'planned'",
        [true, reason, id],
      );
      if (affectedRows === 0) return false;
      if (payerId !== null) {
        await this.bank.giveBack({ key: `help:${id}:returned`, personId: payerId, minutes: plannedMinutes, by });
      }
      return true;
    });
  }
}

type CalledOn = NonNullable<PlanHelp['calledOn']>;
type Relation = NonNullable<CalledOn['relation']>;

/** Hours are for the saver, or a relative who is named as one: they are not handed on to others. */
function isMutualHelp(personId: string, calledOn: CalledOn): boolean {
  const relation = relationOf(personId, calledOn);
  return relation !== null && (relation === 'self') === (personId === calledOn.volunteerId);
}

function relationOf(personId: string, { volunteerId, relation }: CalledOn): Relation | null {
  return relation ?? (personId === volunteerId ? 'self' : null);
}

const personUnknown = () => refusal(404, 'help.personUnknown', '没有这个人', 'There is no such person');
const notAVolunteer = () =>
  refusal(422, 'help.notAVolunteer', '只能请登记在册的志愿者帮办', 'Only volunteers of the register can be asked');
const helpsThemselves = () =>
  refusal(422, 'help.helpsThemselves', '志愿者不能给自己帮办', 'Volunteers do not help themselves');
const notTransferable = () =>
  refusal(
    422,
    'timeBank.notTransferable',
    '积存的时间只能本人或写明关系的亲属用，不能转给别人',
    'Saved hours are for the saver or a named relative: they cannot be handed on to others',
  );
const doneAhead = () =>
  refusal(422, 'help.doneAhead', '完成日期不能晚于今天', 'It cannot have been done on a day to come');
export const movedOn = () =>
  refusal(409, 'help.movedOn', '这次帮办刚刚已经有了新的进展', 'Something has happened to this help just now');
