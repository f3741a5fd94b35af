import { Injectable } from '@nestjs/common';
import {
  applicantSchema,
  type Ending,
  type Fact,
  type FactClass,
  type FactConsent,
  type FactCorrection,
  type FactKind,
  type FactValue,
  factValueSchema,
  fieldErrors,
  type NewFact,
  newId,
  sensitiveFactClasses,
  valueSchemaOf,
} from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { innermostOf } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { OPEN_END } from '../../org/entities.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { Clock } from '../../time/clock.js';
import { RegistryHistory } from '../history/registry-history.js';
import { LocatedPeople, type LocatedPerson } from '../located-people.js';
import { factProblems } from '../problems.js';
import { RegistryEvents } from '../registry-events.js';
import { Consents } from '../rights/consents.js';
import { FactCatalogue } from './fact-catalogue.js';

export const FACT_PURPOSE = 'person_facts.value';
/** A fact's aspect in the history is its kind with this before it. */
export const FACT_ASPECT = 'fact:';

const FACT_SQL =
  'SELECT id, kind, value, value_sealed, source, consent_by, consent_on, valid_from, valid_to FROM person_facts';

interface CurrentFact {
  id: string;
  value: FactValue;
  validFrom: string;
}

/** Dated facts: read by class, recorded and ended by those who may see them. */
@Injectable()
export class Facts {
  constructor(
    private readonly database: Database,
    private readonly catalogue: FactCatalogue,
    private readonly people: LocatedPeople,
    private readonly consents: Consents,
    private readonly cipher: FieldCipher,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Those that hold today and that the caller may see, in the order of their kinds. */
  async of(caller: Caller, person: LocatedPerson): Promise<Fact[]> {
    const facts: Fact[] = [];
    for (const row of await this.rowsOfToday(person.id)) {
      const kind = this.catalogue.find(row.text('kind'));
      if (kind === null || !this.catalogue.maySee(caller, person.units, kind.kind)) continue;
      facts.push(await this.read(row, kind));
    }
    return facts;
  }

  /** Those of these classes that hold today, whatever the reader's post: for a reveal, which has decided. */
  async ofClasses(personId: string, classes: ReadonlySet<FactClass>): Promise<Fact[]> {
    const facts: Fact[] = [];
    for (const row of await this.rowsOfToday(personId)) {
      const kind = this.catalogue.find(row.text('kind'));
      if (kind !== null && classes.has(kind.class)) facts.push(await this.read(row, kind));
    }
    return facts;
  }

  /** All that was ever recorded, of every class, for the resident's own copy. A kind that is no longer known is left out. */
  async everOf(personId: string): Promise<Fact[]> {
    const rows = await this.database.query(
      `${FACT_SQL}
       WHERE person_id = ? ORDER BY kind, valid_from, id`,
      [personId],
      (row) => row,
    );
    const facts = rows.map((row) => {
      const kind = this.catalogue.find(row.text('kind'));
      return kind === null ? null : this.read(row, kind);
    });
    return (await Promise.all(facts)).filter((fact) => fact !== null);
  }

  /** Inside a unit of work: all of one kind, and what the history says of it, as when a consent is taken back. */
  async forget(personId: string, kind: string): Promise<void> {
    await this.database.execute('DELETE FROM person_facts WHERE person_id = ? AND kind = ?', [personId, kind]);
    await this.history.forget({ kind: 'person', id: personId }, `${FACT_ASPECT}${kind}`);
    await this.events.personChanged(personId);
  }

  record(caller: Caller, personId: string, fact: NewFact): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const kind = this.kindFor(caller, person, fact.kind);
      this.check(kind, fact);
      this.consents.expectNamed(kind.kind, fact.consent);
      await this.consents.expectGiven(personId, kind.kind);
      const before = await this.current(personId, kind.kind);
      if (before !== null && fact.validFrom < before.validFrom) throw tooEarly(before.validFrom);
      const text = JSON.stringify(fact.value);
      const sensitive = sensitiveFactClasses.has(kind.class);
      const sealed = sensitive ? await this.cipher.seal(text, FACT_PURPOSE) : null;
      if (before !== null) await this.close(before.id, fact.validFrom);
      await this.database.execute(
        `INSERT INTO person_facts
           (id, person_id, kind, value, value_sealed, source, consent_by, consent_on, valid_from, valid_to)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          ...[newId(), personId, kind.kind, sealed === null ? text : null, sealed, fact.source],
          ...[fact.consent?.by ?? null, fact.consent?.on ?? null, fact.validFrom, OPEN_END],
        ],
      );
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'recorded',
        aspect: `${FACT_ASPECT}${kind.kind}`,
        before: before?.value ?? null,
        after: said(fact),
        sensitive,
        source: fact.source,
      });
      await this.note(caller, person, 'person.factRecorded', kind.kind);
    });
  }

  end(caller: Caller, personId: string, factId: string, { on, source }: Ending): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const { kind, class: factClass, value, validFrom, validTo } = await this.stored(caller, person, factId);
      if (validTo !== null) throw factProblems['fact.ended']();
      this.checkEnding(on, validFrom);
      await this.close(factId, on);
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'ended',
        aspect: `${FACT_ASPECT}${kind}`,
        before: value,
        after: { validTo: on },
        sensitive: sensitiveFactClasses.has(factClass),
        source,
      });
      await this.note(caller, person, 'person.factEnded', kind);
    });
  }

  /** One fact of somebody; one of a class that the caller may not see is not there for them. */
  async stored(caller: Caller, person: LocatedPerson, factId: string): Promise<Fact> {
    const row = await this.database.queryOne(
      `${FACT_SQL} WHERE id = ? AND person_id = ?`,
      [factId, person.id],
      (found) => found,
    );
    const kind = row === null ? null : this.catalogue.find(row.text('kind'));
    if (row === null || kind === null || !this.catalogue.maySee(caller, person.units, kind.kind)) {
      throw factProblems['fact.notFound']();
    }
    return this.read(row, kind);
  }

  private rowsOfToday(personId: string): Promise<RawRow[]> {
    const today = this.clock.today();
    return this.database.query(
      `${FACT_SQL}
       WHERE person_id = ? AND valid_from <= ? AND valid_to > ? ORDER BY kind, valid_from, id`,
      [personId, today, today],
      (row) => row,
    );
  }

  private async close(factId: string, on: string): Promise<void> {
    await this.database.execute('UPDATE person_facts SET valid_to = ? WHERE id = ? AND valid_to = ?', [
      on,
      factId,
      OPEN_END,
    ]);
  }

  /** Inside the unit of work of the change: who reads people hears of it, and it stands in the audit. */
  async note(
    caller: Caller,
    person: LocatedPerson,
    action: 'person.factRecorded' | 'person.factCorrected' | 'person.factEnded',
    kind: string,
  ): Promise<void> {
    await this.events.personChanged(person.id);
    await this.audit.record({
      actor: actorOf(caller),
      action,
      subject: { kind: 'person', id: person.id },
      unit: innermostOf(person.units),
      details: { kind },
    });
  }

  private kindFor(caller: Caller, person: LocatedPerson, name: string): FactKind {
    const kind = this.catalogue.find(name);
    if (kind === null) {
      throw factProblems['fact.kindUnknown']({
        errors: [{ pointer: '/body/kind', code: 'unknown', message: 'take a kind from /api/v1/fact-kinds' }],
      });
    }
    if (!this.catalogue.maySee(caller, person.units, name)) throw factProblems['fact.notYours']();
    return kind;
  }

  check(kind: Pick<FactKind, 'kind' | 'fields'>, { value, validFrom, consent }: FactCorrection): void {
    const parsed = valueSchemaOf(kind).safeParse(value);
    const errors = [
      ...(parsed.success ? [] : fieldErrors('body/value', parsed.error)),
      ...this.consents.faultsOf(kind.kind, consent),
    ];
    if (validFrom > this.clock.today()) {
      errors.push({ pointer: '/body/validFrom', code: 'future', message: 'a fact holds from today or earlier' });
    }
    if (errors.length > 0) throw factProblems['fact.invalid']({ errors });
  }

  private checkEnding(on: string, validFrom: string): void {
    if (on > this.clock.today()) throw wrongEnd('future', 'the end must have come: today or earlier');
    if (on < validFrom) throw wrongEnd('beforeStart', `must not lie before ${validFrom}`);
  }

  private async current(personId: string, kind: string): Promise<CurrentFact | null> {
    const row = await this.database.queryOne(
      'SELECT id, value, value_sealed, valid_from FROM person_facts WHERE person_id = ? AND kind = ? AND valid_to = ?',
      [personId, kind, OPEN_END],
      (found) => found,
    );
    if (row === null) return null;
    return { id: row.text('id'), value: await this.valueOf(row), validFrom: row.text('valid_from') };
  }

  private async read(row: RawRow, kind: FactKind): Promise<Fact> {
    const validTo = row.text('valid_to');
    return {
      id: row.text('id'),
      kind: kind.kind,
      title: kind.title,
      class: kind.class,
      value: await this.valueOf(row),
      fields: kind.fields,
      source: row.text('source'),
      consent: consentOf(row),
      validFrom: row.text('valid_from'),
      validTo: validTo === OPEN_END ? null : validTo,
    };
  }

  private async valueOf(row: RawRow): Promise<FactValue> {
    const sealed = row.textOrNull('value_sealed');
    const text = sealed === null ? row.textOrNull('value') : await this.cipher.open(sealed, FACT_PURPOSE);
    return factValueSchema.parse(JSON.parse(text ?? '{}'));
  }
}

/** What the history keeps of a fact. */
export function said({ value, validFrom, consent }: Pick<NewFact, 'value' | 'validFrom' | 'consent'>): FactValue {
  const given: FactValue = consent === undefined ? {} : { consentBy: consent.by, consentOn: consent.on };
  return { ...value, ...given, validFrom };
}

function consentOf(row: RawRow): FactConsent | null {
  const on = row.textOrNull('consent_on');
  return on === null ? null : { by: applicantSchema.parse(row.text('consent_by')), on };
}

export function tooEarly(validFrom: string) {
  return factProblems['fact.invalid']({
    errors: [
      {
        pointer: '/body/validFrom',
        code: 'beforeKnown',
        message: `the fact that holds now began on ${validFrom}: give that day or a later one`,
      },
    ],
  });
}

function wrongEnd(code: string, message: string) {
  return factProblems['fact.invalid']({ errors: [{ pointer: '/body/on', code, message }] });
}
