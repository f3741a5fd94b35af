import { Injectable } from '@nestjs/common';
import {
  addDays,
  allOf,
  type Caller,
  Clock,
  type Condition,
  Database,
  People,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { AssessedElder, assessedPageSchema, DueFilter, listAssessedQuerySchema } from '../../ability-contract.js';
import { READ_ABILITY } from './elder-within.js';

/** Days ahead in which whoever is due is shown under “month”. */
const MONTH = 30;
/** Sorts whoever was never assessed behind everybody with a day. */
const NEVER = '9999-12-31';

type Row = Omit<AssessedElder, 'person'>;

/** Whoever was assessed in the caller's units, or is being: who is due first stands first. It says no level. */
@Injectable()
export class AssessedElders {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    { show, cursor, limit }: z.output<typeof listAssessedQuerySchema>,
  ): Promise<z.output<typeof assessedPageSchema>> {
    const { sql, parameters } = allOf([
      unitScopeCondition(caller.scopeFor(READ_ABILITY), 'e'),
      this.shown(show),
      ...afterCursor(cursor),
    ]);
    const rows = await this.database.query(
      `SELECT e.person_id, e.assessed_on, e.assessment_due, d.saved_by_name FROM elders e
       LEFT JOIN assessment_drafts d ON d.person_id = e.person_id
       WHERE ${sql} ORDER BY COALESCE(e.assessment_due, '${NEVER}'), e.person_id LIMIT ${limit + 1}`,
      parameters,
      (row): Row => ({
        personId: row.text('person_id'),
        assessedOn: row.textOrNull('assessed_on'),
        due: row.textOrNull('assessment_due'),
        draftBy: row.textOrNull('saved_by_name'),
      }),
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > page.length && last !== undefined ? `${last.due ?? NEVER} ${last.personId}` : null;
    return { items: await this.withPeople(caller, page), next };
  }

  private shown(show: DueFilter): Condition {
    const today = this.clock.today();
    if (show === 'draft') return { sql: 'd.person_id IS NOT NULL', parameters: [] };
    if (show === 'overdue') return { sql: 'e.assessment_due < ?', parameters: [today] };
    if (show === 'month') {
      return { sql: 'e.assessment_due >= ? AND e.assessment_due <= ?', parameters: [today, addDays(today, MONTH)] };
    }
    return { sql: '(e.assessment_due IS NOT NULL OR d.person_id IS NOT NULL)', parameters: [] };
  }

  private async withPeople(caller: Caller, rows: Row[]): Promise<AssessedElder[]> {
    const people = await this.people.among(
      rows.map(({ personId }) => personId),
      caller,
    );
    return rows.map((row) => {
      const person = people.get(row.personId);
      return { ...row, person: person === undefined ? null : { name: person.name, door: person.door?.text ?? null } };
    });
  }
}

function afterCursor(cursor: string | undefined): Condition[] {
  const [day, personId] = cursor?.split(' ') ?? [];
  if (day === undefined || personId === undefined) return [];
  const due = `COALESCE(e.assessment_due, '${NEVER}')`;
  return [{ sql: `((${due} = ? AND e.person_id > ?) OR ${due} > ?)`, parameters: [day, personId, day] }];
}
