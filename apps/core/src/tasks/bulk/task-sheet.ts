import { Injectable } from '@nestjs/common';
import { type Locale, type LocalizedText, type TaskFilter, type TaskSummary, taskStatusTitles } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { Configuration } from '../../config/configuration.js';
import type { SheetCell } from '../../sheets/sheet-writer.js';
import { TaskLists } from '../lists/task-lists.js';

const PAGE = 200;

const heading = (chinese: string, english: string): LocalizedText => ({ 'zh-CN': chinese, en: english });

const HEADINGS = [
  ...[heading('任务', 'Task'), heading('状态', 'State'), heading('部门', 'Bureau'), heading('单位', 'Unit')],
  ...[heading('对象', 'Whom'), heading('地址', 'Door'), heading('办理人', 'Assignee')],
  ...[heading('期限', 'Due'), heading('督办', 'Overseen'), heading('派出时间', 'Sent at')],
];

/** A list of tasks as rows of a sheet: exactly what the list itself shows, page by page through the list's own statement. */
@Injectable()
export class TaskSheet {
  private readonly moments: Intl.DateTimeFormat;

  constructor(
    private readonly lists: TaskLists,
    configuration: Configuration,
  ) {
    this.moments = new Intl.DateTimeFormat('sv-SE', {
      timeZone: configuration.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
  }

  /** Refuses what the list refuses, before anything is sent. */
  async rows(caller: Caller, filter: TaskFilter, locale: Locale): Promise<AsyncGenerator<SheetCell[]>> {
    const first = await this.lists.list(caller, { ...filter, limit: PAGE });
    return this.after(caller, { filter, locale, first });
  }

  private async *after(
    caller: Caller,
    { filter, locale, first }: { filter: TaskFilter; locale: Locale; first: Awaited<ReturnType<TaskLists['list']>> },
  ): AsyncGenerator<SheetCell[]> {
    yield HEADINGS.map((title) => title[locale]);
    for (let page = first; ; ) {
      for (const task of page.items) yield this.cells(task, locale);
      if (page.next === null) return;
      page = await this.lists.list(caller, { ...filter, limit: PAGE, cursor: page.next });
    }
  }

  private cells(task: TaskSummary, locale: Locale): SheetCell[] {
    const { title, status, source, unit, subject, assignee, dueAt, overseen, createdAt } = task;
    const [yes, no] = locale === 'zh-CN' ? ['是', '否'] : ['Yes', 'No'];
    return [
      ...[title[locale], taskStatusTitles[status][locale], source.name[locale], unit.name],
      ...[subject?.name ?? null, subject?.door?.text ?? null, assignee?.name ?? null],
      ...[dueAt === undefined ? null : this.moment(dueAt), overseen ? yes : no, this.moment(createdAt)],
    ];
  }

  private moment(instant: string): string {
    return this.moments.format(new Date(instant));
  }
}
