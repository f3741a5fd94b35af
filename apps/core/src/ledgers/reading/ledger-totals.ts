import { Injectable } from '@nestjs/common';
import type { RouteInput, RouteOutput, routes } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { whileWanted } from '../../http/wanted.js';
import { isSummed } from '../ledger-source.js';
import { LedgerReadings, rowsOf } from './ledger-readings.js';

/** Rows that are gone through at most; beyond them count and sums are of the first ones. */
const MOST_ROWS = 10_000;

/** A whole selection in figures, of which a page of rows is in memory. */
@Injectable()
export class LedgerTotals {
  constructor(private readonly readings: LedgerReadings) {}

  async of(
    caller: Caller,
    id: string,
    query: RouteInput<typeof routes.ledgers.totals>['query'],
    signal: AbortSignal,
  ): Promise<RouteOutput<typeof routes.ledgers.totals>> {
    const reading = await this.readings.of(caller, id, query);
    const sums = new Map<string, number | null>(reading.columns.filter(isSummed).map(({ name }) => [name, null]));
    let rows = 0;
    for await (const { cells } of whileWanted(rowsOf(reading), signal)) {
      if (rows === MOST_ROWS) return { rows, sums: Object.fromEntries(sums), more: true };
      rows += 1;
      for (const [name, sum] of sums) {
        const cell = cells[name];
        if (typeof cell === 'number') sums.set(name, (sum ?? 0) + cell);
      }
    }
    return { rows, sums: Object.fromEntries(sums), more: false };
  }
}
