import { Injectable } from '@nestjs/common';
import { type FieldError, type NewPerson, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { innermostOf } from '../access/scope.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { replaceAliases } from './aliases.js';
import { CandidateSearch } from './duplicates/candidate-search.js';
import { RegistryHistory } from './history/registry-history.js';
import { type Home, Homes } from './households/homes.js';
import { identityErrors } from './identity-check.js';
import { Numbers } from './numbers.js';
import { PEOPLE_COLUMNS, personRow } from './person-row.js';
import { personProblems } from './problems.js';
import { RegistryEvents } from './registry-events.js';
import { Relations } from './relations/relations.js';

const AT = { idNumber: '/body/idNumber', birthDate: '/body/birthDate', sex: '/body/sex' };

/** Takes somebody into the registry who lives here: who they are, where they live, and so who serves them. */
@Injectable()
export class PersonRegistration {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly homes: Homes,
    private readonly numbers: Numbers,
    private readonly relations: Relations,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly duplicates: CandidateSearch,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Answers the new person's id. */
  async register(caller: Caller, person: NewPerson): Promise<string> {
    const home = await this.check(caller, person);
    const id = newId();
    const idNumber = await this.numbers.idNumber(person.idNumber);
    const phone = await this.numbers.phone(person.phone);
    const actor = actorOf(caller);
    await this.database.transaction(async () => {
      await this.refuseKnown(person.idNumber);
      const placement = { householdId: null, idNumber, phone, units: home.units };
      await this.database.insertMany('people', PEOPLE_COLUMNS, [personRow(id, person, placement, this.clock.now())]);
      await replaceAliases(this.database, id, person.aliases);
      await this.numbers.replaceFurtherPhones(id, person.furtherPhones);
      await this.relate(id, person, home);
      await this.history.record({
        subject: { kind: 'person', id },
        actor,
        action: 'recorded',
        aspect: 'name',
        before: null,
        after: person.name,
        source: person.source,
      });
      await this.events.personChanged(id);
      await this.duplicates.look(id);
      await this.audit.record({
        actor,
        action: 'person.registered',
        subject: { kind: 'person', id },
        unit: innermostOf(home.units),
      });
    });
    return id;
  }

  private async check(caller: Caller, person: NewPerson): Promise<Home> {
    const today = this.clock.today();
    const errors: FieldError[] = identityErrors(person, today, AT);
    const { residence, registration } = person;
    if (residence.validFrom > today) errors.push(future('/body/residence/validFrom'));
    if (registration !== undefined && registration.validFrom > today)
      errors.push(future('/body/registration/validFrom'));
    const home = await this.homes.find(caller, residence, '/body/residence');
    if ('pointer' in home) throw personProblems['person.invalid']({ errors: [...errors, home] });
    if (errors.length > 0) throw personProblems['person.invalid']({ errors });
    return home;
  }

  private async refuseKnown(idNumber: string | null): Promise<void> {
    if (idNumber === null) return;
    const holder = await this.numbers.holdAndFindHolder(idNumber);
    if (holder === null && (await this.numbers.isSealed(idNumber))) {
      throw personProblems['person.sealed']({
        errors: [{ pointer: '/body/idNumber', code: 'taken', message: 'unseal the record instead' }],
      });
    }
    if (holder === null) return;
    throw personProblems['person.alreadyRegistered']({
      errors: [{ pointer: '/body/idNumber', code: 'taken', message: 'look the person up instead' }],
    });
  }

  private async relate(id: string, { residence, registration, source }: NewPerson, home: Home): Promise<void> {
    const person = { id, householdId: null, units: home.units };
    const unit = this.directory.byNumber(innermostOf(home.units));
    const { validFrom } = residence;
    await this.relations.insert(person, { kind: 'residence', ...residence, source }, { home, unit: null });
    if (unit !== null) {
      const responsibility = { kind: 'serviceResponsibility', unitId: unit.id, validFrom, source } as const;
      await this.relations.insert(person, responsibility, { home: null, unit });
    }
    if (registration === undefined) return;
    const known = { kind: 'householdRegistration', ...registration, source } as const;
    await this.relations.insert(person, known, { home: null, unit: null });
  }
}

function future(pointer: string): FieldError {
  return { pointer, code: 'future', message: 'it holds from today or earlier' };
}
