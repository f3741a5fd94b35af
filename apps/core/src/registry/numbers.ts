import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, normalizeIdNumber } from '@yige/contracts';
import { Database, placeholders, type SqlValue } from '@yige/database';
import { BlindIndex, type IndexedKind } from '../secrets/blind-index.js';
import { FieldCipher } from '../secrets/field-cipher.js';
import { maskIdNumber, maskPhone } from './masks.js';

export const ID_NUMBER_PURPOSE = 'people.id_number';
export const PHONE_PURPOSE = 'people.phone';
/** Rows of `number_locks`: numbers that share one wait for each other, needlessly but rarely. */
export const NUMBER_LOCKS = 64;
const FURTHER_PHONE_PURPOSE = 'person_phones.phone';

/** A number as three columns hold it: sealed, masked, and found by. */
export type NumberColumns = [sealed: string | null, mask: string | null, index: string | null];

export interface FurtherPhone {
  phone: string;
  label: string;
}

export interface KeptPhone extends FurtherPhone {
  id: string;
}

/** ID numbers and phones: sealed at rest, shown masked, found whole. */
@Injectable()
export class Numbers {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  async idNumber(text: string | null): Promise<NumberColumns> {
    return (await this.ofMany()).idNumber(text);
  }

  async phone(text: string | null): Promise<NumberColumns> {
    return (await this.ofMany()).phone(text);
  }

  /** The same for many people in a row, under the keys of this moment; not to be kept. */
  async ofMany(): Promise<Record<'idNumber' | 'phone', (text: string | null) => NumberColumns>> {
    const columns = await this.columnsNow();
    return {
      idNumber: (text) => {
        const number = text === null ? null : normalizeIdNumber(text);
        return columns(number, maskIdNumber, ID_NUMBER_PURPOSE, 'idNumber');
      },
      phone: (text) => columns(text, maskPhone, PHONE_PURPOSE, 'phone'),
    };
  }

  openIdNumber(sealed: string): Promise<string> {
    return this.cipher.open(sealed, ID_NUMBER_PURPOSE);
  }

  openPhone(sealed: string): Promise<string> {
    return this.cipher.open(sealed, PHONE_PURPOSE);
  }

  /** The phones beyond the first, whole. */
  async furtherPhones(personId: string): Promise<KeptPhone[]> {
    const sealed = await this.database.query(
      'SELECT id, phone_sealed, label FROM person_phones WHERE person_id = ? ORDER BY position',
      [personId],
      (row) => ({ id: row.text('id'), phone: row.text('phone_sealed'), label: row.text('label') }),
    );
    return Promise.all(
      sealed.map(async ({ id, phone, label }) => ({
        id,
        phone: await this.cipher.open(phone, FURTHER_PHONE_PURPOSE),
        label,
      })),
    );
  }

  /** The person who has this ID number, wherever they are. */
  async holderOf(idNumber: string): Promise<string | null> {
    const candidates = await this.index.candidates(idNumber, 'idNumber');
    return this.database.queryOne(
      `SELECT id FROM people WHERE id_number_index IN (${placeholders(candidates)}) LIMIT 1`,
      candidates,
      (row) => row.text('id'),
    );
  }

  /** Whether somebody who left has this number: their record comes back, rather than a second one. */
  async isSealed(idNumber: string): Promise<boolean> {
    const candidates = await this.index.candidates(idNumber, 'idNumber');
    const id = await this.database.queryOne(
      `SELECT id FROM sealed_people WHERE id_number_index IN (${placeholders(candidates)}) LIMIT 1`,
      candidates,
      (row) => row.text('id'),
    );
    return id !== null;
  }

  /**
   * Inside a unit of work, before somebody gets this number: whoever else is about to give it waits, and then finds the
   * holder. A blind index cannot be unique: it changes with its key, and the same number may be in the registry twice
   * until the two are merged.
   */
  async holdAndFindHolder(idNumber: string): Promise<string | null> {
    const slot = createHash('sha256').update(normalizeIdNumber(idNumber)).digest().readUInt8(0) % NUMBER_LOCKS;
    await this.database.execute('UPDATE number_locks SET taken = taken + 1 WHERE slot = ?', [slot]);
    return this.holderOf(idNumber);
  }

  /** Phones beyond the first, opened, of each of these people who has any. */
  async furtherPhonesOf(personIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.database.query(
      `SELECT person_id, phone_sealed FROM person_phones WHERE person_id IN (${placeholders(personIds)}) ORDER BY position, id`,
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
    const columns = (await this.columnsNow())(phone, maskPhone, FURTHER_PHONE_PURPOSE, 'phone');
    await this.insertFurtherPhones([[id, personId, ...columns, label, (last ?? -1) + 1]]);
    return id;
  }

  /** Inside a unit of work: the phones beyond the first, in place of those before. Answers those before. */
  async replaceFurtherPhones(personId: string, phones: readonly FurtherPhone[]): Promise<string[]> {
    const before = (await this.furtherPhones(personId)).map(({ phone }) => phone);
    await this.database.execute('DELETE FROM person_phones WHERE person_id = ?', [personId]);
    const columns = await this.columnsNow();
    const rows = phones.map(({ phone, label }, position): SqlValue[] => [
      ...[newId(), personId, ...columns(phone, maskPhone, FURTHER_PHONE_PURPOSE, 'phone')],
      ...[label, position],
    ]);
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

  private async columnsNow() {
    const [seal, indexOf] = [await this.cipher.sealer(), await this.index.indexer()];
    return (
      number: string | null,
      mask: (number: string) => string,
      purpose: string,
      kind: IndexedKind,
    ): NumberColumns =>
      number === null ? [null, null, null] : [seal(number, purpose), mask(number), indexOf(number, kind)];
  }
}
