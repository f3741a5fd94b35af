import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Caller,
  Clock,
  type Condition,
  Database,
  RawRow,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type listMattersQuerySchema,
  type MatterFile,
  type MatterLine,
  type matterFiguresSchema,
  type matterPageSchema,
  matterStateSchema,
} from '../../matters-contract.js';
import { MattersInHand } from './matters-in-hand.js';
import { matterNotFound } from './problems.js';

export const ANSWER = 'elderly-care:matter.answer';

const COLUMNS = 'm.id, m.title, m.place, m.state, m.reported_at, m.due_at, m.settled_at, m.settled_by_name, m.answer';

type Row = MatterLine & { answer: string | null };

/** Matters that were routed to the bureau, of the caller's units. */
@Injectable()
export class MatterBook {
  constructor(
    private readonly database: Database,
    private readonly inHand: MattersInHand,
    private readonly clock: Clock,
  ) {}

  /** Open ones by their deadline; settled ones with what was settled last first. */
  async list(
    caller: Caller,
    { show, cursor, limit }: z.output<typeof listMattersQuerySchema>,
  ): Promise<z.output<typeof matterPageSchema>> {
    const isOpen = show === 'open';
    const sort = isOpen ? 'due_at' : 'settled_at';
    const { sql, parameters } = allOf([
      unitScopeCondition(caller.scopeFor(ANSWER), 'm'),
      { sql: isOpen ? "m.state = 'open'" : "m.state <> 'open'", parameters: [] },
      ...after(cursor, sort, isOpen ? '>' : '<'),
    ]);
    const direction = isOpen ? '' : 'DESC';
    const rows = await this.database.query(
      `SELECT ${COLUMNS} FROM matters m WHERE ${sql}
       ORDER BY m.${sort} ${direction}, m.id ${direction} LIMIT ${limit + 1}`,
      parameters,
      readMatter,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const at = isOpen ? last?.dueAt : last?.settledAt;
    return { items, next: rows.length > limit && last !== undefined ? `${at} ${last.id}` : null };
  }

  /** Throws 404 for one beyond the caller's units. What the platform knows is read anew. */
  async open(caller: Caller, id: string): Promise<MatterFile> {
    await this.find(caller, id);
    const matter = await this.inHand.follow(id);
    const row = await this.find(caller, id);
    if (matter === null) return { ...row, platform: null };
    const { description, events } = matter;
    const history = events.map(({ id: event, at, actor, action, note }) => ({
      id: event,
      at,
      by: actor.name,
      action,
      note,
    }));
    return { ...row, platform: { description, history } };
  }

  async find(caller: Caller, id: string): Promise<Row> {
    const within = unitScopeCondition(caller.scopeFor(ANSWER), 'm');
    const row = await this.database.queryOne(
      `SELECT ${COLUMNS} FROM matters m WHERE m.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      readMatter,
    );
    if (row === null) throw matterNotFound();
    return row;
  }

  async figures(caller: Caller): Promise<z.output<typeof matterFiguresSchema>> {
    const within = unitScopeCondition(caller.scopeFor(ANSWER), 'm');
    const found = await this.database.queryOne(
      `SELECT COUNT(*) AS open_ones, SUM(CASE WHEN m.due_at < ? THEN 1 ELSE 0 END) AS overdue
       FROM matters m WHERE m.state = 'open' AND ${within.sql}`,
      [this.clock.now(), ...within.parameters],
      (row) => ({ open: row.integer('open_ones'), overdue: row.integerOrNull('overdue') ?? 0 }),
    );
    return found ?? { open: 0, overdue: 0 };
  }
}

function after(cursor: string | undefined, sort: string, direction: '<' | '>'): Condition[] {
  const [at, id] = cursor?.split(' ') ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) return [];
  const instant = new Date(at);
  return [
    {
      sql: `((m.${sort} = ? AND m.id ${direction} ?) OR m.${sort} ${direction} ?)`,
      parameters: [instant, id, instant],
    },
  ];
}

function readMatter(row: RawRow): Row {
  return {
    id: row.text('id'),
    title: row.text('title'),
    place: row.text('place'),
    state: matterStateSchema.parse(row.text('state')),
    reportedAt: row.instant('reported_at').toISOString(),
    dueAt: row.instant('due_at').toISOString(),
    settledAt: row.instantOrNull('settled_at')?.toISOString() ?? null,
    settledBy: row.textOrNull('settled_by_name'),
    answer: row.textOrNull('answer'),
  };
}
