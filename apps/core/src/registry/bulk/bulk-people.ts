import { Injectable } from '@nestjs/common';
import { type Actor, type DocumentType, type Json, newId, type ResidenceKind, type Sex } from '@yige/contracts';
import { Database, placeholders, type SqlValue } from '@yige/database';
import { innermostOf, type UnitNumbers } from '../../access/scope.js';
import { OPEN_END } from '../../org/entities.js';
import { Clock } from '../../time/clock.js';
import { type NewChange, RegistryHistory } from '../history/registry-history.js';
import { Numbers } from '../numbers.js';
import { PEOPLE_COLUMNS, personRow } from '../person-row.js';
import { RegistryEvents } from '../registry-events.js';
import { RELATION_COLUMNS } from '../relations/relations.js';
import { searchName } from '../search/search-name.js';
import type { KnownPerson } from './known-people.js';

/** On whose word, and by whom. */
export interface BulkOrigin {
  actor: Actor;
  source: string;
}

interface Residence {
  householdId: string;
  kind: ResidenceKind;
  validFrom: string;
}

interface Registration {
  divisionCode: string;
  address: string;
  validFrom: string;
}

export interface NewResident {
  name: string;
  sex: Sex;
  birthDate: string;
  documentType: DocumentType;
  /** In its normal form. */
  idNumber: string | null;
  phone: string | null;
  /** Those of the building: they serve. */
  units: UnitNumbers;
  residence: Residence;
  registration: Registration | null;
}

/** What becomes of somebody who is known; what is left out stays. */
export interface ResidentChange {
  person: KnownPerson;
  name?: string;
  sex?: Sex;
  birthDate?: string;
  phone?: string;
  residence?: Residence;
  registration?: Registration;
}

/**
 * The door beside `PersonRegistration` for hundreds of people at once, all of them judged before. A chunk costs as many
 * statements as tables, and each person stands in the history as if registered alone. Inside a unit of work.
 */
@Injectable()
export class BulkPeople {
  constructor(
    private readonly database: Database,
    private readonly numbers: Numbers,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly clock: Clock,
  ) {}

  async register(residents: readonly NewResident[], origin: BulkOrigin): Promise<void> {
    const now = this.clock.now();
    const arrivals = residents.map((resident) => ({ id: newId(), resident }));
    const numbers = await this.numbers.ofMany();
    const people = arrivals.map(({ id, resident }) => {
      const { residence, units } = resident;
      const idNumber = numbers.idNumber(resident.idNumber);
      const phone = numbers.phone(resident.phone);
      return personRow(id, resident, { householdId: residence.householdId, idNumber, phone, units }, now);
    });
    // While the database works on the one, the rows of the next are made.
    await Promise.all([
      this.database.insertMany('people', PEOPLE_COLUMNS, people),
      this.database.insertMany(
        'person_relations',
        RELATION_COLUMNS,
        arrivals.flatMap(({ id, resident }) => relationsOf(id, resident, origin.source)),
      ),
      this.history.recordAll(
        arrivals.map(({ id, resident }) => change(id, origin, 'recorded', 'name', null, resident.name)),
      ),
    ]);
  }

  /** Each by itself, since each changes in something else; relations, history and events together. */
  async change(changes: readonly ResidentChange[], origin: BulkOrigin): Promise<void> {
    if (changes.length === 0) return;
    const history: NewChange[] = [];
    const relations: SqlValue[][] = [];
    const closed: { id: string; on: string }[] = [];
    for (const { person, residence, registration, ...identity } of changes) {
      history.push(...(await this.identityHistory(person, identity, origin)));
      if (residence !== undefined) {
        relations.push(relationRow(person.id, 'residence', residence.validFrom, origin.source, { residence }));
        if (person.residence !== null) closed.push({ id: person.residence.id, on: residence.validFrom });
        const before = person.residence === null ? null : { residenceKind: person.residence.kind };
        history.push(change(person.id, origin, 'recorded', 'residence', before, described(residence)));
      }
      if (registration !== undefined) {
        const { validFrom, ...after } = registration;
        relations.push(relationRow(person.id, 'householdRegistration', validFrom, origin.source, { registration }));
        if (person.registration !== null) closed.push({ id: person.registration.id, on: validFrom });
        const { divisionCode, address } = person.registration ?? {};
        const before = divisionCode === undefined || address === undefined ? null : { divisionCode, address };
        history.push(change(person.id, origin, 'recorded', 'householdRegistration', before, { ...after, validFrom }));
      }
      await this.updateRow(person, identity, residence);
    }
    for (const { id, on } of closed) {
      await this.database.execute('UPDATE person_relations SET valid_to = ? WHERE id = ?', [on, id]);
    }
    await this.database.insertMany('person_relations', RELATION_COLUMNS, relations);
    await this.history.recordAll(history);
    await this.tell(changes);
  }

  private async identityHistory(
    person: KnownPerson,
    { name, sex, birthDate, phone }: Omit<ResidentChange, 'person' | 'residence' | 'registration'>,
    origin: BulkOrigin,
  ): Promise<NewChange[]> {
    const history: NewChange[] = [];
    if (name !== undefined) history.push(change(person.id, origin, 'corrected', 'name', person.name, name));
    if (sex !== undefined) history.push(change(person.id, origin, 'corrected', 'sex', person.sex, sex));
    if (birthDate !== undefined) {
      history.push(change(person.id, origin, 'corrected', 'birthDate', person.birthDate, birthDate));
    }
    if (phone !== undefined) {
      const before = person.phoneSealed === null ? [] : [await this.numbers.openPhone(person.phoneSealed)];
      history.push({ ...change(person.id, origin, 'corrected', 'phones', before, [phone]), sensitive: true });
    }
    return history;
  }

  private async updateRow(
    person: KnownPerson,
    { name, sex, birthDate, phone }: Omit<ResidentChange, 'person' | 'residence' | 'registration'>,
    residence: Residence | undefined,
  ): Promise<void> {
    const sets: [column: string, value: SqlValue][] = [['updated_at', this.clock.now()]];
    if (name !== undefined) {
      const { pinyin, initials } = searchName(name);
      sets.push(['name', name], ['name_pinyin', pinyin], ['name_initials', initials]);
    }
    if (sex !== undefined) sets.push(['sex', sex]);
    if (birthDate !== undefined) sets.push(['birth_date', birthDate]);
    if (phone !== undefined) {
      const [sealed, mask, index] = await this.numbers.phone(phone);
      sets.push(['phone_sealed', sealed], ['phone_mask', mask], ['phone_index', index]);
    }
    if (residence !== undefined) sets.push(['household_id', residence.householdId]);
    await this.database.execute(
      `UPDATE people SET ${sets.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
      [...sets.map(([, value]) => value), person.id],
    );
  }

  /** A household does not keep a head who has left it; who holds a reference hears of each change. */
  private async tell(changes: readonly ResidentChange[]): Promise<void> {
    const moved = changes.filter(({ person, residence }) => {
      return residence !== undefined && residence.householdId !== person.householdId;
    });
    if (moved.length > 0) {
      const ids = moved.map(({ person }) => person.id);
      await this.database.execute(`UPDATE households SET head_id = NULL WHERE head_id IN (${placeholders(ids)})`, ids);
      await this.events.peopleMoved(ids);
      const households = moved.flatMap(({ person, residence }) => [person.householdId, residence?.householdId ?? null]);
      await this.events.householdsChanged([...new Set(households.filter((id) => id !== null))]);
    }
    await this.events.peopleChanged(changes.map(({ person }) => person.id));
  }
}

function relationsOf(personId: string, resident: NewResident, source: string): SqlValue[][] {
  const { residence, registration, units } = resident;
  const unit = innermostOf(units);
  return [
    relationRow(personId, 'residence', residence.validFrom, source, { residence }),
    relationRow(personId, 'serviceResponsibility', residence.validFrom, source, { unit }),
    ...(registration === null
      ? []
      : [relationRow(personId, 'householdRegistration', registration.validFrom, source, { registration })]),
  ];
}

function relationRow(
  personId: string,
  kind: 'residence' | 'serviceResponsibility' | 'householdRegistration',
  validFrom: string,
  source: string,
  { residence, registration, unit }: { residence?: Residence; registration?: Registration; unit?: number },
): SqlValue[] {
  return [
    ...[newId(), personId, kind, validFrom, OPEN_END, source],
    ...[registration?.divisionCode ?? null, registration?.address ?? null],
    ...[residence?.kind ?? null, residence?.householdId ?? null],
    ...[null, null, unit ?? null],
  ];
}

function described({ kind, validFrom }: Residence): Json {
  return { validFrom, residenceKind: kind };
}

function change(
  personId: string,
  { actor, source }: BulkOrigin,
  action: NewChange['action'],
  aspect: string,
  before: Json,
  after: Json,
): NewChange {
  return { subject: { kind: 'person', id: personId }, actor, action, aspect, before, after, source };
}
