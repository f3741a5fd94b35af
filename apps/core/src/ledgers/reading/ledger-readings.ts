import { Injectable } from '@nestjs/common';
import {
  LEDGER_ROWS_AT_ONCE,
  type LedgerColumn,
  type LedgerSeal,
  type LocalizedText,
  type RouteInput,
  type routes,
} from '@yige/contracts';
import { actorOf, type Caller } from '../../access/caller.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import type { NamedRow } from '../ledger-source.js';
import { ReadableSeals } from '../sealing/readable-seals.js';
import { SealedRows } from '../sealing/sealed-rows.js';
import { expectFilter } from './filter-check.js';
import { type LedgerQuestion, LedgerQuestions } from './ledger-questions.js';
import { unitNameOfRow } from './row-unit.js';
import { SearchedPages } from './searched-pages.js';

type Selection = Pick<RouteInput<typeof routes.ledgers.rows>['query'], 'unit' | 'period' | 'filter' | 'q' | 'seal'>;
type Filter = Readonly<Record<string, string>>;

export interface RowPage {
  rows: NamedRow[];
  more: boolean;
  /** Key behind which there are more; null where there are none. */
  end: string | null;
}

/** What was selected of a ledger, ready to be read: rows of today, or those of a seal. */
export interface LedgerReading extends LedgerQuestion {
  /** Title and columns of today, or as they were declared when the period was sealed. */
  title: LocalizedText;
  columns: readonly LedgerColumn[];
  asOf: string;
  seal: LedgerSeal | null;
  /** Rows after a key, in the order of keys. */
  page: (after: string | null, limit: number) => Promise<RowPage>;
}

/** All rows after a key, a page of them in memory. */
export async function* rowsOf(reading: LedgerReading, first: string | null = null): AsyncGenerator<NamedRow, void> {
  for (let after = first; ; ) {
    const { rows, end } = await reading.page(after, LEDGER_ROWS_AT_ONCE);
    yield* rows;
    if (end === null) return;
    after = end;
  }
}

@Injectable()
export class LedgerReadings {
  constructor(
    private readonly questions: LedgerQuestions,
    private readonly seals: ReadableSeals,
    private readonly sealedRows: SealedRows,
    private readonly searched: SearchedPages,
    private readonly directory: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, id: string, { unit, period, filter = {}, q, seal }: Selection): Promise<LedgerReading> {
    const question = this.questions.of(caller, id, { unit, period });
    const reading =
      seal === undefined ? this.ofToday(caller, question, filter) : await this.ofSeal(caller, question, seal, filter);
    expectFilter(reading.columns, filter);
    return q === undefined ? reading : this.searched.of(caller, reading, q);
  }

  ofToday(caller: Caller, question: LedgerQuestion, filter: Filter = {}): LedgerReading {
    const { source, unit, period } = question;
    const { title, columns } = source.declaration;
    const asked = { unit, from: period.firstDay, until: period.endDay, filter };
    return {
      ...question,
      ...{ title, columns, asOf: this.clock.now().toISOString(), seal: null },
      page: async (after, limit) => {
        const { items, more } = await source.page(actorOf(caller), { ...asked, after, limit });
        const rows = items.map((row) => ({ ...row, unitName: unitNameOfRow(this.directory, row.units, unit) }));
        return pageOf(rows, more);
      },
    };
  }

  private async ofSeal(caller: Caller, question: LedgerQuestion, id: string, filter: Filter): Promise<LedgerReading> {
    const { source, unit, period } = question;
    const found = await this.seals.within(caller, source.id, { id, unit, period: period.key });
    const { title, columns } = found.declaration;
    return {
      ...question,
      ...{ title, columns, asOf: found.seal.sealedAt, seal: found.seal },
      page: (after, limit) => first(limit, narrowed(this.sealedRows.after(found, after), filter)),
    };
  }
}

async function* narrowed(rows: AsyncIterable<NamedRow>, filter: Filter): AsyncGenerator<NamedRow, void> {
  const wanted = Object.entries(filter);
  for await (const row of rows) if (wanted.every(([name, value]) => String(row.cells[name]) === value)) yield row;
}

async function first(limit: number, rows: AsyncIterable<NamedRow>): Promise<RowPage> {
  const taken: NamedRow[] = [];
  for await (const row of rows) {
    if (taken.length === limit) return pageOf(taken, true);
    taken.push(row);
  }
  return pageOf(taken, false);
}

function pageOf(rows: NamedRow[], more: boolean): RowPage {
  return { rows, more, end: more ? (rows.at(-1)?.key ?? null) : null };
}
