import { Injectable } from '@nestjs/common';
import { type DuplicateReason, documentTypeSchema, duplicateReasonSchema, newId } from '@yige/contracts';
import { Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { BlindIndex } from '../../secrets/blind-index.js';
import { Clock } from '../../time/clock.js';
import { Numbers } from '../numbers.js';
import { duplicateReasons, type Identity, numberForms } from './identity-match.js';

/** More people than this with one number are a fault of a file, not duplicates of one person. */
const MOST = 20;

const IDENTITY_SQL = `
  SELECT p.id, p.name, p.birth_date, p.document_type, p.id_number_sealed, p.phone_sealed, p.household_id, h.dwelling_id
  FROM people p LEFT JOIN households h ON h.id = p.household_id`;

interface Known {
  id: string;
  state: string;
  reasons: DuplicateReason[];
}

/** Looks for others who may be the same person, by indexes only, and keeps what it finds. */
@Injectable()
export class CandidateSearch {
  constructor(
    private readonly database: Database,
    private readonly numbers: Numbers,
    private readonly index: BlindIndex,
    private readonly clock: Clock,
  ) {}

  /**
   * Brings the pairs of one person up to date, inside the unit of work that changed them: new ones are proposed, those
   * that are no longer alike go. Who was said to be somebody else is proposed again only for a new reason.
   */
  async look(personId: string): Promise<void> {
    const person = await this.identity(personId);
    if (person === null) return;
    const found = new Map<string, DuplicateReason[]>();
    for (const [id, other] of await this.identities(await this.alike(personId, person))) {
      const reasons = duplicateReasons(person, other);
      if (reasons.length > 0) found.set(id, reasons);
    }
    const known = await this.known(personId);
    if (found.size > 0 || known.size > 0) await this.keep(personId, found, known);
  }

  /** Inside the unit of work of a merge: whoever may be the one who was merged may be the survivor. */
  async handOver(fromId: string, intoId: string): Promise<void> {
    const others = await this.known(intoId);
    for (const [other, { id, state }] of await this.known(fromId)) {
      if (state !== 'open') continue;
      if (others.has(other)) await this.database.execute('DELETE FROM duplicate_candidates WHERE id = ?', [id]);
      else {
        await this.database.execute('UPDATE duplicate_candidates SET first_id = ?, second_id = ? WHERE id = ?', [
          ...[intoId, other].sort(),
          id,
        ]);
      }
    }
    await this.look(intoId);
  }

  private async alike(personId: string, person: Identity): Promise<string[]> {
    const numbers = await this.indexesOf(numberForms(person), 'idNumber');
    const phones = await this.indexesOf(person.phones, 'phone');
    const same = 'p.name = ? AND p.birth_date = ?';
    const who = [person.name, person.birthDate];
    const parts: [sql: string, parameters: SqlValue[]][] = [];
    if (numbers.length > 0)
      parts.push([`SELECT p.id FROM people p WHERE p.id_number_index IN (${placeholders(numbers)})`, numbers]);
    if (phones.length > 0) {
      parts.push([
        `SELECT p.id FROM people p WHERE p.phone_index IN (${placeholders(phones)}) AND ${same}`,
        [...phones, ...who],
      ]);
      parts.push([
        `SELECT p.id FROM person_phones f JOIN people p ON p.id = f.person_id WHERE f.phone_index IN (${placeholders(phones)}) AND ${same}`,
        [...phones, ...who],
      ]);
    }
    if (person.dwellingId !== null) {
      parts.push([
        `SELECT p.id FROM households h JOIN people p ON p.household_id = h.id WHERE h.dwelling_id = ? AND ${same}`,
        [person.dwellingId, ...who],
      ]);
    }
    if (parts.length === 0) return [];
    const ids = await this.database.query(
      `SELECT f.id FROM (${parts.map(([sql]) => sql).join(' UNION ')}) f WHERE f.id <> ? ORDER BY f.id LIMIT ${MOST}`,
      [...parts.flatMap(([, parameters]) => parameters), personId],
      (row) => row.text('id'),
    );
    return ids;
  }

  private async indexesOf(numbers: readonly string[], kind: 'idNumber' | 'phone'): Promise<string[]> {
    return (await Promise.all(numbers.map((number) => this.index.candidates(number, kind)))).flat();
  }

  private async identity(id: string): Promise<Identity | null> {
    return (await this.identities([id])).get(id) ?? null;
  }

  private async identities(ids: readonly string[]): Promise<Map<string, Identity>> {
    const identities = new Map<string, Identity>();
    if (ids.length === 0) return identities;
    const rows = await this.database.query(`${IDENTITY_SQL} WHERE p.id IN (${placeholders(ids)})`, ids, (row) => row);
    const further = await this.numbers.furtherPhonesOf(ids);
    for (const row of rows) identities.set(row.text('id'), await this.read(row, further.get(row.text('id')) ?? []));
    return identities;
  }

  private async read(row: RawRow, furtherPhones: readonly string[]): Promise<Identity> {
    const idNumber = row.textOrNull('id_number_sealed');
    const phone = row.textOrNull('phone_sealed');
    return {
      name: row.text('name'),
      birthDate: row.text('birth_date'),
      documentType: documentTypeSchema.parse(row.text('document_type')),
      idNumber: idNumber === null ? null : await this.numbers.openIdNumber(idNumber),
      phones: [...(phone === null ? [] : [await this.numbers.openPhone(phone)]), ...furtherPhones],
      dwellingId: row.textOrNull('dwelling_id'),
    };
  }

  private async known(personId: string): Promise<Map<string, Known>> {
    const rows = await this.database.query(
      `SELECT id, second_id AS other, state, reasons FROM duplicate_candidates WHERE first_id = ?
       UNION ALL SELECT id, first_id AS other, state, reasons FROM duplicate_candidates WHERE second_id = ?`,
      [personId, personId],
      (row): [string, Known] => [
        row.text('other'),
        { id: row.text('id'), state: row.text('state'), reasons: readReasons(row) },
      ],
    );
    return new Map(rows);
  }

  private async keep(
    personId: string,
    found: ReadonlyMap<string, DuplicateReason[]>,
    known: ReadonlyMap<string, Known>,
  ): Promise<void> {
    const now = this.clock.now();
    const added: SqlValue[][] = [];
    for (const [other, reasons] of found) {
      const pair = known.get(other);
      if (pair === undefined) {
        added.push([newId(), ...[personId, other].sort(), reasons.join(','), 'open', now]);
      } else if (reasons.join() !== pair.reasons.join() && (pair.state === 'open' || isNews(reasons, pair.reasons))) {
        await this.database.execute(
          `UPDATE duplicate_candidates SET reasons = ?, state = 'open', decided_at = NULL, decided_by = NULL, note = NULL
           WHERE id = ? AND state <> 'merged'`,
          [reasons.join(','), pair.id],
        );
      }
    }
    await this.database.insertMany(
      'duplicate_candidates',
      ['id', 'first_id', 'second_id', 'reasons', 'state', 'found_at'],
      added,
      { ignoreDuplicates: true },
    );
    for (const [other, { id, state }] of known) {
      if (state !== 'open' || found.has(other)) continue;
      await this.database.execute("DELETE FROM duplicate_candidates WHERE id = ? AND state = 'open'", [id]);
    }
  }
}

export function readReasons(row: RawRow): DuplicateReason[] {
  return duplicateReasonSchema.array().parse(row.text('reasons').split(','));
}

function isNews(now: readonly DuplicateReason[], before: readonly DuplicateReason[]): boolean {
  return now.some((reason) => !before.includes(reason));
}
