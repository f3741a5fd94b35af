import { Injectable } from '@nestjs/common';
import { type Actor, type NoticeKind, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { deputiesOf } from '../access/stand-in.js';
import { LiveHints } from '../live/live-hints.js';
import { Clock } from '../time/clock.js';

export interface NewNotice {
  kind: NoticeKind;
  taskId: string;
  /** Accounts that are told; whoever did it is left out. */
  to: readonly string[];
  /** Null: by the clock. */
  by: Actor | null;
}

/** Tells people of tasks, in the unit of work of what happened; whoever is away today, their deputy too. */
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
    const everybody = [...new Set(notices.flatMap(({ to }) => to))];
    if (everybody.length === 0) return;
    const deputies = await deputiesOf(this.database, everybody, this.clock.today());
    const now = this.clock.now();
    const rows = notices.flatMap(({ kind, taskId, to, by }) =>
      [...new Set([...to, ...to.flatMap((accountId) => deputies.get(accountId) ?? [])])]
        .filter((accountId) => accountId !== by?.id)
        .map((accountId): NoticeColumns => [newId(), accountId, kind, taskId, by?.name ?? null, now, true]),
    );
    if (rows.length === 0) return;
    await this.database.insertMany(
      'notices',
      ['id', 'account_id', 'kind', 'task_id', 'actor_name', 'at', 'unread'],
      rows,
    );
    await this.hints.publishAll(
      [...lastOfAccounts(rows)].map(([account, id]) => ({ topic: 'notice', id, audience: { accounts: [account] } })),
    );
  }
}

type NoticeColumns = [
  id: string,
  accountId: string,
  kind: NoticeKind,
  taskId: string,
  by: string | null,
  at: Date,
  unread: true,
];

/** Whoever is told of much at once looks once. */
function lastOfAccounts(rows: readonly NoticeColumns[]): Map<string, string> {
  return new Map(rows.map(([id, accountId]) => [accountId, id]));
}
