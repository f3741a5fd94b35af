import { Injectable } from '@nestjs/common';
import { coreEvents, type NewDeparture } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { innermostOf } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { Facts } from '../facts/facts.js';
import { RegistryHistory } from '../history/registry-history.js';
import { LocatedPeople } from '../located-people.js';
import { personProblems } from '../problems.js';
import { RegistryEvents } from '../registry-events.js';
import { Relations } from '../relations/relations.js';
import { retentionProblems } from './problems.js';
import { leastYears } from './retention-rules.js';
import { SealedRows } from './sealed-rows.js';

/** Somebody moved away for good or died: their relations end, and in the same unit of work their record is sealed. */
@Injectable()
export class Departures {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly people: LocatedPeople,
    private readonly relations: Relations,
    private readonly facts: Facts,
    private readonly rows: SealedRows,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  record(caller: Caller, personId: string, { kind, on, source }: NewDeparture): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      if (on > this.clock.today()) {
        throw retentionProblems['departure.invalid']({
          errors: [{ pointer: '/body/on', code: 'future', message: 'the day must have come: today or earlier' }],
        });
      }
      if (kind === 'movedAway') await this.refuseRelated(personId);
      await this.refuseUnanswered(personId);
      const classes = new Set((await this.facts.everOf(personId)).map((fact) => fact.class));
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'ended',
        aspect: 'departure',
        before: null,
        after: { kind, on },
        source,
      });
      await this.relations.endAll(person, on);
      await this.rows.seal(personId, { kind, on, leastYears: leastYears(classes) });
      await this.events.recordChanged(coreEvents.personSealed, personId);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'person.departed',
        subject: { kind: 'person', id: personId },
        unit: innermostOf(person.units),
        details: { kind },
      });
    });
  }

  /** Who is registered in this district or holds shares has not left it, wherever they live. */
  private async refuseRelated(personId: string): Promise<void> {
    const county = this.directory.district?.code.slice(0, 6) ?? '';
    const held = (await this.relations.ofToday(personId)).filter(
      ({ relation }) =>
        relation.kind === 'collectiveShare' ||
        (relation.kind === 'householdRegistration' && relation.divisionCode.startsWith(county)),
    );
    if (held.length > 0) throw personProblems['person.stillRelated']();
  }

  private async refuseUnanswered(personId: string): Promise<void> {
    const open = await this.database.queryOne(
      "SELECT id FROM rights_requests WHERE person_id = ? AND state = 'open' LIMIT 1",
      [personId],
      (row) => row.text('id'),
    );
    if (open !== null) throw personProblems['person.requestOpen']();
  }
}
