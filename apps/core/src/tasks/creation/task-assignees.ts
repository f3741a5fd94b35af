import { Injectable } from '@nestjs/common';
import { type BodyKind, bodyKindSchema, corePermissions } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { CallerPost } from '../../access/caller.js';
import { roleBodies } from '../../access/roles.js';
import { scopeIncludes, type UnitNumbers } from '../../access/scope.js';
import { givesRights, withRightsOn } from '../../org/in-force.js';
import { Clock } from '../../time/clock.js';
import { StaffPosts } from '../handling/staff-posts.js';

interface GivenTask {
  assigneeId: string | undefined;
  body: BodyKind | undefined;
  units: UnitNumbers;
}

/** Accounts whose posts one statement reads. */
const AT_ONCE = 200;

/** Who does new tasks. */
@Injectable()
export class TaskAssignees {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffPosts,
    private readonly clock: Clock,
  ) {}

  /**
   * By posts of which bodies the account that a task names does it (null: of the unit itself, an agency or a partner); by
   * none where it does not work there today. The work of a body is for its own posts.
   */
  async namedIn(tasks: readonly GivenTask[]): Promise<(task: GivenTask) => ReadonlySet<BodyKind | null>> {
    const named = tasks.filter(({ assigneeId }) => assigneeId !== undefined);
    const posts = await this.postsOf(accountsOf(named.filter(({ body }) => body === undefined)));
    const seats = await this.seats(accountsOf(named.filter(({ body }) => body !== undefined)));
    return ({ assigneeId = '', body, units }) => {
      if (body === undefined) return bodiesOf(posts.get(assigneeId) ?? [], units);
      const sits = [units.community, units.grid].some((unit) => seats.has(seatOf(assigneeId, body, unit)));
      return new Set(sits ? [body] : []);
    };
  }

  /** For a task that names nobody: the grid's one worker; else nobody yet, and the unit sees it. */
  async ofGrids(
    tasks: readonly { body: BodyKind | null; units: UnitNumbers }[],
  ): Promise<(task: { body: BodyKind | null; units: UnitNumbers }) => string | null> {
    const grids = new Set(tasks.filter(({ body }) => isForGridWorker(body)).map(({ units }) => units.grid));
    const workers = await this.workersOf([...grids].filter((grid) => grid !== null));
    return ({ body, units }) =>
      units.grid !== null && isForGridWorker(body) ? (workers.get(units.grid) ?? null) : null;
  }

  private async workersOf(grids: readonly number[]): Promise<Map<number, string>> {
    if (grids.length === 0) return new Map();
    const workers = await this.database.query(
      `SELECT p.unit_number, MIN(p.account_id) AS account_id FROM appointments p
       WHERE p.unit_number IN (${placeholders(grids)}) AND p.role = 'gridWorker' AND ${givesRights('p')}
       GROUP BY p.unit_number HAVING COUNT(*) = 1`,
      [...grids, ...withRightsOn(this.clock.today())],
      (row): [number, string] => [row.integer('unit_number'), row.text('account_id')],
    );
    return new Map(workers);
  }

  private async postsOf(accounts: readonly string[]): Promise<Map<string, readonly CallerPost[]>> {
    const posts = new Map<string, readonly CallerPost[]>();
    for (let from = 0; from < accounts.length; from += AT_ONCE) {
      for (const holder of await this.staff.of(accounts.slice(from, from + AT_ONCE)))
        posts.set(holder.id, holder.posts);
    }
    return posts;
  }

  private async seats(accounts: readonly string[]): Promise<Set<string>> {
    if (accounts.length === 0) return new Set();
    const seats = await this.database.query(
      `SELECT DISTINCT a.id, b.kind, b.unit_number FROM accounts a
       JOIN appointments p ON p.account_id = a.id AND ${givesRights('p')} JOIN org_bodies b ON b.id = p.body_id
       WHERE a.id IN (${placeholders(accounts)}) AND a.disabled = 0`,
      [...withRightsOn(this.clock.today()), ...accounts],
      (row) => seatOf(row.text('id'), bodyKindSchema.parse(row.text('kind')), row.integer('unit_number')),
    );
    return new Set(seats);
  }
}

function bodiesOf(posts: readonly CallerPost[], units: UnitNumbers): ReadonlySet<BodyKind | null> {
  const able = posts.filter(
    ({ permissions, scope }) =>
      permissions.has(corePermissions.taskAct) && scopeIncludes({ kind: 'units', units: scope }, units),
  );
  return new Set(able.map(({ body }) => body?.kind ?? null));
}

function accountsOf(tasks: readonly GivenTask[]): string[] {
  return [...new Set(tasks.flatMap(({ assigneeId }) => assigneeId ?? []))];
}

function seatOf(account: string, body: BodyKind, unit: number | null): string {
  return `${account} ${body} ${unit}`;
}

function isForGridWorker(body: BodyKind | null): boolean {
  return body === null || (roleBodies.gridWorker?.includes(body) ?? false);
}
