import { Injectable } from '@nestjs/common';
import {
  type DocumentType,
  documentTypeSchema,
  type ResidenceKind,
  residenceKindSchema,
  type Sex,
  sexSchema,
} from '@yige/contracts';
import { Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import type { UnitNumbers } from '../../access/scope.js';
import { OPEN_END } from '../../org/entities.js';
import { BlindIndex } from '../../secrets/blind-index.js';
import { readUnitNumbers } from '../person-rows.js';

/** What of a resident a list that is loaded again may change. */
export interface KnownPerson {
  id: string;
  name: string;
  sex: Sex;
  birthDate: string;
  documentType: DocumentType;
  phoneSealed: string | null;
  phoneIndex: string | null;
  units: UnitNumbers;
  householdId: string | null;
  dwellingId: string | null;
  residence: { id: string; kind: ResidenceKind; validFrom: string } | null;
  registration: { id: string; divisionCode: string; address: string; validFrom: string } | null;
}

/** What the registry knows of some ID numbers. */
export interface KnownNumbers {
  people: ReadonlyMap<string, KnownPerson>;
  sealed: ReadonlySet<string>;
}

/** How somebody without a document is known again. */
export interface Undocumented {
  name: string;
  birthDate: string;
  dwellingId: string;
}

/** Looks many people up at once, inside a unit of work: those who are in the registry already. */
@Injectable()
export class KnownPeople {
  constructor(
    private readonly database: Database,
    private readonly index: BlindIndex,
  ) {}

  /** By ID number, in its normal form: who is in the registry, and which numbers belong to a sealed record instead. */
  async byNumber(numbers: readonly string[]): Promise<KnownNumbers> {
    const numberOf = await this.indexed(numbers);
    const people = new Map<string, KnownPerson>();
    if (numberOf.size === 0) return { people, sealed: new Set() };
    const indexes = [...numberOf.keys()];
    const numberIn = (row: RawRow) => numberOf.get(row.text('id_number_index')) ?? '';
    await this.read(`p.id_number_index IN (${placeholders(indexes)})`, indexes, (person, row) => {
      people.set(numberIn(row), person);
    });
    await this.relate([...people.values()]);
    const sealed = await this.database.query(
      `SELECT id_number_index FROM sealed_people WHERE id_number_index IN (${placeholders(indexes)})`,
      indexes,
      numberIn,
    );
    return { people, sealed: new Set(sealed.filter((number) => !people.has(number))) };
  }

  /** Those without a document, by name, birth date and home. */
  async undocumented(people: readonly Undocumented[]): Promise<Map<string, KnownPerson>> {
    const found = new Map<string, KnownPerson>();
    const dwellings = [...new Set(people.map(({ dwellingId }) => dwellingId))];
    if (dwellings.length === 0) return found;
    const condition = `h.dwelling_id IN (${placeholders(dwellings)}) AND p.document_type = 'none'`;
    await this.read(condition, dwellings, (person) => {
      found.set(nameOfUndocumented({ ...person, dwellingId: person.dwellingId ?? '' }), person);
    });
    await this.relate([...found.values()]);
    return found;
  }

  /** Whether the phone is the one that is known. */
  async samePhone({ phoneIndex }: KnownPerson, phone: string): Promise<boolean> {
    return phoneIndex !== null && (await this.index.candidates(phone, 'phone')).includes(phoneIndex);
  }

  /** The numbers by everything that they may stand as. */
  private async indexed(numbers: readonly string[]): Promise<Map<string, string>> {
    const numberOf = new Map<string, string>();
    const candidatesOf = await this.index.finder();
    for (const number of numbers) {
      for (const candidate of candidatesOf(number, 'idNumber')) numberOf.set(candidate, number);
    }
    return numberOf;
  }

  /** Held, as whoever changes one person holds them: what is judged here is still so when it is written. */
  private async read(
    condition: string,
    parameters: readonly SqlValue[],
    take: (person: KnownPerson, row: RawRow) => void,
  ): Promise<void> {
    await this.database.query(
      `SELECT p.id, p.name, p.sex, p.birth_date, p.document_type, p.id_number_index, p.phone_sealed, p.phone_index,
              p.household_id, p.district_id, p.street_id, p.community_id, p.grid_id, h.dwelling_id
       FROM people p LEFT JOIN households h ON h.id = p.household_id WHERE ${condition} ORDER BY p.id DESC
       ${this.database.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
      parameters,
      (row) => take(readKnown(row), row),
    );
  }

  /** Where they live and are registered today. */
  private async relate(people: readonly KnownPerson[]): Promise<void> {
    if (people.length === 0) return;
    const byId = new Map(people.map((person) => [person.id, person]));
    await this.database.query(
      `SELECT r.id, r.person_id, r.kind, r.valid_from, r.residence_kind, r.division_code, r.address
       FROM person_relations r WHERE r.person_id IN (${placeholders([...byId.keys()])})
         AND r.kind IN ('residence', 'householdRegistration') AND r.valid_to = ?`,
      [...byId.keys(), OPEN_END],
      (row) => {
        const person = byId.get(row.text('person_id'));
        if (person === undefined) return;
        const known = { id: row.text('id'), validFrom: row.text('valid_from') };
        if (row.text('kind') === 'residence') {
          person.residence = { ...known, kind: residenceKindSchema.parse(row.text('residence_kind')) };
        } else {
          person.registration = { ...known, divisionCode: row.text('division_code'), address: row.text('address') };
        }
      },
    );
  }
}

export function nameOfUndocumented({ name, birthDate, dwellingId }: Undocumented): string {
  return `${name} ${birthDate} ${dwellingId}`;
}

function readKnown(row: RawRow): KnownPerson {
  return {
    id: row.text('id'),
    name: row.text('name'),
    sex: sexSchema.parse(row.text('sex')),
    birthDate: row.text('birth_date'),
    documentType: documentTypeSchema.parse(row.text('document_type')),
    phoneSealed: row.textOrNull('phone_sealed'),
    phoneIndex: row.textOrNull('phone_index'),
    units: readUnitNumbers(row),
    householdId: row.textOrNull('household_id'),
    dwellingId: row.textOrNull('dwelling_id'),
    residence: null,
    registration: null,
  };
}
