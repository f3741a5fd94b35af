import { Injectable } from '@nestjs/common';
import { type Actor, type NoticeKind, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { deputiesOf } from '../access/stand-in.js';
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
    private readonly clock: Clock,
  ) {}

  async give({ kind, taskId, to, by }: NewNotice): Promise<void> {
    if (to.length === 0) return;
    const deputies = await deputiesOf(this.database, to, this.clock.today());
    const told = [...new Set([...to, ...deputies])].filter((accountId) => accountId !== by?.id);
    if (told.length === 0) return;
    const now = this.clock.now();
    await this.database.insertMany(
      'notices',
      ['id', 'account_id', 'kind', 'task_id', 'actor_name', 'at', 'unread'],
      told.map((accountId) => [newId(), accountId, kind, taskId, by?.name ?? null, now, true]),
    );
  }
}
