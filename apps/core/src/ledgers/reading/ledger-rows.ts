import { Injectable } from '@nestjs/common';
import type { RouteInput, RouteOutput, routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { LedgerPeople } from './ledger-people.js';
import { type LedgerReading, LedgerReadings } from './ledger-readings.js';

/** Pages of a ledger, with whom the rows are about. */
@Injectable()
export class LedgerRows {
  constructor(
    private readonly readings: LedgerReadings,
    private readonly people: LedgerPeople,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  async page(
    caller: Caller,
    id: string,
    query: RouteInput<typeof routes.ledgers.rows>['query'],
  ): Promise<RouteOutput<typeof routes.ledgers.rows>> {
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, ['key']).key;
    const reading = await this.readings.of(caller, id, query);
    const { rows, end } = await reading.page(after, query.limit);
    if (after === null && reading.source.declaration.sensitive) await this.noteRead(caller, reading);
    const people = await this.people.of(caller, rows, reading);
    const items = rows.map(({ key, unitName, cells, records }, index) => {
      return { key, unitName, cells, records, person: people[index] ?? null };
    });
    const { firstDay, endDay } = reading.period;
    const next = end === null ? null : encodeCursor({ key: end }, ['key']);
    const { title, columns, asOf, seal } = reading;
    return { items, next, firstDay, endDay, title, columns: [...columns], asOf, seal };
  }

  /** Once for whoever begins to read it, whatever of its people is noted besides. */
  private noteRead(caller: Caller, { source, unit, period }: LedgerReading): Promise<void> {
    return this.database.transaction(() =>
      this.audit.record({
        actor: actorOf(caller),
        action: 'ledger.read',
        subject: { kind: 'ledger', id: source.id },
        unit: unit.number,
        details: { period: period.key },
      }),
    );
  }
}
