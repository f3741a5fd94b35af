import { Injectable } from '@nestjs/common';
import { type Locale, type TaskFilter, type TaskSummary, taskStatusTitles } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { heading, pagedRows } from '../../sheets/sheet-rows.js';
import type { SheetCell } from '../../sheets/sheet-writer.js';
import { Clock } from '../../time/clock.js';
import { TaskLists } from '../lists/task-lists.js';

const PAGE = 200;

const HEADINGS = [
  ...[heading('任务', 'Task'), heading('状态', 'State'), heading('部门', 'Bureau'), heading('单位', 'Unit')],
  ...[heading('对象', 'Whom'), heading('地址', 'Door'), heading('办理人', 'Assignee')],
  ...[heading('期限', 'Due'), heading('督办', 'Overseen'), heading('派出时间', 'Sent at')],
];

/** A list of tasks as rows of a sheet: exactly what the list itself shows, through the list's own statement. */
@Injectable()
export class TaskSheet {
  constructor(
    private readonly lists: TaskLists,
    private readonly clock: Clock,
  ) {}

  /** Refuses what the list refuses, before anything is sent. */
  async rows(caller: Caller, filter: TaskFilter, locale: Locale): Promise<AsyncGenerator<SheetCell[]>> {
    const pageAfter = (cursor: string | undefined) => this.lists.list(caller, { ...filter, limit: PAGE, cursor });
    const first = await pageAfter(undefined);
    return pagedRows(
      HEADINGS,
      locale,
      async (cursor) => (cursor === undefined ? first : pageAfter(cursor)),
      (task) => this.cells(task, locale),
    );
  }

  private cells(task: TaskSummary, locale: Locale): SheetCell[] {
    const { title, status, source, unit, subject, assignee, dueAt, overseen, createdAt } = task;
    const [yes, no] = locale === 'zh-CN' ? ['是', '否'] : ['Yes', 'No'];
    const minute = (instant: string) => this.clock.minuteOf(new Date(instant));
    return [
      ...[title[locale], taskStatusTitles[status][locale], source.name[locale], unit.name],
      ...[subject?.name ?? null, subject?.door?.text ?? subject?.building?.name ?? null, assignee?.name ?? null],
      ...[dueAt === undefined ? null : minute(dueAt), overseen ? yes : no, minute(createdAt)],
    ];
  }
}
