import { Injectable } from '@nestjs/common';
import { type DepartureKind, documentTypeSchema, sexSchema } from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import { z } from 'zod';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { Clock } from '../../time/clock.js';
import { Numbers } from '../numbers.js';
import { PEOPLE_COLUMNS, personRow } from '../person-row.js';
import { readUnitNumbers } from '../person-rows.js';

const RECORD_PURPOSE = 'sealed_people.record';
const NUMBER_PURPOSE = 'sealed_people.id_number';

/** What a person's row says beyond its number and its units; everything else in it is made from these. */
const recordSchema = z.object({
  name: z.string(),
  sex: sexSchema,
  birthDate: z.string(),
  documentType: documentTypeSchema,
  phone: z.string().nullable(),
});
type PersonRecord = z.infer<typeof recordSchema>;

/** A record that was opened. */
export interface OpenedRecord extends PersonRecord {
  idNumber: string | null;
}

const UNIT_COLUMNS = 'district_id, street_id, community_id, grid_id';

/** Moves the row of a person out of `people` and back, inside the unit of work of whoever asks. */
@Injectable()
export class SealedRows {
  constructor(
    private readonly database: Database,
    private readonly numbers: Numbers,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async seal(id: string, departure: { kind: DepartureKind; on: string; leastYears: number }): Promise<void> {
    const row = await this.database.queryOne(
      `SELECT name, sex, birth_date, document_type, id_number_sealed, id_number_index, phone_sealed
       FROM people WHERE id = ?`,
      [id],
      (found) => found,
    );
    if (row === null) throw new RangeError(`There is no person ${id} to seal`);
    const number = row.textOrNull('id_number_sealed');
    const phone = row.textOrNull('phone_sealed');
    const record: PersonRecord = {
      name: row.text('name'),
      sex: sexSchema.parse(row.text('sex')),
      birthDate: row.text('birth_date'),
      documentType: documentTypeSchema.parse(row.text('document_type')),
      phone: phone === null ? null : await this.numbers.openPhone(phone),
    };
    const idNumber = number === null ? null : await this.numbers.openIdNumber(number);
    await this.database.execute(
      `INSERT INTO sealed_people (id, departure, departed_on, sealed_at, least_years, ${UNIT_COLUMNS},
                                  id_number_sealed, id_number_index, record_sealed)
       SELECT id, ?, ?, ?, ?, ${UNIT_COLUMNS}, ?, id_number_index, ? FROM people WHERE id = ?`,
      [
        ...[departure.kind, departure.on, this.clock.now(), departure.leastYears],
        await this.cipher.sealOrNull(idNumber, NUMBER_PURPOSE),
        await this.cipher.seal(JSON.stringify(record), RECORD_PURPOSE),
        id,
      ],
    );
    await this.database.execute('DELETE FROM people WHERE id = ?', [id]);
  }

  async unseal(id: string): Promise<void> {
    const record = await this.open(id);
    const units = await this.database.queryOne(
      `SELECT ${UNIT_COLUMNS} FROM sealed_people WHERE id = ?`,
      [id],
      readUnitNumbers,
    );
    if (units === null) throw new RangeError(`There is no sealed record ${id}`);
    const placement = {
      householdId: null,
      idNumber: await this.numbers.idNumber(record.idNumber),
      phone: await this.numbers.phone(record.phone),
      units,
    };
    await this.database.insertMany('people', PEOPLE_COLUMNS, [personRow(id, record, placement, this.clock.now())]);
    await this.database.execute('DELETE FROM sealed_people WHERE id = ?', [id]);
  }

  async open(id: string): Promise<OpenedRecord> {
    const row = await this.database.queryOne(
      'SELECT id_number_sealed, record_sealed FROM sealed_people WHERE id = ?',
      [id],
      (found: RawRow) => ({ number: found.textOrNull('id_number_sealed'), record: found.text('record_sealed') }),
    );
    if (row === null) throw new RangeError(`There is no sealed record ${id}`);
    const record = recordSchema.parse(JSON.parse(await this.cipher.open(row.record, RECORD_PURPOSE)));
    return { ...record, idNumber: row.number === null ? null : await this.cipher.open(row.number, NUMBER_PURPOSE) };
  }
}
