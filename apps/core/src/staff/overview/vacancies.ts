import { Injectable } from '@nestjs/common';
import { addDays, corePermissions, type RouteInput, type RouteOutput, type routes } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { inForce, onDay } from '../../org/in-force.js';
import { normSource, versionOn } from '../../org/rules/rule.js';
import { countedRoles, postsWanted, staffingNorms } from '../../org/rules/staffing.js';
import { Clock } from '../../time/clock.js';
import { ENDS_SOON } from '../file/staff-file.js';
import { StaffScope } from '../staff-scope.js';

type Query = RouteInput<typeof routes.staff.vacancies>['query'];

interface Community {
  number: number;
  id: string;
  code: string;
  name: string;
}

interface Filling {
  filled: number;
  secondedOut: number;
  secondedIn: number;
  endingSoon: number;
}

interface Size {
  households: number;
  population: number;
}

/** Communities against the staffing norm (R5, R6): posts filled, lent away, and those that end soon. */
@Injectable()
export class Vacancies {
  constructor(
    private readonly database: Database,
    private readonly scope: StaffScope,
    private readonly clock: Clock,
  ) {}

  /** Three statements: the communities of the page, who works there, who lives there. */
  async list(caller: Caller, query: Query): Promise<RouteOutput<typeof routes.staff.vacancies>> {
    const rows = await this.communities(caller, query);
    const { items: page, next } = pageOf(rows, query.limit, (last) => encodeCursor(last, ['code', 'id']));
    const numbers = page.map(({ number }) => number);
    const [fillings, sizes] = await Promise.all([this.fillings(numbers), this.sizes(numbers)]);
    const norm = versionOn(staffingNorms, this.clock.today());
    return {
      items: page.map(({ number, id, code, name }) => {
        const filling = fillings.get(number) ?? { filled: 0, secondedOut: 0, secondedIn: 0, endingSoon: 0 };
        const { households, population } = sizes.get(number) ?? { households: 0, population: 0 };
        const wanted = norm === null ? null : postsWanted(norm.method, households, population);
        const vacant = wanted === null ? null : Math.max(0, wanted - filling.filled);
        return { unit: { id, name, level: 'community' }, code, wanted, vacant, ...filling };
      }),
      norm: norm === null ? null : normSource(norm, norm.rule),
      next,
    };
  }

  private communities(caller: Caller, { unit, cursor, limit }: Query): Promise<Community[]> {
    const within = this.scope.appointments(caller, corePermissions.staffRead, 'n', unit);
    const after = cursor === undefined ? null : decodeCursor(cursor, ['code', 'id']);
    return this.database.query(
      `SELECT n.unit_number, n.id, n.code, n.name
       FROM (SELECT u.number AS unit_number, u.id, u.code, u.name FROM org_units u
             JOIN org_edges e ON e.child_number = u.number AND ${inForce('e')} WHERE u.level = 'community') n
       WHERE ${within.sql} ${after === null ? '' : 'AND (n.code > ? OR (n.code = ? AND n.id > ?))'}
       ORDER BY n.code, n.id LIMIT ${limit + 1}`,
      [
        ...onDay(this.clock.today()),
        ...within.parameters,
        ...(after === null ? [] : [after.code, after.code, after.id]),
      ],
      (row) => ({
        number: row.integer('unit_number'),
        id: row.text('id'),
        code: row.text('code'),
        name: row.text('name'),
      }),
    );
  }

  /** Somebody who holds several of a community's posts is one person. */
  private async fillings(communities: readonly number[]): Promise<Map<number, Filling>> {
    if (communities.length === 0) return new Map();
    const today = this.clock.today();
    const rows = await this.database.query(
      `SELECT w.ancestor, COUNT(DISTINCT CASE WHEN p.kind <> 'secondment' THEN p.account_id END) AS filled,
              COUNT(DISTINCT CASE WHEN l.id IS NOT NULL THEN p.account_id END) AS seconded_out,
              COUNT(DISTINCT CASE WHEN p.kind = 'secondment' THEN p.account_id END) AS seconded_in,
              COUNT(DISTINCT CASE WHEN p.valid_to <= ? THEN p.id END) AS ending_soon
       FROM org_closure w
       JOIN appointments p ON p.unit_number = w.descendant AND ${inForce('p')}
       LEFT JOIN appointments l ON l.seconded_from = p.id AND ${inForce('l')}
       WHERE w.ancestor IN (${placeholders(communities)}) AND p.role IN (${placeholders(countedRoles)})
       GROUP BY w.ancestor`,
      [addDays(today, ENDS_SOON), ...onDay(today), ...onDay(today), ...communities, ...countedRoles],
      (row) => ({
        community: row.integer('ancestor'),
        filling: {
          filled: row.integer('filled'),
          secondedOut: row.integer('seconded_out'),
          secondedIn: row.integer('seconded_in'),
          endingSoon: row.integer('ending_soon'),
        },
      }),
    );
    return new Map(rows.map(({ community, filling }) => [community, filling]));
  }

  private async sizes(communities: readonly number[]): Promise<Map<number, Size>> {
    if (communities.length === 0) return new Map();
    const rows = await this.database.query(
      `SELECT community_id, COUNT(*) AS population, COUNT(DISTINCT household_id) AS households
       FROM people WHERE community_id IN (${placeholders(communities)}) GROUP BY community_id`,
      [...communities],
      (row) => ({
        community: row.integer('community_id'),
        size: { households: row.integer('households'), population: row.integer('population') },
      }),
    );
    return new Map(rows.map(({ community, size }) => [community, size]));
  }
}
