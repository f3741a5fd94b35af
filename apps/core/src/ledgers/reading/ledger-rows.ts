import { Injectable } from '@nestjs/common';
import type { RouteInput, RouteOutput, routes } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { LedgerPeople } from './ledger-people.js';
import { LedgerReadings } from './ledger-readings.js';

/** Pages of a ledger, with whom the rows are about. */
@Injectable()
export class LedgerRows {
  constructor(
    private readonly readings: LedgerReadings,
    private readonly people: LedgerPeople,
  ) {}

  async page(
    caller: Caller,
    id: string,
    query: RouteInput<typeof routes.ledgers.rows>['query'],
  ): Promise<RouteOutput<typeof routes.ledgers.rows>> {
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, ['key']).key;
    const reading = await this.readings.of(caller, id, query);
    const { rows, more } = await reading.page(after, query.limit);
    const people = await this.people.of(caller, rows, reading.unit);
    const items = rows.map(({ key, unitName, cells, records }, index) => {
      return { key, unitName, cells, records, person: people[index] ?? null };
    });
    const last = rows.at(-1);
    const { firstDay, endDay } = reading.period;
    const next = more && last !== undefined ? encodeCursor({ key: last.key }, ['key']) : null;
    return { items, next, firstDay, endDay, asOf: reading.asOf };
  }
}
