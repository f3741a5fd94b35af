import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import { Clock } from '../../time/clock.js';
import { MergedPeople } from '../duplicates/merged-people.js';
import { factProblems } from '../problems.js';

/**
 * Whether a kind of fact rests on consent. The registry's own kinds are what the law charges the office with; what a
 * bureau's plugin adds beyond them, residents agree to.
 */
export function restsOnConsent(kind: string): boolean {
  return kind.includes(':');
}

/** Consents that were taken back (PIPL art. 15), each until it is given again. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly merged: MergedPeople,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work that records such a fact. */
  async expectGiven(personId: string, kind: string): Promise<void> {
    if (!restsOnConsent(kind)) return;
    if (await this.isWithdrawn(personId, kind)) throw factProblems['fact.consentWithdrawn']();
  }

  async isWithdrawn(personId: string, kind: string): Promise<boolean> {
    const ids = await this.merged.idsOf(personId);
    const row = await this.database.queryOne(
      `SELECT at FROM consent_withdrawals WHERE person_id IN (${placeholders(ids)}) AND subject = ? LIMIT 1`,
      [...ids, kind],
      (found) => found.instant('at'),
    );
    return row !== null;
  }

  async withdraw(personId: string, kind: string, requestId: string): Promise<void> {
    await this.database.execute(
      'INSERT INTO consent_withdrawals (person_id, subject, request_id, at) VALUES (?, ?, ?, ?)',
      [personId, kind, requestId, this.clock.now()],
    );
  }

  async renew(personId: string, kind: string): Promise<void> {
    const ids = await this.merged.idsOf(personId);
    await this.database.execute(
      `DELETE FROM consent_withdrawals WHERE person_id IN (${placeholders(ids)}) AND subject = ?`,
      [...ids, kind],
    );
  }
}
