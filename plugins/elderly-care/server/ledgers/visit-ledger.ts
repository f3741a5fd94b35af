import { Injectable } from '@nestjs/common';
import {
  addDays,
  allOf,
  Clock,
  type Condition,
  Database,
  type LedgerQuery,
  type LedgerRow,
  LedgerRows,
  oneOf,
  RawRow,
  readUnitPath,
  type UnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { spiritSchema, type Tier, tierSchema, type VisitResult, visitSchema } from '../../contract.js';
import { visitLedger } from '../../ledgers/visit-ledger.js';

type Query = LedgerQuery<typeof visitLedger>;
type Row = LedgerRow<typeof visitLedger>;

/** Modes of a visit that was made; one on which nobody was met is none. */
const madeSchema = visitSchema.shape.personMet.exclude(['notMet']);

interface Elder {
  personId: string;
  units: UnitPath;
  tier: Tier;
  livingAlone: boolean;
}

interface DueVisit {
  personId: string;
  dueOn: string;
}

interface Visit {
  personId: string;
  /** Null: it was no task of core. */
  taskId: string | null;
  mode: z.infer<typeof madeSchema>;
  spirit: VisitResult['spirit'] | null;
  on: string;
  visitor: string;
}

const seenSchema = z.object({ spirit: spiritSchema.optional() });

const DUE = { 'zh-CN': '按档次应探访', en: 'Visit due by tier' };
const VISITED = {
  door: { 'zh-CN': '上门', en: 'At the door' },
  phone: { 'zh-CN': '电话', en: 'By phone' },
};

/** Answers 老人探访台账. */
@Injectable()
export class VisitLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Three statements, however many rows: the elders, what was due, what was done. */
  @LedgerRows(visitLedger)
  async rows(query: Query): Promise<Row[]> {
    const elders = await this.elders(query);
    if (elders.length === 0) return [];
    const personIds = elders.map(({ personId }) => personId);
    const [due, done] = [await this.due(personIds, query), await this.done(personIds, query)];
    return elders.map((elder) => {
      const isTheirs = ({ personId }: { personId: string }) => personId === elder.personId;
      return rowOf(elder, due.filter(isTheirs), done.filter(isTheirs));
    });
  }

  private elders(query: Query): Promise<Elder[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(query.scope, 'e'),
      { sql: 'e.enrolled_on < ?', parameters: [query.until] },
      ...this.filters(query),
    ]);
    return this.database.query(
      `SELECT e.person_id, e.district_id, e.street_id, e.community_id, e.grid_id, e.tier, e.living_alone
       FROM elders e WHERE ${sql} ORDER BY e.person_id LIMIT ${query.limit}`,
      parameters,
      (row) => ({
        personId: row.text('person_id'),
        units: readUnitPath(row),
        tier: tierSchema.parse(row.text('tier')),
        livingAlone: row.boolean('living_alone'),
      }),
    );
  }

  private filters(query: Query): Condition[] {
    const { tier, livingAlone, behind } = query.filter;
    const conditions: Condition[] = [];
    if (query.after !== null) conditions.push({ sql: 'e.person_id > ?', parameters: [query.after] });
    if (tier !== undefined) conditions.push({ sql: 'e.tier = ?', parameters: [tier] });
    if (livingAlone !== undefined) conditions.push({ sql: 'e.living_alone = ?', parameters: [livingAlone] });
    if (behind !== undefined) {
      const [due, done] = [this.isDue(query), isDone(query)];
      conditions.push({
        sql: `(SELECT COUNT(*) FROM visits v WHERE v.person_id = e.person_id AND ${done.sql}) ${behind ? '<' : '>='}
              (SELECT COUNT(DISTINCT d.due_on) FROM due_visits d WHERE d.person_id = e.person_id AND ${due.sql})`,
        parameters: [...done.parameters, ...due.parameters],
      });
    }
    return conditions;
  }

  /** Two residents who turned out to be one may both have had one on the same day. */
  private due(personIds: readonly string[], query: Query): Promise<DueVisit[]> {
    const { sql, parameters } = allOf([oneOf('d.person_id', personIds), this.isDue(query)]);
    return this.database.query(
      `SELECT DISTINCT d.person_id, d.due_on FROM due_visits d WHERE ${sql} ORDER BY d.person_id, d.due_on`,
      parameters,
      (row) => ({ personId: row.text('person_id'), dueOn: row.text('due_on') }),
    );
  }

  private done(personIds: readonly string[], query: Query): Promise<Visit[]> {
    const { sql, parameters } = allOf([oneOf('v.person_id', personIds), isDone(query)]);
    return this.database.query(
      `SELECT v.id, v.person_id, v.task_id, v.mode, v.result, v.visited_at, v.visited_by_name
       FROM visits v WHERE ${sql} ORDER BY v.person_id, v.visited_at, v.id`,
      parameters,
      (row) => this.readVisit(row),
    );
  }

  /** What is due later is not asked for yet. */
  private isDue({ from, until }: Query): Condition {
    const tomorrow = addDays(this.clock.today(), 1);
    return { sql: 'd.due_on >= ? AND d.due_on < ?', parameters: [from, until < tomorrow ? until : tomorrow] };
  }

  private readVisit(row: RawRow): Visit {
    const taskId = row.text('task_id');
    return {
      personId: row.text('person_id'),
      taskId: taskId === row.text('id') ? null : taskId,
      mode: madeSchema.parse(row.text('mode')),
      spirit: row.json('result', (value) => seenSchema.parse(value)).spirit ?? null,
      on: this.clock.dayOf(row.instant('visited_at')),
      visitor: row.text('visited_by_name'),
    };
  }
}

function isDone({ startsAt, endsAt }: Query): Condition {
  return {
    sql: "v.mode <> 'notMet' AND v.visited_at >= ? AND v.visited_at < ?",
    parameters: [startsAt, endsAt],
  };
}

function rowOf({ personId, units, tier, livingAlone }: Elder, due: DueVisit[], done: Visit[]): Row {
  const last = done.at(-1);
  return {
    key: personId,
    personId,
    units,
    cells: {
      ...{ tier, livingAlone, due: due.length, done: done.length, behind: done.length < due.length },
      ...{ lastOn: last?.on ?? null, visitor: last?.visitor ?? null, spirit: last?.spirit ?? null },
    },
    records: [
      ...due.map(({ dueOn }) => ({ columns: ['due', 'behind'] as const, on: dueOn, what: DUE, by: null, link: null })),
      ...done.map((visit) => ({
        columns:
          visit === last ? (['done', 'behind', 'lastOn', 'visitor', 'spirit'] as const) : (['done', 'behind'] as const),
        on: visit.on,
        what: VISITED[visit.mode],
        by: visit.visitor,
        link: visit.taskId === null ? null : { task: visit.taskId },
      })),
    ],
  };
}
