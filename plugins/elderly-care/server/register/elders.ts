import { Injectable } from '@nestjs/common';
import {
  addDays,
  allOf,
  type Caller,
  Clock,
  type Condition,
  CoreClient,
  Database,
  oneOf,
  People,
  type PersonSummary,
  RawRow,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { abilityLevelSchema } from '../../ability-contract.js';
import {
  attemptSchema,
  type Elder,
  type elderDetailSchema,
  type elderPageSchema,
  type listEldersQuerySchema,
  serviceSchema,
  tierSchema,
  visitSchema,
} from '../../contract.js';
import { visitCyclesOn } from '../../rules/visit-cycles.js';
import { elderNotFound } from './elder-not-found.js';

export const READ = 'elderly-care:elder.read';
const VISITS_SHOWN = 5;

const COLUMNS = 'e.person_id, e.tier, e.living_alone, e.last_visit_on, e.next_visit_due';

type ElderRow = Omit<Elder, 'person'>;

/** The register, narrowed to the caller's units; names and doors come from the platform at each answer. */
@Injectable()
export class Elders {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: z.output<typeof listEldersQuerySchema>): Promise<z.output<typeof elderPageSchema>> {
    const { sql, parameters } = allOf([unitScopeCondition(caller.scopeFor(READ), 'e'), ...this.filters(query)]);
    const rows = await this.database.query(
      `SELECT ${COLUMNS} FROM elders e
       WHERE ${sql}
       ORDER BY e.next_visit_due, e.person_id LIMIT ${query.limit + 1}`,
      parameters,
      readElder,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const next = rows.length > page.length && last !== undefined ? `${last.nextVisitDue} ${last.personId}` : null;
    const people = await this.people.among(
      page.map(({ personId }) => personId),
      caller,
    );
    return { items: besideThem(page, people), next };
  }

  async detail(caller: Caller, personId: string): Promise<z.output<typeof elderDetailSchema>> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'e');
    const elder = await this.database.queryOne(
      `SELECT ${COLUMNS}, e.ability FROM elders e WHERE e.person_id = ? AND ${within.sql}`,
      [personId, ...within.parameters],
      (row) => ({ ...readElder(row), ability: abilityLevelSchema.nullable().parse(row.textOrNull('ability')) }),
    );
    if (elder === null) throw elderNotFound();
    const isDisabled = elder.ability !== null && elder.ability !== 'intact';
    const today = this.clock.today();
    const { source, validFrom, confirmed } = visitCyclesOn(today);
    const { tier, livingAlone, lastVisitOn, nextVisitDue } = elder;
    return {
      tier,
      livingAlone,
      lastVisitOn,
      nextVisitDue,
      byAssessment: isDisabled && tier === visitCyclesOn(today).disabledTier && !livingAlone,
      rule: { source, validFrom, confirmed },
      visits: await this.visits(personId),
      attempts: await this.attempts(personId),
    };
  }

  /** Throws a `ProblemError` with status 404 for a household whom the caller may not see. */
  async ofHousehold(caller: Caller, householdId: string): Promise<Elder[]> {
    const { members } = await this.core.forUser(caller).households.get({ params: { id: householdId } });
    if (members.length === 0) return [];
    const { sql, parameters } = allOf([
      unitScopeCondition(caller.scopeFor(READ), 'e'),
      oneOf(
        'e.person_id',
        members.map(({ id }) => id),
      ),
    ]);
    const rows = await this.database.query(
      `SELECT ${COLUMNS} FROM elders e
       WHERE ${sql} ORDER BY e.next_visit_due, e.person_id`,
      parameters,
      readElder,
    );
    return besideThem(rows, new Map(members.map((member) => [member.id, member])));
  }

  private visits(personId: string): Promise<z.output<typeof elderDetailSchema>['visits']> {
    return this.database.query(
      `SELECT id, mode, result, visited_at, visited_by_name FROM visits WHERE person_id = ? ORDER BY visited_at DESC, id DESC LIMIT ${VISITS_SHOWN}`,
      [personId],
      (row) => ({
        id: row.text('id'),
        personMet: visitSchema.shape.personMet.parse(row.text('mode')),
        visitedAt: row.instant('visited_at').toISOString(),
        visitedBy: row.text('visited_by_name'),
        services: row.json('result', (value) => z.object({ services: z.array(serviceSchema).default([]) }).parse(value))
          .services,
      }),
    );
  }

  private attempts(personId: string): Promise<z.output<typeof elderDetailSchema>['attempts']> {
    return this.database.query(
      `SELECT id, outcome, attempted_at, attempted_by_name FROM attempts WHERE person_id = ? ORDER BY attempted_at DESC, id DESC LIMIT ${VISITS_SHOWN}`,
      [personId],
      (row) => ({
        id: row.text('id'),
        outcome: attemptSchema.shape.outcome.parse(row.text('outcome')),
        attemptedAt: row.instant('attempted_at').toISOString(),
        attemptedBy: row.text('attempted_by_name'),
      }),
    );
  }

  private filters({ tier, due, cursor }: z.output<typeof listEldersQuerySchema>): Condition[] {
    const today = this.clock.today();
    const conditions: Condition[] = [];
    if (tier !== undefined) conditions.push({ sql: 'e.tier = ?', parameters: [tier] });
    if (due === 'overdue') conditions.push({ sql: 'e.next_visit_due < ?', parameters: [today] });
    if (due === 'week')
      conditions.push({
        sql: 'e.next_visit_due >= ? AND e.next_visit_due <= ?',
        parameters: [today, addDays(today, 7)],
      });
    const [day, personId] = cursor?.split(' ') ?? [];
    if (day !== undefined && personId !== undefined) {
      conditions.push({
        sql: '((e.next_visit_due = ? AND e.person_id > ?) OR e.next_visit_due > ?)',
        parameters: [day, personId, day],
      });
    }
    return conditions;
  }
}

function besideThem(rows: readonly ElderRow[], people: ReadonlyMap<string, PersonSummary>): Elder[] {
  return rows.map((row) => {
    const person = people.get(row.personId);
    if (person === undefined) return { ...row, person: null };
    const { name, sex, birthDate, door, unitName } = person;
    return { ...row, person: { name, sex, birthDate, door: door?.text ?? null, unitName } };
  });
}

function readElder(row: RawRow): ElderRow {
  return {
    personId: row.text('person_id'),
    tier: tierSchema.parse(row.text('tier')),
    livingAlone: row.boolean('living_alone'),
    lastVisitOn: row.textOrNull('last_visit_on'),
    nextVisitDue: row.text('next_visit_due'),
  };
}
