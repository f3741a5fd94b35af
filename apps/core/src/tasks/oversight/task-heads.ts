import { Injectable } from '@nestjs/common';
import { corePermissions, roleSchema } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { seesBody } from '../../access/body-rule.js';
import type { CallerPost } from '../../access/caller.js';
import { PermissionCatalogue } from '../../access/permission-catalogue.js';
import { innermostOf } from '../../access/scope.js';
import { POST_COLUMNS, POST_JOINS, postParameters, readPostPart, wholePosts } from '../../org/post-rows.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { Clock } from '../../time/clock.js';
import type { TaskRow } from '../task-rows.js';

type PlacedTask = Pick<TaskRow, 'units'> & { summary: Pick<TaskRow['summary'], 'type' | 'body'> };

/** Accounts of those who answer for a task. */
export interface HeadsOfTask {
  /** Of the task's own unit, or of the next one above that has any. */
  nearest: readonly string[];
  /** Of each unit above the task's own that has any, upwards. */
  above: readonly (readonly string[])[];
}

/**
 * Who answers for the work of a unit: whoever has a post in the unit itself that oversees tasks, and one there, the same or
 * another, that sees this one. A secretary heads the community, and sees the work of its station by the post there.
 */
@Injectable()
export class TaskHeads {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly catalogue: PermissionCatalogue,
    private readonly clock: Clock,
  ) {}

  /** In the order of the tasks; one statement however many they are. */
  async of(tasks: readonly PlacedTask[]): Promise<HeadsOfTask[]> {
    const lines = tasks.map((task) => [...this.units.lineOf(innermostOf(task.units))].map(({ number }) => number));
    const posts = await this.postsIn([...new Set(lines.flat())]);
    return tasks.map(({ summary }, index) => {
      const permissionToSee = this.plugins.permissionToSee(summary.type);
      const seesTask = (post: CallerPost) =>
        seesBody(post, summary.body) && (permissionToSee === null || post.permissions.has(permissionToSee));
      const headsIn = (unit: number) => {
        const there = posts.filter(({ post }) => post.unit.number === unit);
        const seeing = new Set(there.filter(({ post }) => seesTask(post)).map(({ accountId }) => accountId));
        const heads = there.filter(({ post }) => post.permissions.has(corePermissions.taskOversee));
        return [...new Set(heads.map(({ accountId }) => accountId))].filter((accountId) => seeing.has(accountId));
      };
      const [own = [], ...above] = (lines[index] ?? []).map(headsIn);
      const levels = above.filter((heads) => heads.length > 0);
      return { nearest: own.length > 0 ? own : (levels[0] ?? []), above: levels };
    });
  }

  /** All posts in these units of whoever oversees tasks in one of them. */
  private async postsIn(units: readonly number[]): Promise<{ accountId: string; post: CallerPost }[]> {
    const roles = roleSchema.options.filter((role) => this.catalogue.of(role).has(corePermissions.taskOversee));
    if (units.length === 0 || roles.length === 0) return [];
    const rows = await this.database.query(
      `SELECT a.id AS account_id, ${POST_COLUMNS} FROM accounts a ${POST_JOINS}
       WHERE a.disabled = 0 AND p.agency_id IS NULL AND p.partner_id IS NULL
         AND p.unit_number IN (${placeholders(units)}) AND a.id IN (
           SELECT h.account_id FROM appointments h
           WHERE h.unit_number IN (${placeholders(units)}) AND h.role IN (${placeholders(roles)}))`,
      [...postParameters(this.clock.today()), ...units, ...units, ...roles],
      (row) => ({ accountId: row.text('account_id'), part: readPostPart(row) }),
    );
    return rows.flatMap(({ accountId, part }) =>
      wholePosts([part]).flatMap((row) => {
        const post = this.units.postOf(row, this.catalogue.ofPost(row));
        return post === null ? [] : [{ accountId, post }];
      }),
    );
  }
}
