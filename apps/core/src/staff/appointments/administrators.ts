import { Injectable } from '@nestjs/common';
import { type Appointment, newId, type RouteInput, type routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../../access/caller.js';
import { administratorRoles } from '../../access/roles.js';
import { OPEN_END } from '../../org/entities.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { staffProblems } from '../problems.js';
import { Appoint } from './appoint.js';
import { administratorFaults } from './appointment-rules.js';
import { AppointmentStore } from './appointment-store.js';
import { AppointmentView } from './appointment-view.js';
import { ChangeAppointment } from './change-appointment.js';
import { fieldErrors, refuse } from './faults.js';
import type { PostTerm } from './post-term.js';

type NewAdministrator = RouteInput<typeof routes.administrators.appoint>['body'];
type EndBody = RouteInput<typeof routes.administrators.end>['body'];

/** System, security and audit administrator: one person holds at most one of the three, and nothing beside it. */
@Injectable()
export class Administrators {
  constructor(
    private readonly database: Database,
    private readonly store: AppointmentStore,
    private readonly appointing: Appoint,
    private readonly changing: ChangeAppointment,
    private readonly view: AppointmentView,
    private readonly directory: UnitDirectory,
  ) {}

  async appoint(caller: Caller, { accountId, role, validFrom, basis }: NewAdministrator): Promise<Appointment> {
    const proposed = this.term({ accountId, role, validFrom, basis });
    await this.database.transaction(async () => {
      const person = await this.appointing.personFor(caller, accountId);
      const held = await this.store.ofAccount(accountId);
      const place = { level: 'district', bodyKinds: new Set<never>() } as const;
      refuse(fieldErrors(administratorFaults({ proposed, place, held, person }), '/body', '/body/accountId'));
      await this.store.insert([proposed], actorOf(caller), 'appointed');
    });
    return this.view.one(caller, proposed.id);
  }

  async end(caller: Caller, id: string, body: EndBody): Promise<Appointment> {
    await this.database.transaction(async () => {
      const term = await this.store.find(id);
      if (term === null || !administratorRoles.has(term.role)) throw staffProblems['appointment.notFound']();
      if (accountOf(caller)?.id === term.accountId) throw staffProblems['account.self']();
      await this.store.lockPerson(term.accountId);
      if (term.role === 'securityAdministrator') await this.mustLeaveAnother(term, body.validTo);
      await this.changing.endTerm(caller, term, [], body);
    });
    return this.view.one(caller, id);
  }

  /** Whether the person is an administrator, or has been appointed one. */
  async isAdministrator(accountId: string, today: string): Promise<boolean> {
    const held = await this.store.ofAccount(accountId);
    return held.some(({ role, validTo }) => administratorRoles.has(role) && validTo > today);
  }

  /** All of them are locked: two that end each other at once must not both find that the other stays. */
  private async mustLeaveAnother(term: PostTerm, day: string): Promise<void> {
    const staying = await this.database.query(
      `SELECT p.id FROM appointments p JOIN accounts a ON a.id = p.account_id AND a.disabled = 0
       WHERE p.role = 'securityAdministrator' AND p.valid_from <= ? AND p.valid_to = ?
       ${this.database.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
      [day, OPEN_END],
      (row) => row.text('id'),
    );
    if (staying.every((id) => id === term.id)) throw staffProblems['appointment.lastSecurityAdministrator']();
  }

  private term(given: Pick<PostTerm, 'accountId' | 'role' | 'validFrom' | 'basis'>): PostTerm {
    const district = this.directory.district;
    if (district === null) throw new RangeError('There is no district to administer');
    return {
      ...{ ...given, id: newId(), unitNumber: district.number, kind: 'regular', validTo: OPEN_END },
      ...{ bodyId: null, agencyId: null, partnerId: null, secondedFrom: null },
    };
  }
}
