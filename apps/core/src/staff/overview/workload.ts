import { Injectable } from '@nestjs/common';
import {
  addDays,
  corePermissions,
  type Page,
  type RouteInput,
  type routes,
  startOfDay,
  type Workload,
} from '@yige/contracts';
import { allOf, type Condition, Database, noneOf, oneOf, placeholders } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { Configuration } from '../../config/configuration.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { givesRights, inForce, onDay, withRightsOn } from '../../org/in-force.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { Clock } from '../../time/clock.js';
import { AppointmentView } from '../appointments/appointment-view.js';
import { StaffScope } from '../staff-scope.js';

type Query = RouteInput<typeof routes.staff.workload>['query'];

/** Days that closed work is counted for. */
const LOOKS_BACK = 30;

/**
 * Fair workload: how much each person has to do. In the order of usernames, since national rules forbid rankings of
 * staff; confidential work is known to its assignee only, and so is left out.
 */
@Injectable()
export class WorkloadOverview {
  constructor(
    private readonly database: Database,
    private readonly plugins: PluginDirectory,
    private readonly view: AppointmentView,
    private readonly scope: StaffScope,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  /** Four statements, however many people: the page, their posts, their open and their closed work. */
  async list(caller: Caller, { unit, cursor, limit }: Query): Promise<Page<Workload>> {
    const today = this.clock.today();
    const within = this.scope.appointments(caller, corePermissions.staffRead, 'p', unit);
    const after = cursor === undefined ? null : decodeCursor(cursor, ['username']).username;
    const rows = await this.database.query(
      `SELECT a.id, a.username, a.display_name FROM accounts a
       WHERE EXISTS (SELECT 1 FROM appointments p WHERE p.account_id = a.id AND ${givesRights('p')} AND ${within.sql})
       ${after === null ? '' : 'AND a.username > ?'} ORDER BY a.username LIMIT ${limit + 1}`,
      [...withRightsOn(today), ...within.parameters, ...(after === null ? [] : [after])],
      (row) => ({ id: row.text('id'), username: row.text('username'), displayName: row.text('display_name') }),
    );
    const { items: people, next } = pageOf(rows, limit, (last) => encodeCursor(last, ['username']));
    const ids = people.map(({ id }) => id);
    const since = startOfDay(addDays(today, -LOOKS_BACK), this.configuration.timeZone);
    const [posts, open, closed] = await Promise.all([
      this.postsOf(caller, ids, today),
      this.count('tasks_open', ids, { sql: '1 = 1', parameters: [] }),
      this.count('tasks_archive', ids, { sql: "t.status = 'closed' AND t.closed_at >= ?", parameters: [since] }),
    ]);
    return {
      items: people.map(({ id, displayName }) => ({
        account: { id, displayName },
        posts: posts
          .filter(({ accountId }) => accountId === id)
          .map((post) => ({ id: post.id, title: post.title, unit: post.unit, community: post.community })),
        open: open.get(id) ?? 0,
        closed: closed.get(id) ?? 0,
      })),
      next,
    };
  }

  private async postsOf(caller: Caller, ids: readonly string[], today: string) {
    if (ids.length === 0) return [];
    const sql = `p.account_id IN (${placeholders(ids)}) AND ${inForce('p')}`;
    return this.view.where(caller, { sql, parameters: [...ids, ...onDay(today)] });
  }

  private async count(
    table: 'tasks_open' | 'tasks_archive',
    ids: readonly string[],
    filter: Condition,
  ): Promise<Map<string, number>> {
    if (ids.length === 0) return new Map();
    const hidden = this.plugins.confidentialNames();
    const where = allOf([
      oneOf('t.assignee_id', ids),
      filter,
      ...(hidden.length === 0 ? [] : [noneOf('t.type', hidden)]),
    ]);
    const counts = await this.database.query(
      `SELECT t.assignee_id, COUNT(*) AS number FROM ${table} t WHERE ${where.sql} GROUP BY t.assignee_id`,
      where.parameters,
      (row) => ({ id: row.text('assignee_id'), number: row.integer('number') }),
    );
    return new Map(counts.map(({ id, number }) => [id, number]));
  }
}
