import { Injectable } from '@nestjs/common';
import { type Appointment, isUpward, type RouteInput, type routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../../access/caller.js';
import { administratorRoles } from '../../access/roles.js';
import { OPEN_END } from '../../org/entities.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { staffProblems } from '../problems.js';
import { Appoint } from './appoint.js';
import { appointmentFaults, type Fault, homeFaults, type PostPlace, secondmentFaults } from './appointment-rules.js';
import { AppointmentStore } from './appointment-store.js';
import { AppointmentView } from './appointment-view.js';
import { fieldErrors, refuse } from './faults.js';
import { PostPlaces } from './post-places.js';
import type { PostTerm } from './post-term.js';

type EndBody = RouteInput<typeof routes.appointments.end>['body'];
type Correction = RouteInput<typeof routes.appointments.correct>['body'];
type SecondmentBody = RouteInput<typeof routes.appointments.second>['body'];

/** Ends and corrects appointments, and lends people to other units. */
@Injectable()
export class ChangeAppointment {
  constructor(
    private readonly database: Database,
    private readonly store: AppointmentStore,
    private readonly appointing: Appoint,
    private readonly places: PostPlaces,
    private readonly view: AppointmentView,
    private readonly directory: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  async end(caller: Caller, id: string, body: EndBody): Promise<Appointment> {
    await this.database.transaction(async () => {
      const { term, held } = await this.locked(caller, id);
      await this.endTerm(caller, term, held, body);
    });
    return this.view.one(caller, id);
  }

  /** Ends what the caller may end; `held` are the person's other appointments. */
  async endTerm(
    caller: Caller,
    term: PostTerm,
    held: readonly PostTerm[],
    { validTo, reason }: EndBody,
  ): Promise<void> {
    const today = this.clock.today();
    if (term.validTo <= today) throw staffProblems['appointment.ended']();
    refuse(fieldErrors(endFaults(term, validTo, today), '/body', '/params/id'));
    const ended = { ...term, validTo };
    if (homeFaults(ended, held).length > 0) throw staffProblems['appointment.lent']();
    await this.store.update(ended, caller, { act: 'ended', reason });
  }

  /** Corrects or prolongs; the rules of a new appointment hold. */
  async correct(caller: Caller, id: string, { reason, ...changes }: Correction): Promise<Appointment> {
    await this.database.transaction(async () => {
      const { term, held, home } = await this.locked(caller, id);
      const proposed: PostTerm = {
        ...term,
        kind: term.kind === 'secondment' ? term.kind : (changes.kind ?? term.kind),
        basis: changes.basis ?? term.basis,
        validFrom: changes.validFrom ?? term.validFrom,
        validTo: changes.validTo === undefined ? term.validTo : (changes.validTo ?? OPEN_END),
      };
      const person = await this.appointing.personFor(caller, term.accountId);
      const place = await this.places.asItIs(term);
      const given = { proposed, place, held, person };
      const faults =
        home === null
          ? [...appointmentFaults(given), ...homeFaults(proposed, held)]
          : secondmentFaults({ ...given, home, upward: this.isUpward(home, term) });
      refuse(fieldErrors(faults, '/body', '/params/id'));
      await this.store.update(proposed, caller, { act: 'corrected', reason });
    });
    return this.view.one(caller, id);
  }

  async second(caller: Caller, homeId: string, body: SecondmentBody): Promise<Appointment> {
    const id = await this.database.transaction(async () => {
      const { term: home, held: others } = await this.locked(caller, homeId);
      if (home.kind === 'secondment') throw staffProblems['appointment.notSecondable']();
      const person = await this.appointing.personFor(caller, home.accountId);
      const [place] = await this.places.of(caller, [body]);
      const proposed = this.appointing.term(home.accountId, body, { kind: 'secondment', secondedFrom: homeId });
      const faults = secondmentFaults({
        ...{ proposed, place: place ?? NOWHERE, person, home, held: [home, ...others] },
        upward: this.isUpward(home, proposed),
      });
      refuse(fieldErrors(faults, '/body', '/params/id'));
      await this.store.insert([proposed], actorOf(caller), 'seconded');
      return proposed.id;
    });
    return this.view.one(caller, id);
  }

  /** The appointment, its holder locked, and what else they hold; 404 where the caller may not change it. */
  private async locked(
    caller: Caller,
    id: string,
  ): Promise<{ term: PostTerm; held: PostTerm[]; home: PostTerm | null }> {
    const before = await this.store.find(id);
    if (before === null) throw staffProblems['appointment.notFound']();
    await this.store.lockPerson(before.accountId);
    const all = await this.store.ofAccount(before.accountId);
    const term = all.find((each) => each.id === id) ?? before;
    const home = all.find((each) => each.id === term.secondedFrom) ?? null;
    this.mustChange(caller, term, home);
    return { term, home, held: all.filter((each) => each.id !== id) };
  }

  private mustChange(caller: Caller, term: PostTerm, home: PostTerm | null): void {
    if (this.view.mayChange(caller, term, home?.unitNumber ?? null)) return;
    if (!this.view.reaches(caller, term, home?.unitNumber ?? null)) throw staffProblems['appointment.notFound']();
    if (administratorRoles.has(term.role)) throw staffProblems['account.administrator']();
    if (accountOf(caller)?.id === term.accountId) throw staffProblems['account.self']();
    throw staffProblems['appointment.notFound']();
  }

  private isUpward(home: PostTerm, host: PostTerm): boolean {
    const levels = [home, host].map(({ unitNumber }) => this.directory.byNumber(unitNumber)?.level);
    const [homeLevel, hostLevel] = levels;
    return homeLevel !== undefined && hostLevel !== undefined && isUpward(homeLevel, hostLevel);
  }
}

const NOWHERE: PostPlace = { level: null, bodyKinds: new Set() };

/** One that has not begun may end on the day on which it would begin: it is withdrawn. */
function endFaults(term: PostTerm, validTo: string, today: string): Fault[] {
  const earliest = term.validFrom > today ? term.validFrom : today;
  if (validTo < earliest) return [{ field: 'validTo', code: validTo < today ? 'endInPast' : 'endBeforeBegin' }];
  return validTo > term.validTo ? [{ field: 'validTo', code: 'endLater' }] : [];
}
