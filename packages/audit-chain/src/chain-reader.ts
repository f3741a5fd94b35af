import type { Database, RawRow } from '@yige/database';
import type { Link } from './link.js';
import { entryColumns, readSealedEntry, type SealedEntry } from './sealed-entry.js';

/** A day whose chain is complete. Its head stays when the day's entries have expired and were removed. */
export interface ClosedDay {
  day: string;
  entries: number;
  head: string;
  removedAt: Date | null;
}

/** A row of the chain with what it seals; null when the entry is gone. */
export interface ChainRow extends Link {
  entryId: string;
  entry: SealedEntry | null;
}

const PAGE = 1_000;
/** Less than any integer that the column can hold: a sequence that was forged is read too. */
const BELOW_ALL = -2_147_483_649;

export interface DayRange {
  from: string | null;
  to: string | null;
}

/** Reads the chain as it stands in the database, page by page. */
export class ChainReader {
  constructor(private readonly database: Database) {}

  tip(): Promise<Link | null> {
    return this.database.queryOne('SELECT day, sequence, hash FROM audit_tip WHERE id = 1', [], readLink);
  }

  closedDays({ from, to }: DayRange): Promise<ClosedDay[]> {
    return this.database.query(
      'SELECT day, entries, head, removed_at FROM audit_days WHERE day >= ? AND day <= ? ORDER BY day',
      bounds({ from, to }),
      readClosedDay,
    );
  }

  /** The last closed day before another; its head is what that day's first link follows. */
  closedDayBefore(day: string): Promise<ClosedDay | null> {
    return this.database.queryOne(
      'SELECT day, entries, head, removed_at FROM audit_days WHERE day < ? ORDER BY day DESC LIMIT 1',
      [day],
      readClosedDay,
    );
  }

  /** Days that have links, closed or not. */
  chainedDays(range: DayRange): Promise<string[]> {
    return this.database.query(
      'SELECT day FROM audit_chain WHERE day >= ? AND day <= ? GROUP BY day ORDER BY day',
      bounds(range),
      (row) => row.text('day'),
    );
  }

  async *links(day: string): AsyncGenerator<ChainRow> {
    for (let after = BELOW_ALL, more = true; more; ) {
      const rows = await this.database.query(
        `SELECT c.day, c.sequence, c.hash, c.entry_id, ${entryColumns('e')}
         FROM audit_chain c LEFT JOIN audit_entries e ON e.id = c.entry_id
         WHERE c.day = ? AND c.sequence > ? ORDER BY c.sequence LIMIT ${PAGE}`,
        [day, after],
        readChainRow,
      );
      yield* rows;
      after = rows.at(-1)?.sequence ?? after;
      more = rows.length === PAGE;
    }
  }

  /** Entries that say they were sealed and stand in no chain. */
  strays(from: Date, to: Date): Promise<{ id: string; at: Date }[]> {
    return this.database.query(
      `SELECT e.id, e.at FROM audit_entries e LEFT JOIN audit_chain c ON c.entry_id = e.id
       WHERE c.entry_id IS NULL AND e.sealed = 1 AND e.at >= ? AND e.at < ? ORDER BY e.at, e.id LIMIT ${PAGE}`,
      [from, to],
      (row) => ({ id: row.text('id'), at: row.instant('at') }),
    );
  }

  async unsealed(): Promise<number> {
    const waiting = await this.database.queryOne(
      'SELECT COUNT(*) AS waiting FROM audit_entries WHERE sealed = 0',
      [],
      (row) => row.integer('waiting'),
    );
    return waiting ?? 0;
  }
}

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

function bounds({ from, to }: DayRange): [string, string] {
  return [from ?? FIRST_DAY, to ?? LAST_DAY];
}

export function readLink(row: RawRow): Link {
  return { day: row.text('day'), sequence: row.integer('sequence'), hash: row.text('hash') };
}

function readClosedDay(row: RawRow): ClosedDay {
  return {
    day: row.text('day'),
    entries: row.integer('entries'),
    head: row.text('head'),
    removedAt: row.instantOrNull('removed_at'),
  };
}

function readChainRow(row: RawRow): ChainRow {
  return {
    ...readLink(row),
    entryId: row.text('entry_id'),
    entry: row.textOrNull('id') === null ? null : readSealedEntry(row),
  };
}
