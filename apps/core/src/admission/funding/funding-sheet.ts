import { Injectable } from '@nestjs/common';
import type { Locale, RouteInput, routes } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { heading } from '../../sheets/sheet-rows.js';
import type { SheetCell } from '../../sheets/sheet-writer.js';
import { FundingTotals } from './funding-totals.js';

type Query = RouteInput<typeof routes.taskFunding.totals>['query'];

const HEADINGS = [
  ...[heading('月份', 'Month'), heading('单位', 'Unit'), heading('部门', 'Bureau')],
  ...[heading('应到（元）', 'Promised (yuan)'), heading('已付（元）', 'Paid (yuan)')],
  heading('确认到账（元）', 'Confirmed (yuan)'),
];

const TOTAL = heading('合计', 'Total');

/** The totals as rows of a sheet, with the sum below. */
@Injectable()
export class FundingSheet {
  constructor(private readonly totals: FundingTotals) {}

  async *rows(caller: Caller, query: Query, locale: Locale): AsyncGenerator<SheetCell[]> {
    const { items, total } = await this.totals.of(caller, query);
    const months = query.from === query.to ? query.from : `${query.from}～${query.to}`;
    yield HEADINGS.map((title) => title[locale]);
    for (const { month, unit, bureau, ...amounts } of items) {
      yield [month ?? months, unit?.name ?? null, bureau?.name[locale] ?? null, ...cells(amounts)];
    }
    yield [months, TOTAL[locale], null, ...cells(total)];
  }
}

function cells(amounts: { promisedFen: number; paidFen: number; confirmedFen: number }): SheetCell[] {
  return [{ fen: amounts.promisedFen }, { fen: amounts.paidFen }, { fen: amounts.confirmedFen }];
}
