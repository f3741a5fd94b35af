import { Injectable } from '@nestjs/common';
import { isSearched, LEDGER_ROWS_AT_ONCE, type LedgerColumn } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import type { NamedRow } from '../ledger-source.js';
import { ledgerProblems } from '../problems.js';
import { LedgerPeople } from './ledger-people.js';
import type { LedgerReading, RowPage } from './ledger-readings.js';

/** Rows that are gone through for one page at most; the next page goes on behind them. */
const MOST_ROWS = 10_000;

/**
 * Finds rows by a part of the name that stands in them. Core goes through the rows itself, so that a plugin needs to know
 * nothing of it and nobody finds by a name what they would not be shown.
 */
@Injectable()
export class SearchedPages {
  constructor(private readonly people: LedgerPeople) {}

  of(caller: Caller, reading: LedgerReading, text: string): LedgerReading {
    const column = reading.columns.find(isSearched) ?? this.todays(reading);
    const wanted = text.toLowerCase();
    const namesOf = async (rows: readonly NamedRow[]) => {
      if (column.type !== 'person') return rows.map(({ cells }) => String(cells[column.name] ?? ''));
      return (await this.people.visible(caller, rows, reading)).map((person) => person?.name ?? '');
    };
    return {
      ...reading,
      page: async (after, limit) => {
        const found: NamedRow[] = [];
        let end = after;
        for (let seen = 0; seen < MOST_ROWS; ) {
          const page: RowPage = await reading.page(end, LEDGER_ROWS_AT_ONCE);
          const names = await namesOf(page.rows);
          for (const [index, row] of page.rows.entries()) {
            if (!names[index]?.toLowerCase().includes(wanted)) continue;
            if (found.length === limit) return { rows: found, more: true, end: found.at(-1)?.key ?? end };
            found.push(row);
          }
          if (!page.more) return { rows: found, more: false, end: null };
          seen += page.rows.length;
          end = page.end;
        }
        return { rows: found, more: true, end };
      },
    };
  }

  /** What was sealed before its ledger was searched is found by the column of today. */
  private todays({ source, columns }: LedgerReading): LedgerColumn {
    const today = source.declaration.columns.find(isSearched);
    const column = columns.find(({ name }) => name === today?.name);
    if (column !== undefined) return column;
    const message = { 'zh-CN': '这个台账没有可以查找的姓名栏', en: 'the ledger has no column with names to find' };
    throw ledgerProblems['ledger.filterUnknown']({ errors: [{ pointer: '/query/q', code: 'search', message }] });
  }
}
