import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Caller,
  type Condition,
  Database,
  oneOf,
  RawRow,
  Settings,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { serviceKindSchema } from '../../contract/common.js';
import type { listVolunteersQuerySchema, Volunteer, volunteerPageSchema } from '../../contract/volunteers.js';
import { plugin } from '../../plugin.js';
import { starsOf } from '../../rules/stars.js';
import { TimeBank } from '../bank/time-bank.js';
import { READ } from '../permissions.js';
import { PeopleFaces } from './people-faces.js';

const kindsSchema = z.array(serviceKindSchema);

export type Standing = Omit<Volunteer, 'person'>;
type VolunteerRow = Pick<Standing, 'personId' | 'kinds' | 'enrolledOn' | 'leftOn'>;

/** The register of volunteers, narrowed to the caller's units. */
@Injectable()
export class Volunteers {
  constructor(
    private readonly database: Database,
    private readonly faces: PeopleFaces,
    private readonly bank: TimeBank,
    private readonly settings: Settings,
  ) {}

  /** Three statements, however many rows: the page, its certified minutes, its balances. */
  async list(
    caller: Caller,
    query: z.output<typeof listVolunteersQuerySchema>,
  ): Promise<z.output<typeof volunteerPageSchema>> {
    const rows = await this.rows(
      [unitScopeCondition(caller.scopeFor(READ), 'v'), ...filtersOf(query)],
      query.limit + 1,
    );
    const page = rows.slice(0, query.limit);
    const items = await this.faces.beside(caller, await this.standings(page));
    return { items, next: rows.length > page.length ? (page.at(-1)?.personId ?? null) : null };
  }

  /** Null for somebody who is no volunteer, or not within the caller's units. */
  async one(caller: Caller, personId: string): Promise<Standing | null> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'v');
    const rows = await this.rows([within, { sql: 'v.person_id = ?', parameters: [personId] }], 1);
    return (await this.standings(rows))[0] ?? null;
  }

  /** Which of these are volunteers today, within the caller's units. */
  async among(caller: Caller, personIds: readonly string[]): Promise<Set<string>> {
    return new Set((await this.enrolledOf(caller, personIds)).map(({ personId }) => personId));
  }

  /** How those of these stand who are volunteers today, within the caller's units. */
  async standingsOf(caller: Caller, personIds: readonly string[]): Promise<Standing[]> {
    return this.standings(await this.enrolledOf(caller, personIds));
  }

  private enrolledOf(caller: Caller, personIds: readonly string[]): Promise<VolunteerRow[]> {
    if (personIds.length === 0) return Promise.resolve([]);
    const conditions = [
      unitScopeCondition(caller.scopeFor(READ), 'v'),
      oneOf('v.person_id', personIds),
      { sql: 'v.left_on IS NULL', parameters: [] },
    ];
    return this.rows(conditions, personIds.length);
  }

  private rows(conditions: readonly Condition[], limit: number): Promise<VolunteerRow[]> {
    const { sql, parameters } = allOf(conditions);
    return this.database.query(
      `SELECT v.person_id, v.kinds, v.enrolled_on, v.left_on FROM volunteers v
       WHERE ${sql} ORDER BY v.person_id LIMIT ${limit}`,
      parameters,
      readVolunteer,
    );
  }

  private async standings(rows: readonly VolunteerRow[]): Promise<Standing[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ personId }) => personId);
    const [minutes, balances, thresholds] = [
      await this.certifiedMinutes(ids),
      await this.bank.balances(ids),
      await this.starHours(),
    ];
    return rows.map((row) => {
      const served = minutes.get(row.personId) ?? 0;
      return {
        ...row,
        minutes: served,
        stars: starsOf(served, thresholds),
        balance: balances.get(row.personId) ?? 0,
      };
    });
  }

  private async certifiedMinutes(personIds: readonly string[]): Promise<Map<string, number>> {
    const { sql, parameters } = oneOf('r.person_id', personIds);
    const rows = await this.database.query(
      `SELECT r.person_id, SUM(r.minutes) AS minutes FROM service_records r
       WHERE ${sql} AND r.state = 'certified' GROUP BY r.person_id`,
      parameters,
      (row): [string, number] => [row.text('person_id'), row.integer('minutes')],
    );
    return new Map(rows);
  }

  private async starHours(): Promise<number[]> {
    const local = await this.settings.of(plugin);
    return [local.starOneHours, local.starTwoHours, local.starThreeHours, local.starFourHours, local.starFiveHours];
  }
}

function filtersOf({ kind, state, cursor }: z.output<typeof listVolunteersQuerySchema>): Condition[] {
  const conditions: Condition[] = [
    { sql: state === 'active' ? 'v.left_on IS NULL' : 'v.left_on IS NOT NULL', parameters: [] },
  ];
  // Kinds stand between commas, and each is looked for as a whole word.
  if (kind !== undefined) {
    conditions.push({
      sql: '(v.kinds = ? OR v.kinds LIKE ? OR v.kinds LIKE ? OR v.kinds LIKE ?)',
      parameters: [kind, `${kind},%`, `%,${kind}`, `%,${kind},%`],
    });
  }
  if (cursor !== undefined) conditions.push({ sql: 'v.person_id > ?', parameters: [cursor] });
  return conditions;
}

function readVolunteer(row: RawRow): VolunteerRow {
  return {
    personId: row.text('person_id'),
    kinds: kindsSchema.parse(row.text('kinds').split(',')),
    enrolledOn: row.text('enrolled_on'),
    leftOn: row.textOrNull('left_on'),
  };
}
