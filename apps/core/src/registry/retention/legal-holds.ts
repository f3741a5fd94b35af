import { Injectable } from '@nestjs/common';
import { type LegalHold, newId } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { Clock } from '../../time/clock.js';
import { retentionProblems } from './problems.js';

const REASON_PURPOSE = 'legal_holds.reason';

/** SQL: nothing holds the record with this id today (`?`). */
export const NOT_HELD =
  'NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.person_id = s.id AND h.lifted_at IS NULL AND h.until_day >= ?)';

/** What keeps a sealed record from being erased: a lawsuit, an inquiry. Inside the unit of work of who asks. */
@Injectable()
export class LegalHolds {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Those that hold today, by record. */
  async of(personIds: readonly string[]): Promise<Map<string, LegalHold[]>> {
    const found = new Map<string, LegalHold[]>();
    if (personIds.length === 0) return found;
    const rows = await this.database.query(
      `SELECT h.id, h.person_id, h.reason_sealed, h.until_day, h.placed_at, a.display_name AS placed_by
       FROM legal_holds h LEFT JOIN accounts a ON a.id = h.placed_by
       WHERE h.person_id IN (${placeholders(personIds)}) AND h.lifted_at IS NULL AND h.until_day >= ?
       ORDER BY h.until_day DESC, h.id`,
      [...personIds, this.clock.today()],
      (row) => row,
    );
    for (const row of rows) {
      const hold = {
        id: row.text('id'),
        reason: await this.cipher.open(row.text('reason_sealed'), REASON_PURPOSE),
        until: row.text('until_day'),
        placedAt: row.instant('placed_at').toISOString(),
        placedBy: row.textOrNull('placed_by') ?? '',
      };
      found.set(row.text('person_id'), [...(found.get(row.text('person_id')) ?? []), hold]);
    }
    return found;
  }

  async place(personId: string, accountId: string, reason: string, until: string): Promise<void> {
    if (until <= this.clock.today()) {
      throw retentionProblems['legalHold.past']({
        errors: [{ pointer: '/body/until', code: 'past', message: 'give a day to come' }],
      });
    }
    await this.database.insertMany(
      'legal_holds',
      ['id', 'person_id', 'reason_sealed', 'until_day', 'placed_at', 'placed_by'],
      [[newId(), personId, await this.cipher.seal(reason, REASON_PURPOSE), until, this.clock.now(), accountId]],
    );
  }

  async lift(personId: string, holdId: string): Promise<void> {
    const { affectedRows } = await this.database.execute(
      'UPDATE legal_holds SET lifted_at = ? WHERE id = ? AND person_id = ? AND lifted_at IS NULL',
      [this.clock.now(), holdId, personId],
    );
    if (affectedRows === 0) throw retentionProblems['legalHold.notFound']();
  }

  async liftAll(personId: string): Promise<void> {
    await this.database.execute('UPDATE legal_holds SET lifted_at = ? WHERE person_id = ? AND lifted_at IS NULL', [
      this.clock.now(),
      personId,
    ]);
  }
}
