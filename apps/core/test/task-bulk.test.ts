import { newId, ProblemError, type Task, type TaskBulkResult, type TaskStatus } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('many tasks at once, on %s', (dialect) => {
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

  const create = async (person: string, title?: string): Promise<Task> =>
    (await platform.clientOfPlugin(plugin)).tasks.create({
      body: {
        type: 'fixture:visit',
        personId: idOf(person),
        ...(title === undefined ? {} : { title: { 'zh-CN': title, en: title } }),
      },
      idempotencyKey: newId(),
    });
  const outcome = ({ items }: TaskBulkResult) =>
    items.map((item) => (item.state === 'done' ? item.state : item.problem.code));

  it('each is done by itself: what is refused for one, with its reason, holds none of the others up', async () => {
    const [first, second, foreign] = [
      await create('elm-1-person-0'),
      await create('elm-1-person-1'),
      await create('ash-1-person-0'),
    ];
    const client = await platform.clientOf('worker.elm-1');
    await client.tasks.act({ params: { id: second.id, action: 'accept' }, body: {} });
    const ids = [first.id, second.id, foreign.id];
    expect(outcome(await client.taskBulk.act({ body: { action: 'accept', taskIds: ids } }))).toEqual([
      'done',
      'task.actionNotPossible',
      'task.notFound',
    ]);
    expect(outcome(await client.taskBulk.act({ body: { action: 'return', taskIds: [first.id] } }))).toEqual([
      'task.noteMissing',
    ]);
    await client.taskBulk.act({ body: { action: 'return', taskIds: ids, note: '不在本网格' } });
    const { status, timeline } = await client.tasks.get({ params: { id: first.id } });
    expect([status, timeline.at(-1)?.note]).toEqual(['returned', '不在本网格']);
    const ash = await (await platform.clientOf('official.south')).tasks.get({ params: { id: foreign.id } });
    expect(ash.status).toBe('open');
  });

  it('are overseen and reminded of together; a second call answers for each that it is so', async () => {
    const taskIds = [(await create('elm-1-person-0')).id, (await create('elm-2-person-0')).id];
    const client = await platform.clientOf('secretary.elm');
    for (const action of ['oversee', 'remind'] as const)
      expect(outcome(await client.taskBulk.act({ body: { action, taskIds } }))).toEqual(['done', 'done']);
    expect(outcome(await client.taskBulk.act({ body: { action: 'remind', taskIds } }))).toEqual([
      'task.remindedToday',
      'task.remindedToday',
    ]);
  });

  it('are taken, given to a colleague and given back together', async () => {
    const taskIds = [(await create('elm-1-person-0')).id, (await create('elm-1-person-1')).id];
    const secretary = await platform.clientOf('secretary.elm');
    const assigneeId = idOf('worker.elm-1');
    const assign = (to: string) => secretary.taskBulk.act({ body: { action: 'assign', taskIds, assigneeId: to } });
    const worker = await platform.clientOf('worker.elm-1');
    expect(outcome(await worker.taskBulk.act({ body: { action: 'release', taskIds } }))).toEqual(['done', 'done']);
    expect(outcome(await assign(idOf('worker.oak-1')))).toEqual(['task.assigneeUnknown', 'task.assigneeUnknown']);
    expect(outcome(await assign(assigneeId))).toEqual(['done', 'done']);
    expect(outcome(await assign(assigneeId))).toEqual(['task.alreadyTheirs', 'task.alreadyTheirs']);
    await worker.taskBulk.act({ body: { action: 'release', taskIds } });
    expect(outcome(await worker.taskBulk.act({ body: { action: 'claim', taskIds } }))).toEqual(['done', 'done']);
    const { assignee, status } = await worker.tasks.get({ params: { id: taskIds[0] ?? '' } });
    expect([assignee?.id, status]).toEqual([assigneeId, 'accepted']);
  });

  it.each([
    ['an assignee is missing', { action: 'assign' }],
    ['an assignee is given for something else', { action: 'accept', assigneeId: newId() }],
  ])('are refused as a whole when %s', async (_, body) => {
    const cookie = await platform.cookieOf('secretary.elm');
    const answer = await platform.post('/api/v1/tasks/bulk', { ...body, taskIds: [newId()] }, { cookie });
    expect(answer.status).toBe(422);
  });

  it.each([
    ['none', []],
    ['one twice', ['01JD9ZK4T0ZV5B6RJ2T3Q4W5X6', '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6']],
    ['too many', Array.from({ length: 201 }, () => newId())],
  ])('are refused as a whole when they are %s', async (_, taskIds) => {
    const cookie = await platform.cookieOf('secretary.elm');
    expect((await platform.post('/api/v1/tasks/bulk', { action: 'accept', taskIds }, { cookie })).status).toBe(422);
  });

  it('go out as a sheet of exactly what the list shows, over pages, with who took it out and why', async () => {
    for (let index = 0; index < 205; index += 1) await create('oak-1-person-0', `=HYPERLINK("${index}")`);
    const ash = await create('ash-1-person-0', '别处的任务');
    const client = await platform.clientOf('official.north');
    const filter = { box: 'unit', unit: idOf('oak') } as const;
    const file = await client.taskBulk.export({ body: { filter, format: 'csv', reason: '核对本月任务' } });
    const lines = (await file.text()).trim().split('\n');
    const rows = lines.filter((line) => line.includes('HYPERLINK'));
    expect(rows).toHaveLength(205);
    expect(rows.every((line) => !line.startsWith('=') && !line.startsWith('"='))).toBe(true);
    expect(lines.some((line) => line.includes(ash.title['zh-CN']))).toBe(false);
    expect(lines.at(-1)).toContain('用途：核对本月任务');
    const entry = await platform.database.queryOne(
      "SELECT details FROM audit_entries WHERE action = 'export.made' ORDER BY id DESC LIMIT 1",
      [],
      (row) => row.text('details'),
    );
    expect(JSON.parse(entry ?? '')).toMatchObject({ kind: 'tasks', box: 'unit', format: 'csv' });
  });

  it('go out only by a post that exports, and not by a filter that the list refuses', async () => {
    const refused = async (username: string, status: TaskStatus[]) => {
      const client = await platform.clientOf(username);
      const error: unknown = await client.taskBulk
        .export({ body: { filter: { status }, format: 'csv', reason: '核对本月任务' } })
        .catch((reason: unknown) => reason);
      return error instanceof ProblemError ? error.status : null;
    };
    expect(await refused('worker.elm-1', ['open'])).toBe(403);
    expect(await refused('secretary.elm', ['open', 'closed'])).toBe(422);
  });
});
