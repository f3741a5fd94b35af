import { Injectable } from '@nestjs/common';
import { Database, type SqlValue } from '@yige/database';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { VISIT_NOTE_PURPOSE } from '../../visits/note-purpose.js';
import { DIARY_PURPOSE } from '../households/diary.js';
import { ADDENDUM_PURPOSE } from '../households/diary-addenda.js';
import type { Redaction } from './redaction.js';

/** A column of sealed texts about households. */
interface SealedTexts {
  table: string;
  column: string;
  purpose: string;
  /** SQL with the household for its `?`: which rows are about it. */
  about: string;
}

const DIARIES: SealedTexts = {
  table: 'diary_entries',
  column: 'text_sealed',
  purpose: DIARY_PURPOSE,
  about: 'household_id = ?',
};
const ADDENDA: SealedTexts = {
  table: 'diary_addenda',
  column: 'text_sealed',
  purpose: ADDENDUM_PURPOSE,
  about: 'entry_id IN (SELECT id FROM diary_entries WHERE household_id = ?)',
};
const VISIT_NOTES: SealedTexts = {
  table: 'visits',
  column: 'note_sealed',
  purpose: VISIT_NOTE_PURPOSE,
  about: 'household_id = ?',
};

/**
 * What households and doors keep of somebody who lived there: diaries, what visitors left for the next one, who was the head, notes of walk-rounds. They are
 * about others too and stay, without this person's names and numbers. Inside the unit of work of the erasure.
 */
@Injectable()
export class HomesOfErased {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async forget(personId: string, redaction: Redaction): Promise<void> {
    const homes = await this.database.query(
      `SELECT DISTINCT h.id, h.dwelling_id FROM person_relations r JOIN households h ON h.id = r.household_id
       WHERE r.person_id = ?`,
      [personId],
      (row) => ({ household: row.text('id'), dwelling: row.text('dwelling_id') }),
    );
    for (const { household, dwelling } of homes) {
      await this.sealed(DIARIES, household, redaction);
      await this.sealed(ADDENDA, household, redaction);
      await this.sealed(VISIT_NOTES, household, redaction);
      await this.changes(household, dwelling, redaction);
      await this.notes(dwelling, redaction);
      await this.findings(dwelling, redaction);
    }
  }

  private async sealed(
    { table, column, purpose, about }: SealedTexts,
    household: string,
    redaction: Redaction,
  ): Promise<void> {
    const entries = await this.database.query(
      `SELECT id, ${column} AS sealed FROM ${table} WHERE ${about} AND ${column} IS NOT NULL`,
      [household],
      (row) => ({ id: row.text('id'), sealed: row.text('sealed') }),
    );
    for (const { id, sealed } of entries) {
      const text = await this.cipher.open(sealed, purpose);
      const redacted = redaction.of(text);
      if (redacted === text) continue;
      await this.database.execute(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [
        await this.cipher.seal(redacted, purpose),
        id,
      ]);
    }
  }

  private async changes(household: string, dwelling: string, redaction: Redaction): Promise<void> {
    const changes = await this.database.query(
      `SELECT id, before_value, after_value FROM registry_changes
       WHERE (subject_kind = 'household' AND subject_id = ?) OR (subject_kind = 'dwelling' AND subject_id = ?)`,
      [household, dwelling],
      (row) => ({ id: row.text('id'), before: row.textOrNull('before_value'), after: row.textOrNull('after_value') }),
    );
    const of = (text: string | null): SqlValue => (text === null ? null : redaction.of(text));
    for (const { id, before, after } of changes) {
      if (of(before) === before && of(after) === after) continue;
      await this.database.execute('UPDATE registry_changes SET before_value = ?, after_value = ? WHERE id = ?', [
        of(before),
        of(after),
        id,
      ]);
    }
  }

  private async notes(dwelling: string, redaction: Redaction): Promise<void> {
    const notes = await this.database.query(
      'SELECT round_id, note FROM walk_round_doors WHERE dwelling_id = ? AND note IS NOT NULL',
      [dwelling],
      (row) => ({ round: row.text('round_id'), note: row.text('note') }),
    );
    for (const { round, note } of notes) {
      const redacted = redaction.of(note);
      if (redacted === note) continue;
      await this.database.execute('UPDATE walk_round_doors SET note = ? WHERE round_id = ? AND dwelling_id = ?', [
        redacted,
        round,
        dwelling,
      ]);
    }
  }

  /** Of the whole building: one of a door that was not listed then may speak of them too. */
  private async findings(dwelling: string, redaction: Redaction): Promise<void> {
    const findings = await this.database.query(
      `SELECT f.id, f.note, f.settled_note FROM dwellings d JOIN walk_findings f ON f.building_id = d.building_id
       WHERE d.id = ? AND (f.note IS NOT NULL OR f.settled_note IS NOT NULL)`,
      [dwelling],
      (row) => ({ id: row.text('id'), note: row.textOrNull('note'), settled: row.textOrNull('settled_note') }),
    );
    const of = (text: string | null): string | null => (text === null ? null : redaction.of(text));
    for (const { id, note, settled } of findings) {
      if (of(note) === note && of(settled) === settled) continue;
      await this.database.execute('UPDATE walk_findings SET note = ?, settled_note = ? WHERE id = ?', [
        ...[of(note), of(settled), id],
      ]);
    }
  }
}
