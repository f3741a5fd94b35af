import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type AdmissionNoticeKind,
  type NoticeBox,
  type NoticeKind,
  newId,
  type TaskNoticeKind,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { deputiesOf } from '../access/stand-in.js';
import { LiveHints } from '../live/live-hints.js';
import { Clock } from '../time/clock.js';

export interface NewNotice {
  kind: TaskNoticeKind;
  taskId: string;
  /** Accounts that are told; whoever did it is left out. */
  to: readonly string[];
  by: Actor;
}

export interface AdmissionNotice {
  kind: AdmissionNoticeKind;
  admissionId: string;
  to: readonly string[];
  /** Null: by the clock. */
  by: Actor | null;
}

/** What the clock tells: how many of it there are counts, and each is found in its box. */
export interface ClockNotice extends Omit<NewNotice, 'by'> {
  box: NoticeBox;
}

/** Tells people of tasks and admissions, in the unit of work of what happened; whoever is away today, their deputy too. */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly hints: LiveHints,
    private readonly clock: Clock,
  ) {}

  give(notice: NewNotice): Promise<void> {
    return this.giveAll([notice]);
  }

  /** Inside the unit of work of what happened. Two statements, however many. */
  async giveAll(notices: readonly NewNotice[]): Promise<void> {
    const deputies = await this.deputies(notices);
    const now = this.clock.now();
    const rows = notices.flatMap(({ kind, taskId, to, by }) =>
      [...everybody(to, deputies)]
        .filter((accountId) => accountId !== by.id)
        .map((accountId): NoticeColumns => [newId(), accountId, kind, taskId, by.name, now, true]),
    );
    if (rows.length === 0) return;
    await this.database.insertMany('notices', COLUMNS, rows);
    await this.hint(rows);
  }

  /** Inside the unit of work of what happened to an admission, or by the clock. */
  async giveOfAdmission({ kind, admissionId, to, by }: AdmissionNotice): Promise<void> {
    const deputies = await this.deputies([{ to }]);
    const now = this.clock.now();
    const rows = [...everybody(to, deputies)]
      .filter((accountId) => accountId !== by?.id)
      .map((accountId): NoticeColumns => [newId(), accountId, kind, admissionId, by?.name ?? null, now, true]);
    if (rows.length === 0) return;
    await this.database.insertMany('notices', COLUMNS, rows);
    await this.hint(rows);
  }

  /**
   * What the clock tells, inside its unit of work: of each kind one notice a day to each person, which grows, and is unread
   * again, when there is more of it. Two statements, however many, and as many rows as there are people.
   */
  async giveByClock(notices: readonly ClockNotice[]): Promise<void> {
    const deputies = await this.deputies(notices);
    const now = this.clock.now();
    const day = this.clock.today();
    const rows = new Map<string, { notice: NoticeColumns; tasks: number; box: NoticeBox }>();
    for (const { kind, taskId, to, box } of notices) {
      for (const accountId of everybody(to, deputies)) {
        const key = `${accountId} ${kind} ${box}`;
        const row = rows.get(key);
        if (row === undefined) {
          rows.set(key, { notice: [newId(), accountId, kind, taskId, null, now, true], tasks: 1, box });
        } else row.tasks += 1;
      }
    }
    if (rows.size === 0) return;
    // In one order on every core: two that tell the same people wait for one another and do not lock each other out.
    const sorted = [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
    await this.database.insertMany(
      'notices',
      [...COLUMNS, 'tasks', 'box', 'day'],
      sorted.map(({ notice, tasks, box }) => [...notice, tasks, box, day]),
      { adding: ['tasks'], renewing: ['at', 'unread'] },
    );
    await this.hint(sorted.map(({ notice }) => notice));
  }

  private async deputies(notices: readonly Pick<NewNotice, 'to'>[]): Promise<ReadonlyMap<string, string>> {
    const told = [...new Set(notices.flatMap(({ to }) => to))];
    return told.length === 0 ? new Map() : deputiesOf(this.database, told, this.clock.today());
  }

  private hint(rows: readonly NoticeColumns[]): Promise<void> {
    return this.hints.publishAll(
      [...lastOfAccounts(rows)].map(([account, id]) => ({ topic: 'notice', id, audience: { accounts: [account] } })),
    );
  }
}

const COLUMNS = ['id', 'account_id', 'kind', 'task_id', 'actor_name', 'at', 'unread'];

type NoticeColumns = [
  id: string,
  accountId: string,
  kind: NoticeKind,
  subjectId: string,
  by: string | null,
  at: Date,
  unread: true,
];

function everybody(to: readonly string[], deputies: ReadonlyMap<string, string>): Set<string> {
  return new Set([...to, ...to.flatMap((accountId) => deputies.get(accountId) ?? [])]);
}

/** Whoever is told of much at once looks once. */
function lastOfAccounts(rows: readonly NoticeColumns[]): Map<string, string> {
  return new Map(rows.map(([id, accountId]) => [accountId, id]));
}
