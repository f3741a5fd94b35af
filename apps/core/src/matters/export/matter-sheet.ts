import { Injectable } from '@nestjs/common';
import {
  type Locale,
  type LocalizedText,
  type MatterExport,
  type MatterSummary,
  matterStageTitles,
  type Page,
} from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { Configuration } from '../../config/configuration.js';
import type { SheetCell } from '../../sheets/sheet-writer.js';
import { MatterLists } from '../lists/matter-lists.js';

const PAGE = 200;

const heading = (chinese: string, english: string): LocalizedText => ({ 'zh-CN': chinese, en: english });

const HEADINGS = [
  ...[heading('事项', 'Matter'), heading('步骤', 'Step'), heading('类别', 'Category'), heading('单位', 'Unit')],
  ...[heading('地点', 'Where'), heading('在谁手里', 'Held by'), heading('这一步的期限', 'Step due')],
  ...[heading('上报人', 'Reported by'), heading('上报时间', 'Reported at'), heading('结案时间', 'Closed at')],
];

/** A list of matters as rows of a sheet: what the list itself shows, so nothing of the resident who told of one. */
@Injectable()
export class MatterSheet {
  private readonly moments: Intl.DateTimeFormat;

  constructor(
    private readonly lists: MatterLists,
    configuration: Configuration,
  ) {
    this.moments = new Intl.DateTimeFormat('sv-SE', {
      timeZone: configuration.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
  }

  /** Page by page through the list's own statement: however many there are, a page is in memory. */
  async *rows(caller: Caller, filter: MatterExport['filter'], locale: Locale): AsyncGenerator<SheetCell[]> {
    yield HEADINGS.map((title) => title[locale]);
    for (let cursor: string | undefined; ; ) {
      const page: Page<MatterSummary> = await this.lists.list(caller, { ...filter, limit: PAGE, cursor });
      for (const matter of page.items) yield this.cells(matter, locale);
      if (page.next === null) return;
      cursor = page.next;
    }
  }

  private cells(matter: MatterSummary, locale: Locale): SheetCell[] {
    const { title, stage, category, place, holder, reporter, reportedAt, closedAt } = matter;
    const where = [place.building, place.door, place.text].filter((part) => part !== null && part !== '');
    return [
      ...[title, matterStageTitles[stage][locale], category.title[locale], place.unitName, where.join(' ')],
      ...[holder?.name ?? null, holder === null ? null : this.moment(holder.dueAt)],
      ...[reporter.name, this.moment(reportedAt), closedAt === null ? null : this.moment(closedAt)],
    ];
  }

  private moment(instant: string): string {
    return this.moments.format(new Date(instant));
  }
}
