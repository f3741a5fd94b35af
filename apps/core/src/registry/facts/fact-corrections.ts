import { Injectable } from '@nestjs/common';
import { type FactCorrection, sensitiveFactClasses } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { OPEN_END } from '../../org/entities.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { earliestStart } from '../earliest-start.js';
import { RegistryHistory } from '../history/registry-history.js';
import { LocatedPeople } from '../located-people.js';
import { factProblems } from '../problems.js';
import { Consents } from '../rights/consents.js';
import { FACT_ASPECT, FACT_PURPOSE, Facts, said, tooEarly } from './facts.js';

/** Mends what was entered wrongly: since when a fact holds, what it says, or that it was ended. */
@Injectable()
export class FactCorrections {
  constructor(
    private readonly database: Database,
    private readonly people: LocatedPeople,
    private readonly facts: Facts,
    private readonly consents: Consents,
    private readonly cipher: FieldCipher,
    private readonly history: RegistryHistory,
  ) {}

  correct(caller: Caller, personId: string, factId: string, correction: FactCorrection): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const fact = await this.facts.stored(caller, person, factId);
      if (fact.validTo !== null) throw factProblems['fact.ended']();
      this.facts.check(fact, correction);
      this.consents.expectNamed(fact.kind, correction.consent);
      await this.consents.expectGiven(personId, fact.kind);
      await this.moveStart(personId, fact, correction.validFrom);
      const sensitive = sensitiveFactClasses.has(fact.class);
      const text = JSON.stringify(correction.value);
      await this.database.execute(
        `UPDATE person_facts SET value = ?, value_sealed = ?, source = ?, consent_by = ?, consent_on = ?, valid_from = ?
         WHERE id = ?`,
        [
          ...(sensitive ? [null, await this.cipher.seal(text, FACT_PURPOSE)] : [text, null]),
          ...[correction.source, correction.consent?.by ?? null, correction.consent?.on ?? null],
          ...[correction.validFrom, factId],
        ],
      );
      const { consent, ...before } = fact;
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'corrected',
        aspect: `${FACT_ASPECT}${fact.kind}`,
        before: said(consent === null ? before : { ...before, consent }),
        after: said(correction),
        sensitive,
        source: correction.source,
      });
      await this.facts.note(caller, person, 'person.factCorrected', fact.kind);
    });
  }

  /** Takes an end back. */
  reopen(caller: Caller, personId: string, factId: string, source: string): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const fact = await this.facts.stored(caller, person, factId);
      const later = await this.database.queryOne(
        'SELECT id FROM person_facts WHERE person_id = ? AND kind = ? AND id <> ? AND valid_to > ? LIMIT 1',
        [personId, fact.kind, factId, fact.validTo ?? OPEN_END],
        (row) => row.text('id'),
      );
      if (fact.validTo === null || later !== null) throw factProblems['fact.holds']();
      await this.consents.expectGiven(personId, fact.kind);
      await this.database.execute('UPDATE person_facts SET valid_to = ? WHERE id = ?', [OPEN_END, factId]);
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'corrected',
        aspect: `${FACT_ASPECT}${fact.kind}`,
        before: { validTo: fact.validTo },
        after: { ...fact.value, validFrom: fact.validFrom },
        sensitive: sensitiveFactClasses.has(fact.class),
        source,
      });
      await this.facts.note(caller, person, 'person.factCorrected', fact.kind);
    });
  }

  /** The fact before this one ends where it begins, and goes along; not before its own beginning. */
  private async moveStart(
    personId: string,
    { id, kind, validFrom }: { id: string; kind: string; validFrom: string },
    to: string,
  ): Promise<void> {
    if (to === validFrom) return;
    const previous = await this.database.queryOne(
      `SELECT id, valid_from, valid_to FROM person_facts
       WHERE person_id = ? AND kind = ? AND id <> ? AND valid_from <= ? ORDER BY valid_to DESC, valid_from DESC LIMIT 1`,
      [personId, kind, id, validFrom],
      (row) => ({ id: row.text('id'), from: row.text('valid_from'), to: row.text('valid_to') }),
    );
    if (previous === null) return;
    const earliest = earliestStart(previous, validFrom);
    if (to < earliest) throw tooEarly(earliest);
    if (previous.to === validFrom) {
      await this.database.execute('UPDATE person_facts SET valid_to = ? WHERE id = ?', [to, previous.id]);
    }
  }
}
