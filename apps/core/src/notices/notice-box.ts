import { Injectable } from '@nestjs/common';
import {
  defineProblems,
  isOfAdmission,
  NOTICE_COUNT_CAP,
  type Notice,
  noticeBoxSchema,
  noticeKindSchema,
  type Page,
  type RouteInput,
  type routes,
} from '@yige/contracts';
import { type Condition, Database, placeholders } from '@yige/database';
import { type Caller, staffOf } from '../access/caller.js';
import { visibleTo } from '../admission/participation.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { pageOf } from '../http/page.js';
import { LiveHints } from '../live/live-hints.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { TaskAccess } from '../tasks/task-access.js';
import { TaskStore } from '../tasks/task-store.js';

type Query = RouteInput<typeof routes.notices.list>['query'];

const noticeProblems = defineProblems({
  'notice.notFound': [404, '没有这条提醒', 'There is no such notice'],
});

/** What one person was told. A notice outlives the right to see its task: then it says nothing of it. */
@Injectable()
export class NoticeBox {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskStore,
    private readonly access: TaskAccess,
    private readonly plugins: PluginDirectory,
    private readonly hints: LiveHints,
  ) {}

  /** However many: the page, its tasks in both places where they may be, and its admissions if there are any. */
  async list(caller: Caller, { cursor, limit, unread }: Query): Promise<Page<Notice>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, ['id']).id;
    const rows = await this.database.query(
      `SELECT * FROM notices WHERE account_id = ? ${unread ? 'AND unread = 1' : ''}
       ${after === null ? '' : 'AND id < ?'} ORDER BY id DESC LIMIT ${limit + 1}`,
      [staffOf(caller).accountId, ...(after === null ? [] : [after])],
      (row) => ({
        id: row.text('id'),
        kind: noticeKindSchema.parse(row.text('kind')),
        at: row.instant('at').toISOString(),
        by: row.textOrNull('actor_name'),
        unread: row.boolean('unread'),
        subjectId: row.text('task_id'),
        tasks: row.integer('tasks'),
        box: row.textOrNull('box') === null ? null : noticeBoxSchema.parse(row.text('box')),
      }),
    );
    const { items: page, next } = pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
    const ofAdmissions = page.filter(({ kind }) => isOfAdmission(kind)).map(({ subjectId }) => subjectId);
    const ofTasks = page.filter(({ kind }) => !isOfAdmission(kind)).map(({ subjectId }) => subjectId);
    const tasks = await this.readable(caller, [...new Set(ofTasks)]);
    const names = await this.namesOf(caller, [...new Set(ofAdmissions)]);
    return {
      items: page.map(({ subjectId: id, ...notice }) =>
        isOfAdmission(notice.kind)
          ? { ...notice, taskId: null, tasks: 0, task: null, admission: { id, name: names.get(id) ?? null } }
          : { ...notice, taskId: id, task: tasks.get(id) ?? null, admission: null },
      ),
      next,
    };
  }

  async unread(caller: Caller): Promise<number> {
    const count = await this.database.queryOne(
      `SELECT COUNT(*) AS number FROM
         (SELECT id FROM notices WHERE account_id = ? AND unread = 1 LIMIT ${NOTICE_COUNT_CAP}) n`,
      [staffOf(caller).accountId],
      (row) => row.integer('number'),
    );
    return count ?? 0;
  }

  async read(caller: Caller, id: string): Promise<void> {
    const { accountId } = staffOf(caller);
    const found = await this.database.queryOne(
      'SELECT id FROM notices WHERE id = ? AND account_id = ?',
      [id, accountId],
      (row) => row.text('id'),
    );
    if (found === null) throw noticeProblems['notice.notFound']();
    await this.mark(accountId, id, { sql: 'id = ?', parameters: [id] });
  }

  async readUpTo(caller: Caller, id: string): Promise<void> {
    const { accountId } = staffOf(caller);
    await this.mark(accountId, id, { sql: 'account_id = ? AND id <= ?', parameters: [accountId, id] });
  }

  /** The person's other screens hear of it. */
  private mark(accountId: string, id: string, which: Condition): Promise<void> {
    return this.database.transaction(async () => {
      await this.database.execute(`UPDATE notices SET unread = 0 WHERE ${which.sql} AND unread = 1`, which.parameters);
      await this.hints.publish({ topic: 'notice', id, audience: { accounts: [accountId] } });
    });
  }

  private async namesOf(caller: Caller, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const visible = visibleTo(caller);
    const rows = await this.database.query(
      `SELECT a.id, a.name FROM admissions a WHERE a.id IN (${placeholders(ids)}) AND ${visible.sql}`,
      [...ids, ...visible.parameters],
      (row): [string, string] => [row.text('id'), row.text('name')],
    );
    return new Map(rows);
  }

  private async readable(caller: Caller, taskIds: readonly string[]): Promise<Map<string, Notice['task']>> {
    const tasks = await this.tasks.findAll(taskIds);
    return new Map(
      tasks
        .filter((task) => this.access.mayRead(caller, task))
        .map(({ summary: { id, type, title, source } }) => {
          // A notice opens above any page, whoever looks over the shoulder.
          const isConfidential = this.plugins.permissionToSee(type) !== null;
          return [id, { title: isConfidential ? source.name : title, source }];
        }),
    );
  }
}
