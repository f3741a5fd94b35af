import { Injectable } from '@nestjs/common';
import type { RouteOutput, routes } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { ADMISSION_SQL, readAdmission } from '../../admission/admission-rows.js';
import { Exceptions } from '../../admission/gate/exceptions.js';
import { FactCatalogue } from '../../registry/facts/fact-catalogue.js';
import { Clock } from '../../time/clock.js';
import { Senders } from './senders.js';

/** Kinds of tasks that somebody may send, with the admissions in force and exceptions under which they would go. */
@Injectable()
export class SendableTypes {
  constructor(
    private readonly database: Database,
    private readonly senders: Senders,
    private readonly exceptions: Exceptions,
    private readonly facts: FactCatalogue,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<RouteOutput<typeof routes.dispatches.types>> {
    const types = await this.senders.typesFor(caller);
    const names = types.map(({ type }) => type);
    const admissions = types.length === 0 ? [] : await this.inForce(names);
    const exceptions = await this.exceptions.lasting(names);
    return {
      items: types.map((each) => ({
        ...each,
        admissions: admissions
          .filter(({ type }) => type === each.type)
          .map(({ id, name, basisDocument, validTo }) => ({ id, name, basisDocument, validTo })),
        exceptions: exceptions
          .filter(({ type }) => type === each.type)
          .map(({ id, unit, reason, until }) => ({ id, unit, reason, until })),
      })),
      residentFacts: this.facts.open().map(({ kind, title }) => ({ kind, title })),
    };
  }

  private inForce(types: readonly string[]) {
    const today = this.clock.today();
    return this.database.query(
      `${ADMISSION_SQL} WHERE a.type IN (${placeholders(types)}) AND a.status = 'published'
       AND a.valid_from <= ? AND a.valid_to > ? ORDER BY a.valid_to, a.id`,
      [...types, today, today],
      readAdmission,
    );
  }
}
