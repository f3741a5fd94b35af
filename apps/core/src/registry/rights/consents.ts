import { Injectable } from '@nestjs/common';
import { type FactConsent, type FieldError, type LocalizedFieldError, restsOnConsent } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { Clock } from '../../time/clock.js';
import { MergedPeople } from '../duplicates/merged-people.js';
import { factProblems } from '../problems.js';

/** Consents that were taken back (PIPL art. 15), each until it is given again. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly merged: MergedPeople,
    private readonly clock: Clock,
  ) {}

  /** What is wrong with the consent that comes with a fact of this kind: exactly where one is needed there must be one. */
  faultsOf(kind: string, consent: FactConsent | undefined): (FieldError | LocalizedFieldError)[] {
    if (consent === undefined) return [];
    if (!restsOnConsent(kind)) {
      const message = 'facts of this kind do not rest on consent: leave it out';
      return [{ pointer: '/body/consent', code: 'unneeded', message }];
    }
    if (consent.on <= this.clock.today()) return [];
    return [{ pointer: '/body/consent/on', code: 'future', message: 'a consent was given today or earlier' }];
  }

  /** 422 where the kind rests on consent and nobody is said to have given it. */
  expectNamed(kind: string, consent: FactConsent | undefined): void {
    if (!restsOnConsent(kind) || consent !== undefined) return;
    const message = {
      'zh-CN': '写明谁在哪一天同意登记这类事实',
      en: 'say who agreed that facts of this kind are kept, and on which day',
    };
    throw factProblems['fact.consentMissing']({ errors: [{ pointer: '/body/consent', code: 'required', message }] });
  }

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
