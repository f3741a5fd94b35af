import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Caller,
  Clock,
  CoreClient,
  Database,
  isInScope,
  oneOf,
  type PersonSummary,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { type listScreeningQuerySchema, type screenedPageSchema, screeningSchema } from '../../contract.js';
import { screenedBornBy } from '../readings/follow-up-plan.js';
import { RECORD } from '../readings/record-follow-up.js';
import { faceOf, PeopleFaces } from '../register/people-faces.js';
import { NOT_DUE } from './screening-standings.js';

type Query = z.output<typeof listScreeningQuerySchema>;
type Page = z.output<typeof screenedPageSchema>;

/** Residents of a page of the registry are looked at until there is one to show, so many pages at most for one answer. */
const PAGES = 5;

/** Whom a doctor screens next: who is to be followed up, and who was not measured in this year. */
@Injectable()
export class ScreenedResidents {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly faces: PeopleFaces,
    private readonly clock: Clock,
  ) {}

  /** Whoever was not normal last time and is no patient: the referred first, by the day on which the doctor is to look after them. */
  async open(caller: Caller, { cursor, limit }: Query): Promise<Page> {
    const [day, personId] = cursor?.split(' ') ?? [];
    const { sql, parameters } = allOf([
      unitScopeCondition(caller.scopeFor(RECORD), 's'),
      { sql: "(s.outcome <> 'normal' OR s.follow_up_due < ?)", parameters: [NOT_DUE] },
      // Somebody screened may turn out to be a patient of the register.
      { sql: 'NOT EXISTS (SELECT 1 FROM patients p WHERE p.person_id = s.person_id)', parameters: [] },
      ...(day === undefined || personId === undefined
        ? []
        : [
            {
              sql: '((s.follow_up_due = ? AND s.person_id > ?) OR s.follow_up_due > ?)',
              parameters: [day, personId, day],
            },
          ]),
    ]);
    const rows = await this.database.query(
      `SELECT s.person_id, s.last_on, s.outcome, s.follow_up_due FROM screened s
       WHERE ${sql} ORDER BY s.follow_up_due, s.person_id LIMIT ${limit + 1}`,
      parameters,
      (row) => ({
        personId: row.text('person_id'),
        lastOn: row.text('last_on'),
        outcome: screeningSchema.parse(row.text('outcome')),
        due: row.text('follow_up_due'),
      }),
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > page.length && last !== undefined ? `${last.due} ${last.personId}` : null;
    const items = await this.faces.beside(
      caller,
      page.map(({ due, ...row }) => ({ ...row, followUpDue: due === NOT_DUE ? null : due })),
    );
    return { items, next };
  }

  /** Residents of the registry who are old enough, no patients, and not measured since the first of January. */
  async due(caller: Caller, { cursor, limit }: Query): Promise<Page> {
    const bornBefore = screenedBornBy(this.clock.today());
    let next: string | null = cursor ?? '';
    let people: PersonSummary[] = [];
    for (let looked = 0; next !== null && people.length === 0 && looked < PAGES; looked += 1) {
      const query = { bornBefore, limit, ...(next === '' ? {} : { cursor: next }) };
      const page: { items: PersonSummary[]; next: string | null } = await this.core
        .forUser(caller)
        .people.list({ query });
      people = await this.notScreened(page.items.filter(({ units }) => isInScope(caller.scopeFor(RECORD), units)));
      next = page.next;
    }
    const nothing = { lastOn: null, outcome: null, followUpDue: null };
    return { items: people.map((person) => ({ personId: person.id, person: faceOf(person), ...nothing })), next };
  }

  private async notScreened(people: PersonSummary[]): Promise<PersonSummary[]> {
    if (people.length === 0) return [];
    const ids = oneOf(
      'person_id',
      people.map(({ id }) => id),
    );
    const known = await this.database.query(
      `SELECT person_id FROM patients WHERE ${ids.sql}
       UNION SELECT person_id FROM screened WHERE ${ids.sql} AND last_on >= ?`,
      [...ids.parameters, ...ids.parameters, `${this.clock.today().slice(0, 4)}-01-01`],
      (row) => row.text('person_id'),
    );
    return people.filter(({ id }) => !known.includes(id));
  }
}
