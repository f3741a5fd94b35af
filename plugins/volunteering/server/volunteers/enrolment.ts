import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  type Condition,
  CoreClient,
  Database,
  isInScope,
  type PersonSummary,
  unitScopeCondition,
  unitValues,
} from '@yige/plugin-sdk/server';
import type { Enrol } from '../../contract/volunteers.js';
import { needsGuardian } from '../../rules/consent.js';
import { SignUps } from '../activities/sign-ups.js';
import { TimeBank } from '../bank/time-bank.js';
import { ENROL } from '../permissions.js';
import { refusal } from '../refusal.js';

/** Who is a volunteer: residents who agreed, and of children under 14 the guardian. */
@Injectable()
export class Enrolment {
  constructor(
    private readonly core: CoreClient,
    private readonly database: Database,
    private readonly bank: TimeBank,
    private readonly signUps: SignUps,
    private readonly clock: Clock,
  ) {}

  /** Throws 404 for somebody outside the caller's units, 422 without consent; whoever left before comes back. */
  async enrol(caller: Caller, wanted: Enrol): Promise<void> {
    const { items } = await this.core.forUser(caller).people.batch({ body: { ids: [wanted.personId] } });
    const person = items[0];
    if (person === undefined || !isInScope(caller.scopeFor(ENROL), person.units)) throw personUnknown();
    if (wanted.consentedOn > this.clock.today()) throw consentAhead();
    if (wanted.guardian === undefined && needsGuardian(person.birthDate, wanted.consentedOn)) throw guardianMissing();
    await this.add(person, wanted, this.clock.today());
  }

  /** Kept as one unit: nobody is a volunteer without an account. */
  add(
    { id, units }: Pick<PersonSummary, 'id' | 'units'>,
    { kinds, consentedOn, guardian }: Omit<Enrol, 'personId'>,
    enrolledOn: string,
  ): Promise<void> {
    const agreed = [kinds.join(','), consentedOn, guardian ?? null];
    return this.database.transaction(async () => {
      const back = await this.database.execute(
        `UPDATE volunteers SET kinds = ?, consented_on = ?, guardian = ?, left_on = NULL, leave_reason = NULL
         WHERE person_id = ? AND left_on IS NOT NULL`,
        [...agreed, id],
      );
      if (back.affectedRows > 0) return;
      const added = await this.database.insertMany(
        'volunteers',
        [
          ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'kinds', 'consented_on', 'guardian'],
          ...['enrolled_on', 'sign_up_round'],
        ],
        [[id, ...unitValues(units), ...agreed, enrolledOn, 0]],
        { ignoreDuplicates: true },
      );
      if (added === 0) throw enrolledAlready();
      await this.bank.open(id);
    });
  }

  /** Their records, hours and savings stay; places in coming shifts are free again. */
  leave(caller: Caller, personId: string, reason: string): Promise<void> {
    return this.database.transaction(async () => {
      const within = unitScopeCondition(caller.scopeFor(ENROL), 'volunteers');
      if (!(await this.goAway(personId, reason, within))) throw notAVolunteer();
    });
  }

  /** Without a caller: the registry no longer has them. */
  async sealed(personId: string): Promise<void> {
    await this.database.transaction(() => this.goAway(personId, null, { sql: '1 = 1', parameters: [] }));
  }

  /** Answers whether they were a volunteer until now. Joins the unit of work in progress. */
  private async goAway(personId: string, reason: string | null, within: Condition): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE volunteers SET left_on = ?, leave_reason = ? WHERE person_id = ? AND left_on IS NULL AND ${within.sql}`,
      [this.clock.today(), reason, personId, ...within.parameters],
    );
    await this.signUps.withdrawComing(personId);
    return affectedRows > 0;
  }
}

const personUnknown = () => refusal(404, 'volunteer.personUnknown', '没有这个人', 'There is no such person');
const notAVolunteer = () =>
  refusal(404, 'volunteer.notFound', '这个人现在不是志愿者', 'They are no volunteer at present');
const enrolledAlready = () =>
  refusal(409, 'volunteer.enrolledAlready', '这个人已经是志愿者了', 'They are a volunteer already');
const consentAhead = () =>
  refusal(422, 'volunteer.consentAhead', '同意日期不能晚于今天', 'The consent cannot be of a day to come');
const guardianMissing = () =>
  refusal(
    422,
    'volunteer.guardianMissing',
    '不满 14 周岁，要写明是哪位监护人同意的',
    'Below 14: say which guardian agreed',
  );
