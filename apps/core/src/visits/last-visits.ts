import { Injectable } from '@nestjs/common';
import { type DueVisit, type VisitOutcome, visitOutcomeSchema } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { FieldCipher } from '../secrets/field-cipher.js';
import { VISIT_NOTE_PURPOSE } from './note-purpose.js';

/** What earlier visits left at a door. */
export interface LastVisits {
  /** The last one, however it went. */
  last: { outcome: VisitOutcome; at: Date };
  note: DueVisit['note'];
}

/** The last visit of each household, and the last one that left a note. One statement. */
@Injectable()
export class LastVisitsOf {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async households(ids: readonly string[]): Promise<Map<string, LastVisits>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query(
      `SELECT * FROM (
         SELECT household_id, author_name, outcome, captured_at, note_sealed,
                ROW_NUMBER() OVER (PARTITION BY household_id, CASE WHEN note_sealed IS NULL THEN 0 ELSE 1 END
                                   ORDER BY captured_at DESC, id DESC) AS place
         FROM visits WHERE household_id IN (${placeholders(ids)})
       ) v WHERE place = 1 ORDER BY captured_at`,
      ids,
      (row) => ({
        householdId: row.text('household_id'),
        author: row.text('author_name'),
        outcome: visitOutcomeSchema.parse(row.text('outcome')),
        at: row.instant('captured_at'),
        sealed: row.textOrNull('note_sealed'),
      }),
    );
    const visits = new Map<string, LastVisits>();
    for (const { householdId, author, outcome, at, sealed } of rows) {
      const text = sealed === null ? null : await this.cipher.open(sealed, VISIT_NOTE_PURPOSE);
      const note = text === null ? (visits.get(householdId)?.note ?? null) : { text, author, at: at.toISOString() };
      visits.set(householdId, { last: { outcome, at }, note });
    }
    return visits;
  }
}
