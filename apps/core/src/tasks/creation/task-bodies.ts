import { Injectable } from '@nestjs/common';
import { type BodyKind, bodyKindSchema } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { UnitNumbers } from '../../access/scope.js';
import { Clock } from '../../time/clock.js';

/** Whether there is such a body today in a community, or in the hamlet community within it. */
export type BodyThere = (kind: BodyKind, units: UnitNumbers) => boolean;

@Injectable()
export class TaskBodies {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async among(wanted: readonly { body: BodyKind | undefined; units: UnitNumbers }[]): Promise<BodyThere> {
    const named = wanted.filter(({ body }) => body !== undefined);
    const kinds = [...new Set(named.flatMap(({ body }) => body ?? []))];
    const places = new Set(named.flatMap(({ units }) => [units.community, units.grid]));
    const numbers = [...places].filter((number) => number !== null);
    if (numbers.length === 0) return () => false;
    const today = this.clock.today();
    const bodies = await this.database.query(
      `SELECT unit_number, kind FROM org_bodies WHERE unit_number IN (${placeholders(numbers)})
       AND kind IN (${placeholders(kinds)}) AND valid_from <= ? AND valid_to > ?`,
      [...numbers, ...kinds, today, today],
      (row) => keyOf(bodyKindSchema.parse(row.text('kind')), row.integer('unit_number')),
    );
    const there = new Set(bodies);
    return (kind, { community, grid }) => there.has(keyOf(kind, community)) || there.has(keyOf(kind, grid));
  }
}

function keyOf(kind: BodyKind, unit: number | null): string {
  return `${kind} ${unit}`;
}
