import { Injectable } from '@nestjs/common';
import { type Duplicate, type DuplicateComparison, type Page, type Person, type PersonSummary } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { innermostOf } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { FactCatalogue } from '../facts/fact-catalogue.js';
import { People } from '../people.js';
import { PersonDetails } from '../person-details.js';
import { fieldDifferences, fieldValues } from './field-differences.js';
import { factKindOf, MergeSides } from './merge-side.js';
import { type Pair, Pairs, sharedUnits } from './pairs.js';
import { duplicateProblems } from './problems.js';

interface ListOptions {
  person?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** People who may be one: listed, set side by side, or said to be two. */
@Injectable()
export class Duplicates {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly pairs: Pairs,
    private readonly people: People,
    private readonly details: PersonDetails,
    private readonly sides: MergeSides,
    private readonly catalogue: FactCatalogue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, { person, cursor, limit }: ListOptions): Promise<Page<Duplicate>> {
    const after = cursor === undefined ? '' : decodeCursor(cursor, ['id']).id;
    const pairs = await this.pairs.open(caller, { after, limit: limit + 1, person: person ?? null });
    const { items: shown, next } = pageOf(pairs, limit, (last) => encodeCursor(last, ['id']));
    const people = await this.readable(caller, shown);
    return {
      items: shown.map((pair) => ({
        ...this.described(caller, pair),
        first: people.get(pair.first.id) ?? null,
        second: people.get(pair.second.id) ?? null,
      })),
      next,
    };
  }

  async get(caller: Caller, id: string): Promise<DuplicateComparison> {
    const pair = await this.pairs.find(caller, id);
    const people = await this.readable(caller, [pair]);
    const person = async ({ id: personId }: Pair['first']): Promise<Person | null> =>
      people.has(personId) ? this.details.get(caller, personId) : null;
    const [first, second] = [await person(pair.first), await person(pair.second)];
    const both = first !== null && second !== null;
    return { ...this.described(caller, pair), first, second, fields: both ? await this.fields(caller, pair) : [] };
  }

  async keepApart(caller: Caller, id: string, reason: string): Promise<void> {
    const { accountId } = staffOf(caller);
    const { first, second } = await this.pairs.findToSettle(caller, id);
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        `UPDATE duplicate_candidates SET state = 'distinct', decided_at = ?, decided_by = ?, note = ?
         WHERE id = ? AND state = 'open'`,
        [this.clock.now(), accountId, reason, id],
      );
      if (affectedRows === 0) throw duplicateProblems['duplicate.settled']();
      for (const { id: personId, units } of [first, second]) {
        await this.audit.record({
          actor: actorOf(caller),
          action: 'person.keptApart',
          subject: { kind: 'person', id: personId },
          unit: innermostOf(units),
          reason,
          details: { duplicateId: id },
        });
      }
    });
  }

  private async readable(caller: Caller, pairs: readonly Pair[]): Promise<Map<string, PersonSummary>> {
    const ids = [...new Set(pairs.flatMap(({ first, second }) => [first.id, second.id]))];
    if (ids.length === 0) return new Map();
    const people = await this.people.batch(caller, ids);
    return new Map(people.map((person) => [person.id, person]));
  }

  private described(caller: Caller, pair: Pair): Pick<Duplicate, 'id' | 'state' | 'reasons' | 'foundAt' | 'settledBy'> {
    const { id, state, reasons, foundAt, first, second } = pair;
    const settledBy = this.pairs.maySettle(caller, pair)
      ? null
      : this.directory.referenceOf(sharedUnits(first.units, second.units));
    return { id, state, reasons, foundAt: foundAt.toISOString(), settledBy };
  }

  private async fields(caller: Caller, { first, second }: Pair): Promise<DuplicateComparison['fields']> {
    const sides = await this.sides.read([first.id, second.id]);
    const [left, right] = [sides.get(first.id), sides.get(second.id)];
    if (left === undefined || right === undefined) throw duplicateProblems['duplicate.changed']();
    const seen = (kind: string) =>
      this.catalogue.maySee(caller, first.units, kind) && this.catalogue.maySee(caller, second.units, kind);
    return fieldDifferences(fieldValues(left), fieldValues(right)).filter(({ field }) => {
      const kind = factKindOf(field);
      return kind === null || seen(kind);
    });
  }
}
