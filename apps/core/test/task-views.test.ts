import { type NewTaskView, newId, ProblemError } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('saved views of tasks, on %s', (dialect) => {
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

  const view = (name: string, filter: NewTaskView['filter'] = {}): NewTaskView => ({ name, filter, grouping: 'due' });
  const refusal = async (call: Promise<unknown>) => {
    const error: unknown = await call.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ProblemError)) throw new Error('It was not refused', { cause: error });
    return [error.status, error.code];
  };
  const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);

  it('stand in the order that their owner gives them, and change, go and come back', async () => {
    const client = await platform.clientOf('secretary.elm');
    await client.taskViews.create({ body: view('今天要办', { due: 'today' }) });
    await client.taskViews.create({ body: view('督办件', { box: 'unit', overseen: true }) });
    const three = await client.taskViews.create({ body: { ...view('没人办的', { unassigned: true }), position: 0 } });
    expect(names(three)).toEqual(['没人办的', '今天要办', '督办件']);
    const [first, second, third] = three.items.map(({ id }) => id);
    if (first === undefined || second === undefined || third === undefined) throw new Error('A view is missing');
    const changed = await client.taskViews.change({
      params: { id: second },
      body: { name: '今天办完', filter: { due: 'overdue', status: ['open', 'accepted'] } },
    });
    expect(changed.items[1]).toMatchObject({
      id: second,
      name: '今天办完',
      filter: { box: 'mine', due: 'overdue', status: ['open', 'accepted'], sort: 'dueAt' },
      grouping: 'due',
    });
    expect(names(await client.taskViews.order({ body: { ids: [third, second, first] } }))).toEqual([
      '督办件',
      '今天办完',
      '没人办的',
    ]);
    expect(await refusal(client.taskViews.order({ body: { ids: [third, second, second] } }))).toEqual([
      422,
      'taskView.orderIncomplete',
    ]);
    expect(names(await client.taskViews.remove({ params: { id: second } }))).toEqual(['督办件', '没人办的']);
    const back = await client.taskViews.create({ body: { ...view('今天办完'), position: 1 } });
    expect(names(back)).toEqual(['督办件', '今天办完', '没人办的']);
  });

  it('are nobody else’s', async () => {
    const owner = await platform.clientOf('official.north');
    const { items } = await owner.taskViews.create({ body: view('我的') });
    const params = { id: items[0]?.id ?? '' };
    const other = await platform.clientOf('official.south');
    expect((await other.taskViews.list()).items).toEqual([]);
    expect(await refusal(other.taskViews.remove({ params }))).toEqual([404, 'taskView.notFound']);
    expect(await refusal(other.taskViews.change({ params, body: { name: '别人的' } }))).toEqual([
      404,
      'taskView.notFound',
    ]);
    expect(names(await owner.taskViews.list())).toEqual(['我的']);
  });

  it('are at most 20, also when they come at once, and name no resident', async () => {
    const client = await platform.clientOf('worker.oak-1');
    const attempts = await Promise.allSettled(
      Array.from({ length: 24 }, (_, index) => client.taskViews.create({ body: view(`视图 ${index}`) })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect((await client.taskViews.list()).items).toHaveLength(20);
    const cookie = await platform.cookieOf('worker.oak-1');
    const named = { ...view('一个人'), filter: { person: idOf('oak-1-person-0') } };
    expect((await platform.post('/api/v1/task-views', named, { cookie })).status).toBe(422);
    const door = { ...view('一户'), filter: { household: idOf('oak-1-person-0') } };
    expect((await platform.post('/api/v1/task-views', door, { cookie })).status).toBe(422);
  });

  it('tell how many tasks they show, as their lists do, in one statement for all of them', async () => {
    const tasks = await platform.clientOfPlugin(plugin);
    const now = Date.now();
    for (const [person, hours] of [
      ['elm-1-person-0', -30],
      ['elm-2-person-0', -30],
      ['elm-2-person-1', 24 * 30],
    ] as const) {
      await tasks.tasks.create({
        body: {
          type: 'fixture:visit',
          personId: idOf(person),
          dueAt: new Date(now + hours * 3_600_000).toISOString(),
        },
        idempotencyKey: newId(),
      });
    }
    const client = await platform.clientOf('doctor.elm');
    const views: [string, NewTaskView['filter']][] = [
      ['全部', { box: 'unit' }],
      ['超期', { box: 'unit', due: 'overdue' }],
      ['没人办', { box: 'unit', unassigned: true }],
      ['一格', { box: 'unit', unit: idOf('elm-2') }],
      ['别处', { box: 'unit', unit: idOf('ash') }],
      ['办结', { box: 'unit', status: ['closed'] }],
    ];
    for (const [name, filter] of views) await client.taskViews.create({ body: view(name, filter) });
    const { items } = await client.taskViews.list();
    expect(items.map(({ name, count }) => [name, count])).toEqual([
      ['全部', 3],
      ['超期', 2],
      ['没人办', 2],
      ['一格', 2],
      ['别处', 0],
      ['办结', null],
    ]);
    const cookie = await platform.cookieOf('doctor.elm');
    const { statements } = await platform.database.statements.count(
      async () => await platform.application.inject({ url: '/api/v1/task-views', headers: { cookie } }),
    );
    // The session with its posts, the views, and their numbers.
    expect(statements).toHaveLength(3);
  });
});
