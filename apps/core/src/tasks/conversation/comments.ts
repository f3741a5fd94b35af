import { Injectable } from '@nestjs/common';
import { COMMENT_WITHDRAWAL, newId, type Page, type RouteInput, type routes, type TaskComment } from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import { z } from 'zod';
import { accountOf, actorOf, type Caller, staffOf } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { Notices } from '../../notices/notices.js';
import { Clock } from '../../time/clock.js';
import { Following } from '../following/following.js';
import { ReadableTasks } from '../readable-tasks.js';
import { TaskHints } from '../task-hints.js';
import type { TaskRow } from '../task-rows.js';
import { conversationProblems } from './problems.js';
import { Readers } from './readers.js';

type NewComment = RouteInput<typeof routes.taskComments.create>['body'];
type Query = RouteInput<typeof routes.taskComments.list>['query'];

const mentionsSchema = z.array(z.object({ id: z.string(), name: z.string() }));

/** What people say about a task, open or ended: whoever reads the task reads it. */
@Injectable()
export class Comments {
  constructor(
    private readonly database: Database,
    private readonly tasks: ReadableTasks,
    private readonly readers: Readers,
    private readonly following: Following,
    private readonly notices: Notices,
    private readonly hints: TaskHints,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, taskId: string, { cursor, limit }: Query): Promise<Page<TaskComment>> {
    await this.tasks.find(caller, taskId);
    const before = cursor === undefined ? [] : [decodeCursor(cursor, ['id']).id];
    const rows = await this.database.query(
      `SELECT * FROM task_comments WHERE task_id = ? ${before.length === 0 ? '' : 'AND id < ?'}
       ORDER BY id DESC LIMIT ${limit + 1}`,
      [taskId, ...before],
      (row) => this.describe(row, caller),
    );
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }

  async create(caller: Caller, taskId: string, { text, mentions }: NewComment): Promise<TaskComment> {
    const { accountId, name } = staffOf(caller);
    const id = newId();
    await this.database.transaction(async () => {
      const task = await this.tasks.find(caller, taskId);
      const mentioned = await this.mentioned(task, mentions);
      await this.database.insertMany(
        'task_comments',
        ['id', 'task_id', 'at', 'author_id', 'author_name', 'text', 'mentions'],
        [[id, taskId, this.clock.now(), accountId, name, text, JSON.stringify(mentioned)]],
      );
      await this.tell(caller, task, new Set(mentions));
    });
    const comment = await this.database.queryOne('SELECT * FROM task_comments WHERE id = ?', [id], (row) =>
      this.describe(row, caller),
    );
    if (comment === null) throw new Error('A comment that was written is not there');
    return comment;
  }

  async withdraw(caller: Caller, taskId: string, commentId: string): Promise<void> {
    const task = await this.tasks.find(caller, taskId);
    await this.database.transaction(async () => {
      const comment = await this.database.queryOne(
        'SELECT * FROM task_comments WHERE id = ? AND task_id = ?',
        [commentId, taskId],
        (row) => this.describe(row, caller),
      );
      if (comment === null) throw conversationProblems['comment.notFound']();
      if (!comment.withdrawable) throw conversationProblems['comment.notWithdrawable']();
      await this.database.execute("UPDATE task_comments SET text = NULL, mentions = '[]' WHERE id = ?", [commentId]);
      await this.hints.changed(task);
    });
  }

  /** 422 for whoever may not read the task: a mention would tell them of it. */
  private async mentioned(task: TaskRow, accountIds: readonly string[]): Promise<{ id: string; name: string }[]> {
    const readers = new Map((await this.readers.among(task, accountIds)).map(({ id, name }) => [id, name]));
    return accountIds.map((id, index) => {
      const name = readers.get(id);
      if (name !== undefined) return { id, name };
      throw conversationProblems['comment.mentionUnknown']({
        errors: [
          {
            pointer: `/body/mentions/${index}`,
            code: 'notReader',
            message: { 'zh-CN': '这个人看不到这件任务，不能提到', en: 'they cannot see the task: leave them out' },
          },
        ],
      });
    });
  }

  private async tell(caller: Caller, task: TaskRow, mentioned: ReadonlySet<string>): Promise<void> {
    const taskId = task.summary.id;
    const by = actorOf(caller);
    const followers = await this.following.followersOf(taskId);
    const others = [...followers, task.summary.assignee?.id ?? ''].filter((id) => id !== '' && !mentioned.has(id));
    const readers = await this.readers.among(task, [...new Set(others)]);
    await this.hints.changed(task);
    await this.notices.give({ kind: 'mentioned', taskId, to: [...mentioned], by });
    await this.notices.give({ kind: 'commented', taskId, to: readers.map(({ id }) => id), by });
  }

  private describe(row: RawRow, caller: Caller): TaskComment {
    const at = row.instant('at');
    const text = row.textOrNull('text');
    const author = { id: row.text('author_id'), name: row.text('author_name') };
    const age = this.clock.now().getTime() - at.getTime();
    return {
      id: row.text('id'),
      at: at.toISOString(),
      author,
      text,
      mentions: row.json('mentions', (value) => mentionsSchema.parse(value)),
      withdrawable: text !== null && author.id === accountOf(caller)?.id && age <= COMMENT_WITHDRAWAL * 60_000,
    };
  }
}
