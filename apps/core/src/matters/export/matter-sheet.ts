import { Injectable } from '@nestjs/common';
import { type Locale, type MatterExport, type MatterSummary, matterStageTitles } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { heading, pagedRows } from '../../sheets/sheet-rows.js';
import type { SheetCell } from '../../sheets/sheet-writer.js';
import { Clock } from '../../time/clock.js';
import { MatterLists } from '../lists/matter-lists.js';

const PAGE = 200;

const HEADINGS = [
  ...[heading('事项', 'Matter'), heading('步骤', 'Step'), heading('类别', 'Category'), heading('单位', 'Unit')],
  ...[heading('地点', 'Where'), heading('在谁手里', 'Held by'), heading('这一步的期限', 'Step due')],
  ...[heading('上报人', 'Reported by'), heading('上报时间', 'Reported at'), heading('结案时间', 'Closed at')],
];

/** A list of matters as rows of a sheet: what the list itself shows, so nothing of the resident who told of one. */
@Injectable()
export class MatterSheet {
  constructor(
    private readonly lists: MatterLists,
    private readonly clock: Clock,
  ) {}

  /** Through the list's own statement. */
  rows(caller: Caller, filter: MatterExport['filter'], locale: Locale): AsyncGenerator<SheetCell[]> {
    return pagedRows(
      HEADINGS,
      locale,
      (cursor) => this.lists.list(caller, { ...filter, limit: PAGE, cursor }),
      (matter) => this.cells(matter, locale),
    );
  }

  private cells(matter: MatterSummary, locale: Locale): SheetCell[] {
    const { title, stage, category, place, holder, reporter, reportedAt, closedAt } = matter;
    const where = [place.building, place.door, place.text].filter((part) => part !== null && part !== '');
    const minute = (instant: string) => this.clock.minuteOf(new Date(instant));
    return [
      ...[title, matterStageTitles[stage][locale], category.title[locale], place.unitName, where.join(' ')],
      ...[holder?.name ?? null, holder === null ? null : minute(holder.dueAt)],
      ...[reporter.name, minute(reportedAt), closedAt === null ? null : minute(closedAt)],
    ];
  }
}
