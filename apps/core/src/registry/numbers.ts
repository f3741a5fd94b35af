import { Injectable } from '@nestjs/common';
import { newId, normalizeIdNumber } from '@yige/contracts';
import { Database, type SqlValue } from '@yige/database';
import { BlindIndex, type IndexedKind } from '../secrets/blind-index.js';
import { FieldCipher } from '../secrets/field-cipher.js';
import { maskIdNumber, maskPhone } from './masks.js';

export const ID_NUMBER_PURPOSE = 'people.id_number';
export const PHONE_PURPOSE = 'people.phone';
const FURTHER_PHONE_PURPOSE = 'person_phones.phone';

/** A number as three columns hold it: sealed, masked, and found by. */
export type NumberColumns = [sealed: string | null, mask: string | null, index: string | null];

export interface FurtherPhone {
  phone: string;
  label: string;
}

/** ID numbers and phones: sealed at rest, shown masked, found whole. */
@Injectable()
export class Numbers {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  idNumber(text: string | null): Promise<NumberColumns> {
    const number = text === null ? null : normalizeIdNumber(text);
    return this.columns(number, maskIdNumber, ID_NUMBER_PURPOSE, 'idNumber');
  }

  phone(text: string | null): Promise<NumberColumns> {
    return this.columns(text, maskPhone, PHONE_PURPOSE, 'phone');
  }

  openIdNumber(sealed: string): Promise<string> {
    return this.cipher.open(sealed, ID_NUMBER_PURPOSE);
  }

  openPhone(sealed: string): Promise<string> {
    return this.cipher.open(sealed, PHONE_PURPOSE);
  }

  /** The person who has this ID number, wherever they are. */
  async holderOf(idNumber: string): Promise<string | null> {
    const candidates = await this.index.candidates(idNumber, 'idNumber');
    return this.database.queryOne(
      `SELECT id FROM people WHERE id_number_index IN (${candidates.map(() => '?').join(', ')}) LIMIT 1`,
      candidates,
      (row) => row.text('id'),
    );
  }

  /** Phones beyond the first, opened, of each of these people who has any. */
  async furtherPhonesOf(personIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.database.query(
      `SELECT person_id, phone_sealed FROM person_phones WHERE person_id IN (${personIds.map(() => '?').join(', ')}) ORDER BY position, id`,
      personIds,
      (row) => ({ personId: row.text('person_id'), sealed: row.text('phone_sealed') }),
    );
    const phones = new Map<string, string[]>();
    for (const { personId, sealed } of rows) {
      const phone = await this.openFurtherPhone(sealed);
      phones.set(personId, [...(phones.get(personId) ?? []), phone]);
    }
    return phones;
  }

  openFurtherPhone(sealed: string): Promise<string> {
    return this.cipher.open(sealed, FURTHER_PHONE_PURPOSE);
  }

  /** Inside a unit of work: one phone more, after those that are there. Answers the id of its row. */
  async addFurtherPhone(personId: string, { phone, label }: FurtherPhone): Promise<string> {
    const id = newId();
    const last = await this.database.queryOne(
      'SELECT MAX(position) AS last_position FROM person_phones WHERE person_id = ?',
      [personId],
      (row) => row.integerOrNull('last_position'),
    );
    const columns = await this.columns(phone, maskPhone, FURTHER_PHONE_PURPOSE, 'phone');
    await this.insertFurtherPhones([[id, personId, ...columns, label, (last ?? -1) + 1]]);
    return id;
  }

  /** Inside a unit of work: the phones beyond the first, in place of those before. Answers those before. */
  async replaceFurtherPhones(personId: string, phones: readonly FurtherPhone[]): Promise<string[]> {
    const sealed = await this.database.query(
      'SELECT phone_sealed FROM person_phones WHERE person_id = ? ORDER BY position',
      [personId],
      (row) => row.text('phone_sealed'),
    );
    const before = await Promise.all(sealed.map((text) => this.cipher.open(text, FURTHER_PHONE_PURPOSE)));
    await this.database.execute('DELETE FROM person_phones WHERE person_id = ?', [personId]);
    const rows = await Promise.all(
      phones.map(async ({ phone, label }, position): Promise<SqlValue[]> => {
        const columns = await this.columns(phone, maskPhone, FURTHER_PHONE_PURPOSE, 'phone');
        return [newId(), personId, ...columns, label, position];
      }),
    );
    await this.insertFurtherPhones(rows);
    return before;
  }

  private async insertFurtherPhones(rows: readonly SqlValue[][]): Promise<void> {
    await this.database.insertMany(
      'person_phones',
      ['id', 'person_id', 'phone_sealed', 'phone_mask', 'phone_index', 'label', 'position'],
      rows,
    );
  }

  private async columns(
    number: string | null,
    mask: (number: string) => string,
    purpose: string,
    kind: IndexedKind,
  ): Promise<NumberColumns> {
    if (number === null) return [null, null, null];
    return [await this.cipher.seal(number, purpose), mask(number), await this.index.of(number, kind)];
  }
}
