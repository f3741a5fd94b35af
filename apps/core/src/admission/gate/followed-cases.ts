import { Injectable } from '@nestjs/common';
import type { KnownProblem } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { z } from 'zod';
import { Clock } from '../../time/clock.js';
import { gateProblems } from '../problems.js';
import type { Arrival } from './arrival.js';
import { FOLLOW_UP_DAYS, followUpVerdict } from './follow-up-rules.js';

/** How a task stands to the one that it says it follows: nothing is named, it is of that case, or why it is not. */
export type Following =
  | { kind: 'nothing' }
  | { kind: 'case'; chain: readonly string[] }
  | { kind: 'refused'; problem: KnownProblem };

interface Parent {
  id: string;
  pluginId: string;
  type: string;
  status: string;
  personId: string | null;
  householdId: string | null;
  buildingId: string | null;
  community: number | null;
  grid: number | null;
  closedAt: Date | null;
  /** Kinds of what it follows itself. */
  followed: string[];
}

const DAY = 86_400_000;
/** Ends of a task that was not done. */
const UNDONE = ['cancelled', 'returned', 'refused'];

/**
 * A task that one case triggers names the one that gave rise to it: another kind of the same plugin, on the same resident,
 * household, building or unit. The same kind again would be the next round under another name.
 */
@Injectable()
export class FollowedCases {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** To be asked once of each, in their order: of two of a kind for one task the second is refused. */
  async of(arrivals: readonly Arrival[]): Promise<(arrival: Arrival) => Following> {
    const ids = [...new Set(arrivals.flatMap(({ parentTaskId }) => parentTaskId ?? []))];
    if (ids.length === 0) return () => ({ kind: 'nothing' });
    await this.lock(ids);
    const parents = await this.parents(ids);
    const children = await this.children(ids);
    return (arrival) => {
      if (arrival.parentTaskId === undefined) return { kind: 'nothing' };
      const parent = parents.get(arrival.parentTaskId);
      if (parent === undefined || !isOfCase(arrival, parent)) return refused('admission.parentUnknown');
      const siblings = children.get(parent.id) ?? [];
      const chain = [...parent.followed, parent.type];
      const verdict = followUpVerdict({ kind: arrival.name, chain, siblings, parentEnded: this.endOf(parent) });
      if (verdict === 'repeated') return refused('admission.followUpRepeated');
      if (verdict === 'late') return refused('admission.followUpLate');
      children.set(parent.id, [...siblings, arrival.name]);
      return { kind: 'case', chain };
    };
  }

  private endOf({ status, closedAt }: Parent) {
    const done = !UNDONE.includes(status);
    if (closedAt === null) return done ? null : { done, daysAgo: 0 };
    return { done, daysAgo: (this.clock.now().getTime() - closedAt.getTime()) / DAY };
  }

  /** Of two that follow one task at once the second finds the first. */
  private async lock(ids: readonly string[]): Promise<void> {
    if (this.database.dialect !== 'mysql') return;
    for (const table of ['tasks_open', 'tasks_archive']) {
      await this.database.query(`SELECT id FROM ${table} WHERE id IN (${placeholders(ids)}) FOR UPDATE`, ids, (row) =>
        row.text('id'),
      );
    }
  }

  private async parents(ids: readonly string[]): Promise<Map<string, Parent>> {
    const of = (table: string, closedAt: string) =>
      `SELECT t.id, t.plugin_id, t.type, t.status, t.person_id, t.household_id, t.building_id,
              t.community_id, t.grid_id, ${closedAt} AS closed_at,
              g.followed_kinds
       FROM ${table} t LEFT JOIN task_gates g ON g.task_id = t.id WHERE t.id IN (${placeholders(ids)})`;
    const rows = await this.database.query(
      `${of('tasks_open', 'NULL')} UNION ALL ${of('tasks_archive', 't.closed_at')}`,
      [...ids, ...ids],
      (row): Parent => ({
        ...{ id: row.text('id'), pluginId: row.text('plugin_id'), type: row.text('type'), status: row.text('status') },
        ...{ householdId: row.textOrNull('household_id'), buildingId: row.textOrNull('building_id') },
        ...{ personId: row.textOrNull('person_id'), closedAt: row.instantOrNull('closed_at') },
        ...{ community: row.integerOrNull('community_id'), grid: row.integerOrNull('grid_id') },
        followed: row.textOrNull('followed_kinds') === null ? [] : row.json('followed_kinds', readKinds),
      }),
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Kinds of what follows from each already. */
  private async children(ids: readonly string[]): Promise<Map<string, string[]>> {
    const of = (table: string) =>
      `SELECT g.parent_task_id, t.type FROM task_gates g JOIN ${table} t ON t.id = g.task_id
       WHERE g.parent_task_id IN (${placeholders(ids)}) AND t.status NOT IN (${placeholders(UNDONE)})`;
    const rows = await this.database.query(
      `${of('tasks_open')} UNION ALL ${of('tasks_archive')}`,
      [...ids, ...UNDONE, ...ids, ...UNDONE],
      (row) => ({ parent: row.text('parent_task_id'), type: row.text('type') }),
    );
    const kinds = new Map<string, string[]>();
    for (const { parent, type } of rows) kinds.set(parent, [...(kinds.get(parent) ?? []), type]);
    return kinds;
  }
}

function readKinds(value: unknown): string[] {
  return z.array(z.string()).parse(value);
}

function isOfCase({ type, units, ...about }: Arrival, parent: Parent): boolean {
  const samePlace =
    parent.householdId === about.householdId &&
    parent.buildingId === about.buildingId &&
    parent.community === units.community &&
    parent.grid === units.grid;
  const sameSubject = parent.personId === about.personId && (about.personId !== null || samePlace);
  return sameSubject && parent.pluginId === type.plugin.pluginId;
}

type Fault = 'admission.parentUnknown' | 'admission.followUpRepeated' | 'admission.followUpLate';

function refused(code: Fault): Following {
  const problem =
    code === 'admission.followUpLate'
      ? gateProblems[code]({
          detail: {
            'zh-CN': `原任务做完 ${FOLLOW_UP_DAYS} 天以内才能带出后续任务，取消或拒收的不能。`,
            en: `A task gives rise to others within ${FOLLOW_UP_DAYS} days after it was done, and never when it was cancelled or refused.`,
          },
        })
      : gateProblems[code]();
  return { kind: 'refused', problem };
}
