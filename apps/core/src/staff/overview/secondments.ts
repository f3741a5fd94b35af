import { Injectable } from '@nestjs/common';
import { corePermissions, type Page, type RouteInput, type routes, type Secondment } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { Clock } from '../../time/clock.js';
import { AppointmentView, withoutAccount } from '../appointments/appointment-view.js';
import { StaffScope } from '../staff-scope.js';

type Query = RouteInput<typeof routes.staff.secondments>['query'];

/** Who is away from home, and who came from elsewhere, today and from later days on. */
@Injectable()
export class Secondments {
  constructor(
    private readonly database: Database,
    private readonly view: AppointmentView,
    private readonly scope: StaffScope,
    private readonly clock: Clock,
  ) {}

  /** Two statements: the page, then both ends of each secondment in it. */
  async list(caller: Caller, { unit, direction, cursor, limit }: Query): Promise<Page<Secondment>> {
    const side = direction === 'out' ? 'h' : 'p';
    const within = this.scope.appointments(caller, corePermissions.staffRead, side, unit);
    const after = cursor === undefined ? null : decodeCursor(cursor, ['id']).id;
    const rows = await this.database.query(
      `SELECT p.id, p.seconded_from, a.id AS account_id, a.display_name
       FROM appointments p
       JOIN appointments h ON h.id = p.seconded_from
       JOIN accounts a ON a.id = p.account_id
       WHERE p.valid_to > ? AND p.valid_to > p.valid_from AND ${within.sql} ${after === null ? '' : 'AND p.id > ?'}
       ORDER BY p.id LIMIT ${limit + 1}`,
      [this.clock.today(), ...within.parameters, ...(after === null ? [] : [after])],
      (row) => ({
        id: row.text('id'),
        homeId: row.text('seconded_from'),
        account: { id: row.text('account_id'), displayName: row.text('display_name') },
      }),
    );
    const { items: page, next } = pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
    const ends = await this.endsOf(
      caller,
      page.flatMap(({ id, homeId }) => [id, homeId]),
    );
    return {
      items: page.flatMap(({ id, homeId, account }) => {
        const home = ends.get(homeId);
        const host = ends.get(id);
        return home === undefined || host === undefined ? [] : [{ account, home, host }];
      }),
      next,
    };
  }

  private async endsOf(caller: Caller, ids: readonly string[]): Promise<Map<string, Secondment['home']>> {
    if (ids.length === 0) return new Map();
    const condition = { sql: `p.id IN (${placeholders(ids)})`, parameters: [...ids] };
    const appointments = await this.view.where(caller, condition);
    return new Map(appointments.map((appointment) => [appointment.id, withoutAccount(appointment)]));
  }
}
