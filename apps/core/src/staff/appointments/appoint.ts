import { Injectable } from '@nestjs/common';
import {
  type Appointment,
  corePermissions,
  type NewAppointment,
  newId,
  type Opening,
  roleLevels,
  roleSchema,
  roleTitles,
} from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../../access/caller.js';
import { administratorRoles, roleAgencies, roleBodies, rolePartners } from '../../access/roles.js';
import { OPEN_END } from '../../org/entities.js';
import { unitProblems } from '../../org/problems.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { staffProblems } from '../problems.js';
import { StaffScope } from '../staff-scope.js';
import { appointmentFaults } from './appointment-rules.js';
import { AppointmentStore } from './appointment-store.js';
import { AppointmentView, withoutAccount } from './appointment-view.js';
import { fieldErrors, refuse } from './faults.js';
import { type PostHolder, PostPlaces, type WantedPlace } from './post-places.js';
import type { PostTerm } from './post-term.js';

/** Gives posts to people. Administrators are not appointed here. */
@Injectable()
export class Appoint {
  constructor(
    private readonly database: Database,
    private readonly store: AppointmentStore,
    private readonly places: PostPlaces,
    private readonly view: AppointmentView,
    private readonly scope: StaffScope,
    private readonly directory: UnitDirectory,
  ) {}

  /** All of the appointments or none: 一肩挑 and 交叉任职 are one decision. */
  async appoint(caller: Caller, accountId: string, wanted: readonly NewAppointment[]): Promise<Appointment[]> {
    const terms = await this.database.transaction(async () => {
      // Whoever once worked here may be called back.
      await this.scope.mustReach(caller, corePermissions.staffRead, accountId, 'ever');
      const person = await this.personFor(caller, accountId);
      const held = await this.store.ofAccount(accountId);
      const places = await this.places.of(caller, wanted);
      const proposals = wanted.map((post) => this.term(accountId, post, { kind: post.kind, secondedFrom: null }));
      const errors = proposals.flatMap((proposed, index) => {
        const place = places[index] ?? { level: null, bodyKinds: new Set() };
        const beside = [...held, ...proposals.slice(0, index)];
        const faults = appointmentFaults({ proposed, place, held: beside, person });
        return fieldErrors(faults, `/body/appointments/${index}`, '/params/accountId');
      });
      refuse(errors);
      await this.store.insert(proposals, actorOf(caller), 'appointed');
      return proposals;
    });
    const ids = terms.map(({ id }) => id);
    const condition = { sql: `p.id IN (${placeholders(ids)})`, parameters: ids };
    return (await this.view.where(caller, condition)).map(withoutAccount);
  }

  /** Locks the person for the unit of work and tells what the rules want to know of them. */
  async personFor(caller: Caller, accountId: string): Promise<{ disabled: boolean; isCaller: boolean }> {
    const person = await this.store.lockPerson(accountId);
    if (person === null) throw staffProblems['staff.notFound']();
    return { disabled: person.disabled, isCaller: accountOf(caller)?.id === accountId };
  }

  /** A unit that is unknown gets number 0, which no unit has; the rules refuse it by its place. */
  term(
    accountId: string,
    post: WantedPlace & Pick<NewAppointment, 'role' | 'validFrom' | 'validTo' | 'basis'>,
    { kind, secondedFrom }: Pick<PostTerm, 'kind' | 'secondedFrom'>,
  ): PostTerm {
    return {
      id: newId(),
      accountId,
      unitNumber: this.directory.byId(post.unitId)?.number ?? 0,
      role: post.role,
      kind,
      bodyId: post.bodyId ?? null,
      agencyId: post.agencyId ?? null,
      partnerId: post.partnerId ?? null,
      secondedFrom,
      basis: post.basis ?? null,
      validFrom: post.validFrom,
      validTo: post.validTo ?? OPEN_END,
    };
  }

  /** What may be given in a unit, in the order of the roles. */
  async openings(caller: Caller, unitId: string): Promise<Opening[]> {
    const number = this.places.unitWithin(caller, unitId);
    const unit = number === null ? null : this.directory.byNumber(number);
    if (unit === null) throw unitProblems['unit.notFound']();
    const holders = await this.places.holdersAt([unit.number]);
    return roleSchema.options
      .filter((role) => roleLevels[role].includes(unit.level) && !administratorRoles.has(role))
      .map((role) => opening(role, holders));
  }
}

function opening(role: Opening['role'], holders: readonly PostHolder[]): Opening {
  const bodies = roleBodies[role];
  const partner = rolePartners[role];
  const agencies = roleAgencies[role];
  const named = new Map(holders.map((holder) => [holder.id, holder]));
  const distinct = [...named.values()];
  return {
    role,
    title: roleTitles[role],
    bodies: distinct.flatMap(({ id, name, ...holder }) =>
      holder.what === 'body' && bodies?.includes(holder.kind) ? [{ id, name, kind: holder.kind }] : [],
    ),
    agencies: distinct.flatMap(({ id, name, ...holder }) =>
      holder.what === 'agency' &&
      bodies === undefined &&
      partner === undefined &&
      (agencies === undefined || agencies.includes(holder.kind))
        ? [{ id, name, kind: holder.kind }]
        : [],
    ),
    inAgency: agencies !== undefined,
    partners: distinct.flatMap(({ id, name, ...holder }) =>
      holder.what === 'partner' && holder.kind === partner ? [{ id, name, kind: holder.kind }] : [],
    ),
  };
}
