import { Injectable } from '@nestjs/common';
import { type DueVisit, type VisitOutcome, visitOutcomeSchema } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { FieldCipher } from '../secrets/field-cipher.js';
import { VISIT_NOTE_PURPOSE } from './note-purpose.js';
import type { WalkPlace } from './walk-order.js';

/** What earlier visits left at a stop. */
export interface LastVisits {
  /** The last one, however it went. */
  last: { outcome: VisitOutcome; at: Date };
  note: DueVisit['note'];
}

/** The last visit of each household or building, and the last one that left a note. One statement. */
@Injectable()
export class LastVisitsOf {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async at(places: readonly Pick<WalkPlace, 'householdId' | 'buildingId'>[]): Promise<Map<string, LastVisits>> {
    if (places.length === 0) return new Map();
    const households = places.flatMap(({ householdId }) => householdId ?? []);
    const buildings = places.flatMap(({ householdId, buildingId }) => (householdId === null ? buildingId : []));
    const parts = [
      ...(households.length === 0 ? [] : [lastSql('household_id', households)]),
      ...(buildings.length === 0 ? [] : [lastSql('building_id', buildings)]),
    ];
    const rows = await this.database.query(
      `SELECT * FROM (${parts.join(' UNION ALL ')}) v WHERE place = 1 ORDER BY captured_at`,
      [...households, ...buildings],
      (row) => ({
        stopId: row.text('stop_id'),
        author: row.text('author_name'),
        outcome: visitOutcomeSchema.parse(row.text('outcome')),
        at: row.instant('captured_at'),
        sealed: row.textOrNull('note_sealed'),
      }),
    );
    const visits = new Map<string, LastVisits>();
    for (const { stopId, author, outcome, at, sealed } of rows) {
      const text = sealed === null ? null : await this.cipher.open(sealed, VISIT_NOTE_PURPOSE);
      const note = text === null ? (visits.get(stopId)?.note ?? null) : { text, author, at: at.toISOString() };
      visits.set(stopId, { last: { outcome, at }, note });
    }
    return visits;
  }
}

function lastSql(column: 'household_id' | 'building_id', ids: readonly string[]): string {
  return `SELECT ${column} AS stop_id, author_name, outcome, captured_at, note_sealed,
            ROW_NUMBER() OVER (PARTITION BY ${column}, CASE WHEN note_sealed IS NULL THEN 0 ELSE 1 END
                               ORDER BY captured_at DESC, id DESC) AS place
          FROM visits WHERE ${column} IN (${placeholders(ids)})`;
}
