import { newId, ProblemError, type Task, type TaskAction } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('oversight of tasks and notices, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const create = async (person = 'elm-1-person-0'): Promise<Task> =>
    (await platform.clientOfPlugin(plugin)).tasks.create({
      body: { type: 'fixture:visit', personId: idOf(person) },
      idempotencyKey: newId(),
    });
  const act = async (
    username: string,
    id: string,
    action: TaskAction,
    body: { note?: string; version?: number } = {},
  ) => (await platform.clientOf(username)).tasks.act({ params: { id, action }, body });
  const refusal = async (call: Promise<unknown>) => {
    const error: unknown = await call.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ProblemError)) throw new Error('It was not refused', { cause: error });
    return [error.status, error.code];
  };
  const noticesOf = async (username: string, taskId: string) => {
    const { items } = await (await platform.clientOf(username)).notices.list({ query: { limit: 200 } });
    return items.filter((notice) => notice.taskId === taskId);
  };

  it('is for those above or in the unit, and for the sender; others do not even see the task', async () => {
    const { id } = await create();
    const offered = async (username: string) => {
      const { actions } = await (await platform.clientOf(username)).tasks.get({ params: { id } });
      return actions.filter((action) => ['remind', 'oversee', 'endOversight'].includes(action));
    };
    expect(await offered('official.district')).toEqual(['remind', 'oversee']);
    expect(await offered('secretary.elm')).toEqual(['remind', 'oversee']);
    expect(await offered('worker.elm-1')).toEqual([]);
    expect(await refusal(act('worker.elm-1', id, 'oversee'))).toEqual([409, 'task.actionNotPossible']);
    expect(await refusal(act('official.south', id, 'oversee'))).toEqual([404, 'task.notFound']);
    await platform.database.execute('UPDATE tasks_open SET created_by = ? WHERE id = ?', [idOf('doctor.elm'), id]);
    expect(await offered('doctor.elm')).toEqual(['remind', 'oversee']);
  });

  it('marks the task in lists and counts until it ends, and tells whoever has it', async () => {
    const { id } = await create();
    const { task } = await act('official.north', id, 'oversee', { note: '区里关注，本周办完' });
    expect(task).toMatchObject({ overseen: true });
    expect(task?.actions).toContain('endOversight');
    expect(await refusal(act('official.north', id, 'oversee'))).toEqual([409, 'task.actionNotPossible']);
    const worker = await platform.clientOf('worker.elm-1');
    const overseen = async () =>
      (await worker.tasks.list({ query: { overseen: 'true', limit: 200 } })).items.some((each) => each.id === id);
    expect(await overseen()).toBe(true);
    expect((await worker.tasks.counts()).overseen).toBe(1);
    expect(await noticesOf('worker.elm-1', id)).toMatchObject([
      { kind: 'overseen', by: 'official.north', unread: true, task: { title: { 'zh-CN': '上门' } } },
    ]);
    await act('secretary.elm', id, 'endOversight');
    expect(await overseen()).toBe(false);
  });

  it('a reminder goes out once a day by one person, to the unit’s heads where nobody has the task', async () => {
    const { id } = await create('elm-2-person-0');
    await act('official.north', id, 'remind', { note: '请抓紧' });
    expect(await refusal(act('official.north', id, 'remind'))).toEqual([409, 'task.remindedToday']);
    await act('official.district', id, 'remind');
    expect((await noticesOf('secretary.elm', id)).map(({ kind, by }) => [kind, by])).toEqual([
      ['reminded', 'official.district'],
      ['reminded', 'official.north'],
    ]);
  });

  it('does not go by a version that somebody else has changed, nor on with what has ended', async () => {
    const { id, version } = await create();
    await act('worker.elm-1', id, 'accept');
    expect(await refusal(act('official.north', id, 'oversee', { version }))).toEqual([409, 'task.changed']);
    await (await platform.clientOfPlugin(plugin)).tasks.act({ params: { id, action: 'cancel' }, body: {} });
    expect(await refusal(act('official.north', id, 'remind'))).toEqual([409, 'task.actionNotPossible']);
  });

  it('notices are one’s own, are read one by one or up to the newest seen, and end with the right to see the task', async () => {
    const { id } = await create();
    await act('official.north', id, 'remind');
    const worker = await platform.clientOf('worker.elm-1');
    const unread = async () => (await worker.notices.count()).unread;
    const before = await unread();
    const [notice] = await noticesOf('worker.elm-1', id);
    if (notice === undefined) throw new Error('Nobody was told');
    const foreign = (await platform.clientOf('worker.oak-1')).notices.read({ params: { id: notice.id } });
    expect(await refusal(foreign)).toEqual([404, 'notice.notFound']);
    await worker.notices.read({ params: { id: notice.id } });
    await worker.notices.read({ params: { id: notice.id } });
    expect(await unread()).toBe(before - 1);

    await act('secretary.elm', id, 'remind');
    const [seen] = await noticesOf('worker.elm-1', id);
    await act('official.district', id, 'remind');
    await worker.notices.readAll({ body: { upTo: seen?.id ?? '' } });
    expect(await unread()).toBe(1);
    const { items } = await worker.notices.list({ query: { unread: 'true' } });
    expect(items.map(({ by }) => by)).toEqual(['official.district']);

    await platform.database.execute(
      'UPDATE tasks_open SET assignee_id = NULL, grid_id = (SELECT number FROM org_units WHERE id = ?) WHERE id = ?',
      [idOf('elm-2'), id],
    );
    expect((await noticesOf('worker.elm-1', id)).map(({ task }) => task)).toEqual([null, null, null]);
  });

  it('notices are read page by page in three statements beside the session', async () => {
    const { id } = await create();
    for (const username of ['official.north', 'official.district', 'secretary.elm']) await act(username, id, 'remind');
    const worker = await platform.clientOf('worker.elm-1');
    const first = await worker.notices.list({ query: { limit: 2 } });
    const second = await worker.notices.list({ query: { limit: 2, cursor: first.next ?? '' } });
    const all = await worker.notices.list({ query: { limit: 4 } });
    expect([...first.items, ...second.items]).toEqual(all.items);
    const cookie = await platform.cookieOf('worker.elm-1');
    const { statements } = await platform.database.statements.count(
      async () => await platform.application.inject({ url: '/api/v1/notices', headers: { cookie } }),
    );
    expect(statements).toHaveLength(4);
  });
});
