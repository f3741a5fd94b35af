import { Injectable } from '@nestjs/common';
import { type KnownFact, type SharedFactName, sharedFactNameSchema, sharedFacts } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { FactCatalogue } from '../registry/facts/fact-catalogue.js';
import { readUnitNumbers } from '../registry/person-rows.js';
import { Clock } from '../time/clock.js';

/** What the registry knows of somebody that a form would ask (一数一源), as far as the caller may see it. */
@Injectable()
export class KnownFacts {
  constructor(
    private readonly database: Database,
    private readonly catalogue: FactCatalogue,
    private readonly clock: Clock,
  ) {}

  /** Of these questions; one statement, and none where the registry answers none of them. */
  async of(caller: Caller, personId: string | null, asked: readonly SharedFactName[]): Promise<KnownFact[]> {
    if (personId === null || asked.every((fact) => sharedFacts[fact].registry === null)) return [];
    const today = this.clock.today();
    const rows = await this.database.query(
      `SELECT f.kind, f.source, f.valid_from, p.district_id, p.street_id, p.community_id, p.grid_id
       FROM person_facts f JOIN people p ON p.id = f.person_id
       WHERE f.person_id = ? AND f.valid_from <= ? AND f.valid_to > ? ORDER BY f.kind, f.valid_from`,
      [personId, today, today],
      (row) => ({
        ...{ kind: row.text('kind'), source: row.text('source'), since: row.text('valid_from') },
        units: readUnitNumbers(row),
      }),
    );
    return rows.flatMap(({ kind, source, since, units }) => {
      const answer = askedAs(kind);
      if (answer === null || !asked.includes(answer.fact) || !this.catalogue.maySee(caller, units, kind)) return [];
      return [{ ...answer, source, since }];
    });
  }
}

/** The shared question that a kind of fact answers, and its answer where the fact holds. */
export function askedAs(kind: string): Pick<KnownFact, 'fact' | 'value'> | null {
  for (const fact of sharedFactNameSchema.options) {
    const { registry } = sharedFacts[fact];
    if (registry?.kind === kind) return { fact, value: registry.holds };
  }
  return null;
}
