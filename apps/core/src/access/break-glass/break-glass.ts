import { Injectable } from '@nestjs/common';
import {
  type BreakGlass as BreakGlassAnswer,
  corePermissions,
  newId,
  type Page,
  type RouteInput,
  type routes,
  type UnitLevel,
} from '@yige/contracts';
import { Database, type SqlValue } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor, instantOfCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { patternOf } from '../../http/request-log.js';
import type { PostRow } from '../../org/post-rows.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { actorOf, type BrokenGlass, type Caller, type CallerPost, type StaffCaller } from '../caller.js';
import { PermissionCatalogue } from '../permission-catalogue.js';
import { breakGlassProblems } from '../problems.js';
import { scopeIncludes } from '../scope.js';
import { BREAK_GLASS_SQL, type BreakGlassRow, describeBreakGlass, readBreakGlass } from './break-glass-rows.js';

type Request = RouteInput<typeof routes.breakGlass.begin>['body'];

interface ListOptions {
  active?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** One community at a time: who could take a whole district in an emergency would need no posts. */
export const BREAKABLE_LEVELS: ReadonlySet<UnitLevel> = new Set<UnitLevel>(['community', 'grid']);

/**
 * Emergency access (紧急临时授权): somebody takes a permission of their own work for a unit outside their posts, for a
 * stated reason and some minutes. Nobody is asked; everything is recorded: begin, each use, end.
 */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly catalogue: PermissionCatalogue,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async begin(caller: Caller, { permission, unitId, reason, minutes }: Request): Promise<BreakGlassAnswer> {
    if (caller.kind !== 'staff') throw breakGlassProblems['breakGlass.notHeld']();
    const post = this.checkPermission(caller, permission);
    const unitNumber = this.checkUnit(caller, permission, unitId);
    const id = newId();
    const now = this.clock.now();
    const endsAt = new Date(now.getTime() + minutes * 60_000);
    await this.database.transaction(async () => {
      await this.refuseSecond(caller.accountId, now);
      await this.database.execute(
        `INSERT INTO break_glass (id, account_id, account_name, role, permission, unit_number, reason,
                                  begun_at, ends_at, ended_at, uses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0)`,
        [id, caller.accountId, caller.name, post.role, permission, unitNumber, reason, now, endsAt],
      );
      await this.trail.record({
        ...{ actor: actorOf(caller), reason, unit: unitNumber },
        action: 'breakGlass.begun',
        subject: { kind: 'breakGlass', id },
        details: { permission, minutes },
      });
    });
    return this.describe(await this.get(id));
  }

  async end(caller: Caller, id: string): Promise<BreakGlassAnswer> {
    const row = await this.get(id);
    if (caller.kind !== 'staff' || row.account.id !== caller.accountId)
      throw breakGlassProblems['breakGlass.notFound']();
    if (!(await this.close(row, actorOf(caller), 'byHand'))) throw breakGlassProblems['breakGlass.ended']();
    return this.describe(await this.get(id));
  }

  /** Answers whether it still lasted. */
  close(row: BreakGlassRow, actor: ReturnType<typeof actorOf>, how: 'byHand' | 'byTime'): Promise<boolean> {
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        'UPDATE break_glass SET ended_at = ? WHERE id = ? AND ended_at IS NULL',
        [this.clock.now(), row.id],
      );
      if (affectedRows === 0) return false;
      await this.trail.record({
        ...{ actor, unit: row.unitNumber },
        action: 'breakGlass.ended',
        subject: { kind: 'breakGlass', id: row.id },
        details: { how, permission: row.permission, account: row.account.id },
      });
      return true;
    });
  }

  async list({ active, cursor, limit }: ListOptions): Promise<Page<BreakGlassAnswer>> {
    const conditions = ['1 = 1'];
    const parameters: SqlValue[] = [];
    if (active === true) {
      conditions.push('ended_at IS NULL AND ends_at > ?');
      parameters.push(this.clock.now());
    }
    if (active === false) {
      conditions.push('(ended_at IS NOT NULL OR ends_at <= ?)');
      parameters.push(this.clock.now());
    }
    if (cursor !== undefined) {
      const { begunAt, id } = decodeCursor(cursor, ['begunAt', 'id']);
      conditions.push('((begun_at = ? AND id < ?) OR begun_at < ?)');
      const moment = instantOfCursor(begunAt);
      parameters.push(moment, id, moment);
    }
    const rows = await this.database.query(
      `${BREAK_GLASS_SQL} WHERE ${conditions.join(' AND ')} ORDER BY begun_at DESC, id DESC LIMIT ${limit + 1}`,
      parameters,
      readBreakGlass,
    );
    const described = rows.map((row) => this.describe(row));
    return pageOf(described, limit, (last) => encodeCursor(last, ['begunAt', 'id']));
  }

  /** The access of an account that lasts, as a post that is added to its own. */
  async lasting(accountId: string): Promise<{ broken: BrokenGlass; posts: CallerPost[] } | null> {
    const row = await this.database.queryOne(
      `${BREAK_GLASS_SQL} WHERE account_id = ? AND ended_at IS NULL AND ends_at > ? ORDER BY ends_at DESC LIMIT 1`,
      [accountId, this.clock.now()],
      readBreakGlass,
    );
    if (row === null) return null;
    const post = this.units.postOf(asPost(row), new Set([row.permission]));
    if (post === null) return null;
    return { broken: { id: row.id, permission: row.permission, unit: row.unitNumber }, posts: [post] };
  }

  /** The caller’s own, for the portal. */
  async of(caller: Caller): Promise<BreakGlassAnswer | null> {
    if (caller.kind !== 'staff' || caller.breakGlass === null) return null;
    return this.describe(await this.get(caller.breakGlass.id));
  }

  /** Each request under the permission is one, also those for the caller’s own units: nobody could tell them apart. */
  async recordUse(caller: Caller, permission: string, request: FastifyRequest): Promise<void> {
    if (caller.kind !== 'staff' || caller.breakGlass?.permission !== permission) return;
    const { id, unit } = caller.breakGlass;
    await this.database.transaction(async () => {
      await this.database.execute('UPDATE break_glass SET uses = uses + 1 WHERE id = ?', [id]);
      await this.trail.record({
        ...{ actor: actorOf(caller), unit },
        action: 'breakGlass.used',
        subject: { kind: 'breakGlass', id },
        details: { permission, method: request.method, route: patternOf(request), about: idIn(request.params) },
      });
    });
  }

  private async get(id: string): Promise<BreakGlassRow> {
    const row = await this.database.queryOne(`${BREAK_GLASS_SQL} WHERE id = ?`, [id], readBreakGlass);
    if (row === null) throw breakGlassProblems['breakGlass.notFound']();
    return row;
  }

  private describe(row: BreakGlassRow): BreakGlassAnswer {
    const known = this.catalogue.all().find(({ name }) => name === row.permission);
    return describeBreakGlass(row, known?.title ?? { 'zh-CN': row.permission, en: row.permission }, this.units);
  }

  /** A permission of core that one of the caller’s posts holds; answers that post. */
  private checkPermission(caller: StaffCaller, permission: string): CallerPost {
    const known = this.catalogue.all().find(({ name }) => name === permission);
    const post = caller.posts.find(({ permissions }) => permissions.has(permission));
    const extendable = known?.owner === 'core' && !known.administrative && permission !== corePermissions.breakGlassUse;
    if (post !== undefined && extendable) return post;
    const message = 'take a permission of core that one of your posts holds and that is not administrative';
    throw breakGlassProblems['breakGlass.notHeld']({
      errors: [{ pointer: '/body/permission', code: 'permission', message }],
    });
  }

  private checkUnit(caller: StaffCaller, permission: string, unitId: string): number {
    const message = 'take a community or grid of today outside your posts';
    const pointer = { pointer: '/body/unitId', code: 'unit', message };
    const unit = this.units.byId(unitId);
    if (unit === null) throw breakGlassProblems['breakGlass.unitUnknown']({ errors: [pointer] });
    if (!BREAKABLE_LEVELS.has(unit.level)) throw breakGlassProblems['breakGlass.unitTooWide']({ errors: [pointer] });
    const scope = this.units.scopeOf(caller, permission);
    if (scopeIncludes(scope, this.units.numbersOf(unit.number))) {
      throw breakGlassProblems['breakGlass.unneeded']({ errors: [pointer] });
    }
    return unit.number;
  }

  /** Holding the account’s row, so that of two requests side by side one finds the other’s. */
  private async refuseSecond(accountId: string, now: Date): Promise<void> {
    const lock = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
    await this.database.query(`SELECT id FROM accounts WHERE id = ? ${lock}`, [accountId], (row) => row.text('id'));
    const running = await this.database.queryOne(
      'SELECT id FROM break_glass WHERE account_id = ? AND ended_at IS NULL AND ends_at > ? LIMIT 1',
      [accountId, now],
      (row) => row.text('id'),
    );
    if (running !== null) throw breakGlassProblems['breakGlass.running']();
  }
}

/** It belongs to no body: what the bodies of another unit do among themselves stays theirs. */
function asPost({ id, role, unitNumber }: BreakGlassRow): PostRow {
  return { id, role, unitNumber, body: null, agency: null, partner: null, served: [], dangling: false };
}

/** The id in the path that the request is about. */
function idIn(params: unknown): string | null {
  const hasId = params !== null && typeof params === 'object' && 'id' in params && typeof params.id === 'string';
  return hasId ? String(params.id).slice(0, 40) : null;
}
