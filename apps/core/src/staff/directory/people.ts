import { Injectable } from '@nestjs/common';
import {
  addDays,
  corePermissions,
  type Page,
  type RouteInput,
  type routes,
  type StaffMember,
  type StaffSummary,
} from '@yige/contracts';
import { allOf, type Condition, Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { accountOf, type Caller, holds } from '../../access/caller.js';
import { administratorRoles } from '../../access/roles.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { inForce, onDay } from '../../org/in-force.js';
import { Clock } from '../../time/clock.js';
import { AppointmentView, type ViewedAppointment, withoutAccount } from '../appointments/appointment-view.js';
import { ENDS_SOON, readFacts, StaffFile } from '../file/staff-file.js';
import { staffProblems } from '../problems.js';
import { StaffScope } from '../staff-scope.js';

type ListQuery = RouteInput<typeof routes.staff.list>['query'];

type SummaryRow = Omit<StaffSummary, 'posts'> & { mustChangePassword: boolean };

/** Whoever works or worked in the caller's units. */
@Injectable()
export class StaffPeople {
  constructor(
    private readonly database: Database,
    private readonly scope: StaffScope,
    private readonly view: AppointmentView,
    private readonly file: StaffFile,
    private readonly clock: Clock,
  ) {}

  /** Two statements, however long the page: the people, then all their posts of today. */
  async list(caller: Caller, query: ListQuery): Promise<Page<StaffSummary>> {
    const where = allOf([this.scope.people(caller, corePermissions.staffRead, 'ever'), ...this.filters(caller, query)]);
    const rows = await this.database.query(
      `${SUMMARY_SQL} WHERE ${where.sql}
       ORDER BY a.username LIMIT ${query.limit + 1}`,
      [this.soon(), ...where.parameters],
      readSummary,
    );
    const { items: people, next } = pageOf(rows, query.limit, (last) => encodeCursor(last, ['username']));
    const posts = await this.postsOf(
      caller,
      people.map(({ id }) => id),
    );
    return {
      items: people.map(({ mustChangePassword: _, ...person }) => ({
        ...person,
        posts: posts.filter(({ accountId }) => accountId === person.id).map(withoutAccount),
      })),
      next,
    };
  }

  async get(caller: Caller, accountId: string): Promise<StaffMember> {
    const reached = this.scope.people(caller, corePermissions.staffRead, 'ever');
    const found = await this.database.queryOne(
      `${SUMMARY_SQL} WHERE a.id = ? AND ${reached.sql}`,
      [this.soon(), accountId, ...reached.parameters],
      (row) => ({ person: readSummary(row), facts: readFacts(row) }),
    );
    if (found === null) throw staffProblems['staff.notFound']();
    const { person, facts } = found;
    const [appointments, qualifications, trainings, managed] = await Promise.all([
      this.view.where(caller, { sql: 'p.account_id = ?', parameters: [accountId] }),
      this.file.qualifications(accountId),
      this.file.trainings(accountId),
      this.scope.reachesPerson(caller, corePermissions.staffManage, accountId, 'now'),
    ]);
    const isSelf = accountOf(caller)?.id === accountId;
    const isAdministrator = appointments.some(({ role, state }) => administratorRoles.has(role) && isOpen(state));
    return {
      ...person,
      ...{ joinedOn: facts.joinedOn, education: managed || isSelf ? facts.education : null },
      ...{ qualifications, trainings },
      posts: appointments.filter(({ state }) => state === 'current' || state === 'lent').map(withoutAccount),
      appointments: appointments.map(withoutAccount),
      may: mayWith(caller, { managed, isSelf, isAdministrator }),
    };
  }

  /** What somebody's posts were on a day. */
  async postsOn(caller: Caller, accountId: string, day: string): Promise<ViewedAppointment[]> {
    await this.scope.mustReach(caller, corePermissions.staffRead, accountId, 'ever');
    const condition = { sql: `p.account_id = ? AND ${inForce('p')}`, parameters: [accountId, ...onDay(day)] };
    return this.view.where(caller, condition, day);
  }

  private async postsOf(caller: Caller, accountIds: readonly string[]): Promise<ViewedAppointment[]> {
    if (accountIds.length === 0) return [];
    const marks = placeholders(accountIds);
    return this.view.where(caller, {
      sql: `p.account_id IN (${marks}) AND ${inForce('p')}`,
      parameters: [...accountIds, ...onDay(this.clock.today())],
    });
  }

  private filters(caller: Caller, { unit, q, role, state, cursor }: ListQuery): Condition[] {
    const today = onDay(this.clock.today());
    const conditions: Condition[] = [];
    if (unit !== undefined || role !== undefined) conditions.push(this.withPost(caller, { unit, role, state }));
    if (q !== undefined) {
      // Usernames are ASCII: what holds a Hanzi is the beginning of a name.
      const column = USERNAME_LIKE.test(q) ? 'a.username' : 'a.display_name';
      const text = column === 'a.username' ? q.toLowerCase() : q;
      conditions.push({ sql: `${column} >= ? AND ${column} < ?`, parameters: [text, `${text}${LAST[column]}`] });
    }
    const holdsOne = `EXISTS (SELECT 1 FROM appointments t WHERE t.account_id = a.id AND ${inForce('t')}`;
    if (state === 'disabled') conditions.push({ sql: 'a.disabled = 1', parameters: [] });
    if (state === 'current') conditions.push({ sql: `${holdsOne})`, parameters: today });
    if (state === 'former') conditions.push({ sql: `NOT ${holdsOne})`, parameters: today });
    if (state === 'seconded') conditions.push({ sql: `${holdsOne} AND t.kind = 'secondment')`, parameters: today });
    if (cursor !== undefined) {
      conditions.push({ sql: 'a.username > ?', parameters: [decodeCursor(cursor, ['username']).username] });
    }
    return conditions;
  }

  /** A post in the unit and of the role: one and the same, of today unless former staff is asked for. */
  private withPost(caller: Caller, { unit, role, state }: Pick<ListQuery, 'unit' | 'role' | 'state'>): Condition {
    const within = this.scope.appointments(caller, corePermissions.staffRead, 'f', unit);
    const terms = [within];
    if (role !== undefined) terms.push({ sql: 'f.role = ?', parameters: [role] });
    if (state !== 'former') terms.push({ sql: inForce('f'), parameters: onDay(this.clock.today()) });
    const { sql, parameters } = allOf(terms);
    return { sql: `EXISTS (SELECT 1 FROM appointments f WHERE f.account_id = a.id AND ${sql})`, parameters };
  }

  private soon(): SqlValue {
    return addDays(this.clock.today(), ENDS_SOON);
  }
}

/** Takes the day by which a qualification that ends counts as expiring. */
const SUMMARY_SQL = `
  SELECT a.id, a.username, a.display_name, a.disabled, a.must_change_password, f.office_phone, f.education, f.joined_on,
         EXISTS (SELECT 1 FROM staff_qualifications q WHERE q.account_id = a.id AND q.valid_to <= ?) AS expiring
  FROM accounts a LEFT JOIN staff_files f ON f.account_id = a.id`;

function readSummary(row: RawRow): SummaryRow {
  return {
    id: row.text('id'),
    username: row.text('username'),
    displayName: row.text('display_name'),
    officePhone: row.textOrNull('office_phone'),
    disabled: row.boolean('disabled'),
    mustChangePassword: row.boolean('must_change_password'),
    expiring: row.boolean('expiring'),
  };
}

function mayWith(
  caller: Caller,
  { managed, isSelf, isAdministrator }: { managed: boolean; isSelf: boolean; isAdministrator: boolean },
): StaffMember['may'] {
  const accounts = holds(caller, corePermissions.accountManage) && !isSelf;
  const administrators = holds(caller, corePermissions.administratorAppoint) && !isSelf;
  return {
    manage: managed,
    disable: accounts && !isAdministrator,
    password: isAdministrator ? administrators : accounts,
    administrator: administrators,
  };
}

function isOpen(state: ViewedAppointment['state']): boolean {
  return state === 'current' || state === 'lent' || state === 'upcoming';
}

const USERNAME_LIKE = /^[\w.-]+$/;
/** Sorts behind everything that a column can hold. */
const LAST = { 'a.username': '~', 'a.display_name': '\u{10FFFF}' } as const;
