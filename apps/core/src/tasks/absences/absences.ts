import { Injectable } from '@nestjs/common';
import {
  ABSENCE_LONGEST,
  type Absence,
  addDays,
  corePermissions,
  newId,
  type RouteInput,
  type routes,
  type StaffPick,
} from '@yige/contracts';
import { Database, type RawRow, type SqlValue } from '@yige/database';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { namePrefix, picks } from '../handling/pick.js';
import { type PostHolder, StaffPosts } from '../handling/staff-posts.js';
import { absenceProblems } from './problems.js';
import { doing, maySameWork } from './same-work.js';

type NewAbsence = RouteInput<typeof routes.absences.create>['body'];

/** Who is away when, and who does their work meanwhile: set by themselves, or by whoever distributes the work of their unit. */
@Injectable()
export class Absences {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffPosts,
    private readonly units: UnitDirectory,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, accountId: string | undefined): Promise<{ own: Absence[]; asDeputy: Absence[] }> {
    const { id } = await this.concerned(caller, accountId);
    const today = this.clock.today();
    const [own, asDeputy] = await Promise.all([
      this.read('s.account_id = ? AND s.last_day >= ?', [id, today]),
      this.read('s.deputy_id = ? AND s.last_day >= ?', [id, today]),
    ]);
    return { own, asDeputy };
  }

  async create(caller: Caller, { accountId, deputyId, firstDay, lastDay }: NewAbsence): Promise<Absence> {
    const account = await this.concerned(caller, accountId);
    if (firstDay < this.clock.today()) throw absenceProblems['absence.past']({ errors: [fault('firstDay')] });
    if (lastDay >= addDays(firstDay, ABSENCE_LONGEST)) {
      throw absenceProblems['absence.tooLong']({ errors: [fault('lastDay')] });
    }
    const id = newId();
    await this.database.transaction(async () => {
      await this.lock([account.id, deputyId]);
      const [deputy] = await this.staff.of([deputyId]);
      if (deputyId === account.id || deputy === undefined || !this.fits(deputy, account)) {
        throw absenceProblems['absence.deputyUnfit']({ errors: [fault('deputyId')] });
      }
      await this.expectFree(account.id, deputyId, firstDay, lastDay);
      await this.database.insertMany(
        'absences',
        ['id', 'account_id', 'deputy_id', 'first_day', 'last_day', 'set_by'],
        [[id, account.id, deputyId, firstDay, lastDay, staffOf(caller).accountId]],
      );
      await this.audit.record({
        actor: actorOf(caller),
        action: 'absence.set',
        subject: { kind: 'account', id: account.id },
        details: { absence: id, deputy: deputyId, firstDay, lastDay },
      });
    });
    const [absence] = await this.read('s.id = ?', [id]);
    if (absence === undefined) throw new Error('An absence that was written is not there');
    return absence;
  }

  /** One that has begun ended yesterday; one to come never was. */
  async end(caller: Caller, id: string): Promise<void> {
    const [absence] = await this.read('s.id = ? AND s.last_day >= ?', [id, this.clock.today()]);
    if (absence === undefined) throw absenceProblems['absence.notFound']();
    await this.concerned(caller, absence.account.id, 'absence.notFound');
    const today = this.clock.today();
    await this.database.transaction(async () => {
      await this.database.execute('DELETE FROM absences WHERE id = ? AND first_day >= ?', [id, today]);
      await this.database.execute('UPDATE absences SET last_day = ? WHERE id = ?', [addDays(today, -1), id]);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'absence.ended',
        subject: { kind: 'account', id: absence.account.id },
        details: { absence: id },
      });
    });
  }

  async deputies(caller: Caller, accountId: string | undefined, q: string | undefined): Promise<StaffPick[]> {
    const account = await this.concerned(caller, accountId);
    const scopes = doing(account.posts).flatMap(({ scope }) => scope.map(({ number }) => number));
    const lines = scopes.map((number) => [...this.units.lineOf(number)].map((unit) => unit.number));
    const around = await this.staff.within([...new Set(lines.flat())], corePermissions.taskAct, namePrefix(q));
    const able = around.filter((holder) => holder.id !== account.id && this.fits(holder, account));
    return picks(able, lines.flat(), q);
  }

  /** The caller, or one of those whose work they distribute; anybody else is as if unknown. */
  private async concerned(
    caller: Caller,
    accountId: string | undefined,
    otherwise: 'absence.accountUnknown' | 'absence.notFound' = 'absence.accountUnknown',
  ): Promise<PostHolder> {
    const own = staffOf(caller).accountId;
    const [holder] = await this.staff.of([accountId ?? own]);
    if (holder === undefined) throw absenceProblems[otherwise]();
    const scope = this.units.scopeOf(caller, corePermissions.taskAssign);
    const isStaff = holder.posts.some(({ unit }) => this.units.isInScope(scope, unit.number));
    if (holder.id === own || isStaff) return holder;
    throw absenceProblems[otherwise]();
  }

  private fits(deputy: PostHolder, away: PostHolder): boolean {
    if (doing(away.posts).length === 0) return false;
    return maySameWork(deputy.posts, away.posts, (inner, outer) => this.units.isWithin(inner, outer));
  }

  /** Of two absences that would leave work to nobody, one waits for the other and is refused. */
  private async lock(accountIds: readonly string[]): Promise<void> {
    if (this.database.dialect !== 'mysql') return;
    await this.database.query('SELECT id FROM accounts WHERE id IN (?, ?) ORDER BY id FOR UPDATE', accountIds, (row) =>
      row.text('id'),
    );
  }

  private async expectFree(accountId: string, deputyId: string, firstDay: string, lastDay: string): Promise<void> {
    const around = await this.read(
      '(s.account_id IN (?, ?) OR s.deputy_id = ?) AND s.first_day <= ? AND s.last_day >= ?',
      [accountId, deputyId, accountId, lastDay, firstDay],
    );
    if (around.some(({ account }) => account.id === accountId)) throw absenceProblems['absence.overlaps']();
    if (around.some(({ account }) => account.id === deputyId)) throw absenceProblems['absence.deputyAway']();
    if (around.length > 0) throw absenceProblems['absence.isDeputy']();
  }

  private read(where: string, parameters: readonly SqlValue[]): Promise<Absence[]> {
    const today = this.clock.today();
    return this.database.query(
      `SELECT s.id, s.account_id, s.deputy_id, s.first_day, s.last_day,
              a.display_name AS account_name, d.display_name AS deputy_name
       FROM absences s JOIN accounts a ON a.id = s.account_id JOIN accounts d ON d.id = s.deputy_id
       WHERE ${where} ORDER BY s.first_day, s.id`,
      parameters,
      (row) => describe(row, today),
    );
  }
}

function describe(row: RawRow, today: string): Absence {
  const firstDay = row.text('first_day');
  const lastDay = row.text('last_day');
  return {
    id: row.text('id'),
    account: { id: row.text('account_id'), name: row.text('account_name') },
    deputy: { id: row.text('deputy_id'), name: row.text('deputy_name') },
    firstDay,
    lastDay,
    current: firstDay <= today && today <= lastDay,
  };
}

const faults = {
  firstDay: { 'zh-CN': '从今天或以后开始', en: 'begin today or later' },
  lastDay: { 'zh-CN': '最多 366 天', en: '366 days at most' },
  deputyId: { 'zh-CN': '请另选一位同事', en: 'choose another colleague' },
};

function fault(field: keyof typeof faults) {
  return { pointer: `/body/${field}`, code: field, message: faults[field] };
}
