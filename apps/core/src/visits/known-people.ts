import { Injectable } from '@nestjs/common';
import type { VisitPerson } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { Caller } from '../access/caller.js';
import type { UnitNumbers } from '../access/scope.js';
import { FactCatalogue } from '../registry/facts/fact-catalogue.js';
import { readUnitNumbers } from '../registry/person-rows.js';
import { askedAs } from '../tasks/known-facts.js';
import { Clock } from '../time/clock.js';
import { groupedBy } from './grouped.js';

/** Those whom work at doors is about, with what the registry knows of them and the caller may see. Two statements. */
@Injectable()
export class KnownVisitPeople {
  constructor(
    private readonly database: Database,
    private readonly catalogue: FactCatalogue,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, ids: readonly string[]): Promise<Map<string, VisitPerson>> {
    if (ids.length === 0) return new Map();
    const today = this.clock.today();
    const people = await this.database.query(
      `SELECT id, name, birth_date, district_id, street_id, community_id, grid_id FROM people WHERE id IN (${placeholders(ids)})`,
      ids,
      (row) => ({
        id: row.text('id'),
        name: row.text('name'),
        birthDate: row.text('birth_date'),
        units: readUnitNumbers(row),
      }),
    );
    const facts = await this.database.query(
      `SELECT person_id, kind, source, valid_from FROM person_facts
       WHERE person_id IN (${placeholders(ids)}) AND valid_from <= ? AND valid_to > ? ORDER BY kind, valid_from`,
      [...ids, today, today],
      (row) => ({
        personId: row.text('person_id'),
        kind: row.text('kind'),
        source: row.text('source'),
        since: row.text('valid_from'),
      }),
    );
    const factsOf = groupedBy(facts, ({ personId }) => personId);
    return new Map(
      people.map(({ units, ...person }) => {
        const own = (factsOf.get(person.id) ?? []).filter(({ kind }) => this.shows(caller, units, kind));
        const livingSituations = own.flatMap(({ kind }) => {
          const known = this.catalogue.find(kind);
          return known?.class === 'livingSituation' ? [known.title] : [];
        });
        const known = own.flatMap(({ kind, source, since }) => {
          const fact = askedAs(kind);
          return fact === null ? [] : [{ ...fact, source, since }];
        });
        return [person.id, { ...person, livingSituations, known }];
      }),
    );
  }

  private shows(caller: Caller, units: UnitNumbers, kind: string): boolean {
    return this.catalogue.maySee(caller, units, kind);
  }
}
