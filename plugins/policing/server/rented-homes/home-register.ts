import { Injectable } from '@nestjs/common';
import {
  addDays,
  allOf,
  type Caller,
  Clock,
  type Condition,
  Database,
  innermostOf,
  isInScope,
  People,
  type PersonSummary,
  PluginProblem,
  RawRow,
  Settings,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  type HomePoint,
  homePointSchema,
  type listHomesQuerySchema,
  type RentedHome,
  type rentedHomePageSchema,
} from '../../contract/rented-homes.js';
import { plugin } from '../../plugin.js';
import { addHome } from './add-home.js';

export const READ_HOMES = 'policing:rentedHome.read';
export const REGISTER = 'policing:rentedHome.register';
const FORTNIGHT = 14;

export const HOME_COLUMNS = 'h.person_id, h.registered_on, h.last_check_on, h.next_check_due, h.points';

/** The register of rented homes (出租房登记), narrowed to the caller's units. */
@Injectable()
export class HomeRegister {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Those due first on top. */
  async list(
    caller: Caller,
    query: z.output<typeof listHomesQuerySchema>,
  ): Promise<z.output<typeof rentedHomePageSchema>> {
    const { sql, parameters } = allOf([unitScopeCondition(caller.scopeFor(READ_HOMES), 'h'), ...this.filters(query)]);
    const rows = await this.database.query(
      `SELECT ${HOME_COLUMNS} FROM rented_homes h WHERE ${sql}
       ORDER BY h.next_check_due, h.person_id LIMIT ${query.limit + 1}`,
      parameters,
      readHome,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: await this.withPeople(caller, page),
      next: rows.length > page.length && last !== undefined ? `${last.nextCheckDue} ${last.personId}` : null,
    };
  }

  /**
   * Registers the home of a resident who rents it; looked at within one cycle. Throws 404 for somebody outside the caller's
   * units, 409 for a home that is in the register.
   */
  async register(caller: Caller, personId: string): Promise<void> {
    const person = (await this.people.among([personId], caller)).get(personId);
    if (person === undefined || !isInScope(caller.scopeFor(REGISTER), person.units)) throw personUnknown();
    const { rentedHomeCycleDays } = await this.settings.of(plugin, innermostOf(person.units));
    const today = this.clock.today();
    const standing = { registeredOn: today, lastCheckOn: null, nextCheckDue: addDays(today, rentedHomeCycleDays) };
    if (!(await addHome(this.database, person, { ...standing, points: '' }))) throw homeKnown();
  }

  /** It is let no longer; what was seen there stays. Throws 404 for a home that is not in the caller's register. */
  async end(caller: Caller, personId: string): Promise<void> {
    const within = unitScopeCondition(caller.scopeFor(REGISTER), 'rented_homes');
    const { affectedRows } = await this.database.execute(
      `DELETE FROM rented_homes WHERE person_id = ? AND ${within.sql}`,
      [personId, ...within.parameters],
    );
    if (affectedRows === 0) throw homeUnknown();
  }

  private filters({ due, points, cursor }: z.output<typeof listHomesQuerySchema>): Condition[] {
    const today = this.clock.today();
    const [day, personId] = cursor?.split(' ') ?? [];
    return [
      ...(due === 'overdue' ? [{ sql: 'h.next_check_due < ?', parameters: [today] }] : []),
      ...(due === 'fortnight'
        ? [{ sql: 'h.next_check_due >= ? AND h.next_check_due <= ?', parameters: [today, addDays(today, FORTNIGHT)] }]
        : []),
      ...(points === undefined ? [] : [{ sql: "h.points <> ''", parameters: [] }]),
      ...(day === undefined || personId === undefined
        ? []
        : [
            {
              sql: '((h.next_check_due = ? AND h.person_id > ?) OR h.next_check_due > ?)',
              parameters: [day, personId, day],
            },
          ]),
    ];
  }

  private async withPeople(caller: Caller, rows: readonly Omit<RentedHome, 'person'>[]): Promise<RentedHome[]> {
    const people = await this.people.among(
      rows.map(({ personId }) => personId),
      caller,
    );
    return rows.map((row) => ({ ...row, person: faceOf(people.get(row.personId)) }));
  }
}

function faceOf(person: PersonSummary | undefined): RentedHome['person'] {
  if (person === undefined) return null;
  return { name: person.name, door: person.door?.text ?? null, unitName: person.unitName };
}

export function readHome(row: RawRow): Omit<RentedHome, 'person'> {
  return {
    personId: row.text('person_id'),
    registeredOn: row.text('registered_on'),
    lastCheckOn: row.textOrNull('last_check_on'),
    nextCheckDue: row.text('next_check_due'),
    points: readPoints(row.text('points')),
  };
}

function readPoints(text: string): HomePoint[] {
  return text === '' ? [] : z.array(homePointSchema).parse(text.split(' '));
}

const personUnknown = () =>
  new PluginProblem(404, 'rentedHome.personUnknown', {
    title: { 'zh-CN': '没有这个人', en: 'There is no such person' },
  });
const homeKnown = () =>
  new PluginProblem(409, 'rentedHome.known', {
    title: { 'zh-CN': '这处住房已经登记过', en: 'This home is in the register' },
  });
const homeUnknown = () =>
  new PluginProblem(404, 'rentedHome.notFound', {
    title: { 'zh-CN': '登记里没有这处出租房', en: 'This home is not in the register' },
  });
