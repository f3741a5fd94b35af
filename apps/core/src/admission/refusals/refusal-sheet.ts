import { Injectable } from '@nestjs/common';
import { type Locale, type OutsideRefusal, type Page, type Refusal, refusalReasonTitles } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { heading, pagedRows } from '../../sheets/sheet-rows.js';
import type { SheetCell } from '../../sheets/sheet-writer.js';
import { Clock } from '../../time/clock.js';
import { OutsideRefusals } from './outside-refusals.js';
import type { RefusalFilter } from './refusal-filter.js';
import { Refusals } from './refusals.js';

const PAGE = 200;

const HEADINGS = [
  ...[heading('部门', 'Bureau'), heading('拒收的事', 'Refused'), heading('单位', 'Unit'), heading('原因', 'Reason')],
  ...[heading('说明', 'Note'), heading('拒收人', 'By'), heading('时间', 'At'), heading('怎么来的', 'How it came')],
];

const BY_HAND = heading('线下送来，社区登记', 'Beside the platform, recorded by the community');
const BY_TASK = heading('平台任务', 'Task of the platform');

/** Refusals as rows of a sheet: tasks first, then what communities recorded. */
@Injectable()
export class RefusalSheet {
  constructor(
    private readonly refusals: Refusals,
    private readonly outside: OutsideRefusals,
    private readonly clock: Clock,
  ) {}

  async *rows(caller: Caller, filter: RefusalFilter, locale: Locale): AsyncGenerator<SheetCell[]> {
    const ask = (cursor: string | undefined) => ({ ...filter, limit: PAGE, cursor });
    yield* pagedRows(
      HEADINGS,
      locale,
      (cursor) => this.refusals.list(caller, ask(cursor)),
      (refusal) => this.taskCells(refusal, locale),
    );
    yield* this.allOutside((cursor) => this.outside.list(caller, ask(cursor)), locale);
  }

  private async *allOutside(
    pageAfter: (cursor: string | undefined) => Promise<Page<OutsideRefusal>>,
    locale: Locale,
  ): AsyncGenerator<SheetCell[]> {
    for (let cursor: string | undefined; ; ) {
      const { items, next }: Page<OutsideRefusal> = await pageAfter(cursor);
      for (const { bureau, what, unit, reason, by, cameOn } of items) {
        yield [
          ...[bureau.name[locale], what, unit?.name ?? null, refusalReasonTitles[reason][locale], null],
          ...[by.name, cameOn, BY_HAND[locale]],
        ];
      }
      if (next === null) return;
      cursor = next;
    }
  }

  private taskCells({ bureau, typeTitle, unit, reason, note, by, at }: Refusal, locale: Locale): SheetCell[] {
    return [
      ...[bureau.name[locale], typeTitle[locale], unit?.name ?? null, refusalReasonTitles[reason][locale], note],
      ...[by.name, this.clock.minuteOf(new Date(at)), BY_TASK[locale]],
    ];
  }
}
