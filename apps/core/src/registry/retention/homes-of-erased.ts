import { Injectable } from '@nestjs/common';
import { Database, type SqlValue } from '@yige/database';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { DIARY_PURPOSE } from '../households/diary.js';
import type { Redaction } from './redaction.js';

/**
 * What households and doors keep of somebody who lived there: diaries, who was the head, notes of walk-rounds. They are
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
      await this.diary(household, redaction);
      await this.changes(household, dwelling, redaction);
      await this.notes(dwelling, redaction);
    }
  }

  private async diary(household: string, redaction: Redaction): Promise<void> {
    const entries = await this.database.query(
      'SELECT id, text_sealed FROM diary_entries WHERE household_id = ?',
      [household],
      (row) => ({ id: row.text('id'), sealed: row.text('text_sealed') }),
    );
    for (const { id, sealed } of entries) {
      const text = await this.cipher.open(sealed, DIARY_PURPOSE);
      const redacted = redaction.of(text);
      if (redacted === text) continue;
      await this.database.execute('UPDATE diary_entries SET text_sealed = ? WHERE id = ?', [
        await this.cipher.seal(redacted, DIARY_PURPOSE),
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
}
