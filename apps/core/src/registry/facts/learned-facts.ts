import { Injectable } from '@nestjs/common';
import { type Actor, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { innermostOf } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { OPEN_END } from '../../org/entities.js';
import { RegistryHistory } from '../history/registry-history.js';
import { LocatedPeople } from '../located-people.js';
import { readUnitNumbers } from '../person-rows.js';
import { RegistryEvents } from '../registry-events.js';
import { FACT_ASPECT } from './facts.js';

/** What a bureau’s work has found out about somebody: that a fact without details holds, or that it does not. */
export interface LearnedFact {
  personId: string;
  /** A kind of the registry's own, which is not sensitive and has no fields. */
  kind: string;
  holds: boolean;
  /** The day on which it was seen. */
  on: string;
  source: string;
  actor: Actor;
}

/** Facts that come with finished work. What is known already changes nothing, and neither does what is older than that. */
@Injectable()
export class LearnedFacts {
  constructor(
    private readonly database: Database,
    private readonly people: LocatedPeople,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly audit: AuditTrail,
  ) {}

  /** Inside the unit of work that takes the work. */
  async learn(fact: LearnedFact): Promise<void> {
    const { personId, kind, holds, on, source, actor } = fact;
    await this.people.hold(personId);
    const unit = await this.database.queryOne(
      'SELECT district_id, street_id, community_id, grid_id FROM people WHERE id = ?',
      [personId],
      (row) => innermostOf(readUnitNumbers(row)),
    );
    // The record was sealed meanwhile: nothing is added to it.
    if (unit === null) return;
    const known = await this.database.queryOne(
      `SELECT id, valid_from, valid_to FROM person_facts WHERE person_id = ? AND kind = ?
       ORDER BY valid_to DESC, valid_from DESC LIMIT 1`,
      [personId, kind],
      (row) => ({ id: row.text('id'), from: row.text('valid_from'), to: row.text('valid_to') }),
    );
    const heldBefore = known?.to === OPEN_END;
    const latest = known === null ? '' : heldBefore ? known.from : known.to;
    if (holds === heldBefore || latest > on) return;
    if (holds) await this.begin(fact);
    else if (known !== null) {
      await this.database.execute('UPDATE person_facts SET valid_to = ? WHERE id = ?', [on, known.id]);
    }
    await this.history.record({
      subject: { kind: 'person', id: personId },
      actor,
      action: holds ? 'recorded' : 'ended',
      aspect: `${FACT_ASPECT}${kind}`,
      before: holds ? null : {},
      after: holds ? { validFrom: on } : { validTo: on },
      source,
    });
    await this.events.personChanged(personId);
    await this.audit.record({
      actor,
      action: holds ? 'person.factRecorded' : 'person.factEnded',
      subject: { kind: 'person', id: personId },
      unit,
      details: { kind },
    });
  }

  private async begin({ personId, kind, on, source }: LearnedFact): Promise<void> {
    await this.database.insertMany(
      'person_facts',
      ['id', 'person_id', 'kind', 'value', 'value_sealed', 'source', 'valid_from', 'valid_to'],
      [[newId(), personId, kind, '{}', null, source, on, OPEN_END]],
    );
  }
}
