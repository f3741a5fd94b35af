import { Injectable } from '@nestjs/common';
import { type DocumentType, documentTypeSchema, type Sex, sexSchema } from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import type { UnitNumbers } from '../../access/scope.js';
import { OPEN_END } from '../../org/entities.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { FACT_PURPOSE } from '../facts/facts.js';
import { Numbers } from '../numbers.js';
import { readUnitNumbers } from '../person-rows.js';

/** A relation or a fact; `content` is equal where both say the same, whenever and by whom it was recorded. */
export interface SideRow {
  id: string;
  /** Name of the field that it belongs to. */
  field: string;
  content: string;
  open: boolean;
  validFrom: string;
}

/** One of the two as the registry knows them, numbers opened. It never leaves core. */
export interface MergeSide {
  id: string;
  name: string;
  sex: Sex;
  birthDate: string;
  documentType: DocumentType;
  idNumber: string | null;
  phone: string | null;
  householdId: string | null;
  units: UnitNumbers;
  updatedAt: Date;
  relations: SideRow[];
  facts: SideRow[];
  aliases: { id: string; name: string }[];
  furtherPhones: { id: string; phone: string }[];
}

const FACT_FIELD = 'fact:';
export const factKindOf = (field: string) => (field.startsWith(FACT_FIELD) ? field.slice(FACT_FIELD.length) : null);

/** Reads both sides of a merge in a fixed number of statements. */
@Injectable()
export class MergeSides {
  constructor(
    private readonly database: Database,
    private readonly numbers: Numbers,
    private readonly cipher: FieldCipher,
  ) {}

  /** By id; who is gone is left out. */
  async read(ids: readonly [string, string]): Promise<Map<string, MergeSide>> {
    const people = await this.database.query(
      `SELECT id, name, sex, birth_date, document_type, id_number_sealed, phone_sealed, household_id, updated_at,
              district_id, street_id, community_id, grid_id FROM people WHERE id IN (?, ?)`,
      ids,
      (row) => row,
    );
    const relations = await this.rows(
      `SELECT id, person_id, kind, valid_from, valid_to, division_code, address, residence_kind, household_id, collective,
              share_hundredths, unit_number FROM person_relations WHERE person_id IN (?, ?) ORDER BY id`,
      ids,
      readRelation,
    );
    const facts = await this.rows(
      'SELECT id, person_id, kind, value, value_sealed, valid_from, valid_to FROM person_facts WHERE person_id IN (?, ?) ORDER BY id',
      ids,
      (row) => this.readFact(row),
    );
    const aliases = await this.rows(
      'SELECT id, person_id, name FROM person_aliases WHERE person_id IN (?, ?) ORDER BY id',
      ids,
      (row) => ({ id: row.text('id'), name: row.text('name') }),
    );
    const phones = await this.rows(
      'SELECT id, person_id, phone_sealed FROM person_phones WHERE person_id IN (?, ?) ORDER BY position, id',
      ids,
      async (row) => ({ id: row.text('id'), phone: await this.numbers.openFurtherPhone(row.text('phone_sealed')) }),
    );
    const sides = new Map<string, MergeSide>();
    for (const row of people) {
      const id = row.text('id');
      const idNumber = row.textOrNull('id_number_sealed');
      const phone = row.textOrNull('phone_sealed');
      sides.set(id, {
        id,
        name: row.text('name'),
        sex: sexSchema.parse(row.text('sex')),
        birthDate: row.text('birth_date'),
        documentType: documentTypeSchema.parse(row.text('document_type')),
        idNumber: idNumber === null ? null : await this.numbers.openIdNumber(idNumber),
        phone: phone === null ? null : await this.numbers.openPhone(phone),
        householdId: row.textOrNull('household_id'),
        units: readUnitNumbers(row),
        updatedAt: row.instant('updated_at'),
        relations: relations.get(id) ?? [],
        facts: facts.get(id) ?? [],
        aliases: aliases.get(id) ?? [],
        furtherPhones: phones.get(id) ?? [],
      });
    }
    return sides;
  }

  private async rows<Row>(
    sql: string,
    ids: readonly string[],
    read: (row: RawRow) => Row | Promise<Row>,
  ): Promise<Map<string, Row[]>> {
    const byPerson = new Map<string, Row[]>();
    for (const row of await this.database.query(sql, ids, (found) => found)) {
      const personId = row.text('person_id');
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), await read(row)]);
    }
    return byPerson;
  }

  private async readFact(row: RawRow): Promise<SideRow> {
    const sealed = row.textOrNull('value_sealed');
    const value = sealed === null ? row.textOrNull('value') : await this.cipher.open(sealed, FACT_PURPOSE);
    return { ...dated(row), field: `${FACT_FIELD}${row.text('kind')}`, content: value ?? '' };
  }
}

function dated(row: RawRow): Pick<SideRow, 'id' | 'open' | 'validFrom'> {
  return { id: row.text('id'), open: row.text('valid_to') === OPEN_END, validFrom: row.text('valid_from') };
}

const CONTENT = ['division_code', 'address', 'residence_kind', 'household_id', 'collective'] as const;

function readRelation(row: RawRow): SideRow {
  const kind = row.text('kind');
  const collective = row.textOrNull('collective');
  const content = [
    ...CONTENT.map((column) => row.textOrNull(column)),
    row.integerOrNull('share_hundredths'),
    row.integerOrNull('unit_number'),
  ];
  // Shares are held in several collectives at once: each is a field of its own.
  const field = collective === null ? kind : `${kind}:${collective}`;
  return { ...dated(row), field, content: JSON.stringify(content) };
}
