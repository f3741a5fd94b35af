import { endOfWorkingDays, newId, ProblemError, type Task } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('tasks, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  const usual = plugin.answerResult;
  let platform: TestPlatform;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin], resultTimeout: 300 });
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  afterEach(() => {
    plugin.answerResult = usual;
  });

  /** A visit for a person of the grid, given to its worker. */
  const created = async (fields: { assignee?: string; person?: string; key?: string } = {}): Promise<Task> => {
    const client = await platform.clientOfPlugin(plugin);
    return client.tasks.create({
      body: {
        type: 'fixture:visit',
        personId: idOf(fields.person ?? 'elm-1-person-0'),
        assigneeId: idOf(fields.assignee ?? 'worker.elm-1'),
        dueAt: '2026-12-01T10:00:00.000Z',
      },
      idempotencyKey: fields.key ?? newId(),
    });
  };
  const worker = () => platform.clientOf('worker.elm-1');
  const submit = async (task: Task, result: Record<string, unknown>, key = newId()) =>
    (await worker()).tasks.act({
      params: { id: task.id, action: 'submit' },
      body: { result: asJson(result) },
      idempotencyKey: key,
    });
  const asJson = (value: Record<string, unknown>) => JSON.parse(JSON.stringify(value));
  const problemOf = async (call: Promise<unknown>) => {
    const error: unknown = await call.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ProblemError)) throw new Error('It was not refused', { cause: error });
    return { status: error.status, code: error.code };
  };

  it('made by a plugin, appear with whom they are about, and once for one key', async () => {
    const key = newId();
    const [first, again] = await Promise.all([created({ key }), created({ key })]);
    expect(again.id).toBe(first.id);
    const { items } = await (await worker()).tasks.list({ query: { box: 'mine' } });
    const mine = items.filter(({ id }) => id === first.id);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({
      type: 'fixture:visit',
      title: { 'zh-CN': '上门' },
      status: 'open',
      source: { pluginId: 'fixture', glyph: '试' },
      subject: { name: '陈elm-1-person-0' },
      dueAt: '2026-12-01T10:00:00.000Z',
    });
  });

  it('are due at the end of so many working days, or at a moment, not both', async () => {
    const client = await platform.clientOfPlugin(plugin);
    const wanted = { type: 'fixture:visit', personId: idOf('elm-1-person-0') };
    const today = platform.application.get(Clock).today();
    const due = { workingDays: 10 };
    const task = await client.tasks.create({ body: { ...wanted, due }, idempotencyKey: newId() });
    expect(task.dueAt).toBe(endOfWorkingDays(today, 10, 'Asia/Shanghai').toISOString());
    const both = { ...wanted, due, dueAt: '2026-12-01T10:00:00.000Z' };
    expect(await problemOf(client.tasks.create({ body: both, idempotencyKey: newId() }))).toEqual({
      status: 422,
      code: 'request.invalid',
    });
  });

  it('are refused to a plugin for a foreign type, an unknown person, a missing key', async () => {
    const client = await platform.clientOfPlugin(plugin);
    const attempt = (body: Parameters<typeof client.tasks.create>[0]['body']) =>
      problemOf(client.tasks.create({ body, idempotencyKey: newId() }));
    const personId = idOf('elm-1-person-0');
    expect(await attempt({ type: 'other:visit', personId })).toEqual({ status: 403, code: 'task.typeForeign' });
    expect(await attempt({ type: 'fixture:nothing', personId })).toEqual({ status: 422, code: 'task.typeUnknown' });
    expect(await attempt({ type: 'fixture:visit', personId: newId() })).toEqual({
      status: 422,
      code: 'task.personUnknown',
    });
    expect(await attempt({ type: 'fixture:visit' })).toEqual({ status: 422, code: 'request.invalid' });
    const authorization = `Bearer ${await platform.tokenOf(plugin.credentials)}`;
    const keyless = await platform.post('/api/v1/tasks', { type: 'fixture:visit', personId }, { authorization });
    expect(keyless.status).toBe(422);
    const byStaff = await problemOf(
      (await worker()).tasks.create({ body: { type: 'fixture:visit', personId }, idempotencyKey: newId() }),
    );
    expect(byStaff).toEqual({ status: 403, code: 'request.forbidden' });
  });

  it('show in the box of the unit to those above it, and to nobody else', async () => {
    const { id } = await created();
    const sees = async (username: string) => {
      const client = await platform.clientOf(username);
      const { items } = await client.tasks.list({ query: { box: 'unit', limit: 200 } });
      const byId = await client.tasks.get({ params: { id } }).then(
        () => true,
        () => false,
      );
      expect(items.some((task) => task.id === id)).toBe(byId);
      return byId;
    };
    expect(await sees('worker.elm-1')).toBe(true);
    expect(await sees('secretary.elm')).toBe(true);
    expect(await sees('official.north')).toBe(true);
    expect(await sees('worker.oak-1')).toBe(false);
    // A neighbour who helps part-time sees only what is given to them.
    expect(await sees('head.elm-1')).toBe(false);
    const foreign = await platform.clientOf('worker.oak-1');
    expect(await problemOf(foreign.tasks.act({ params: { id, action: 'accept' }, body: {} }))).toEqual({
      status: 404,
      code: 'task.notFound',
    });
    expect((await (await worker()).tasks.get({ params: { id } })).status).toBe('open');
  });

  it('move as their state allows, each move in the timeline', async () => {
    const { id } = await created();
    const client = await worker();
    const act = (action: 'accept' | 'start' | 'return', note?: string) =>
      client.tasks.act({ params: { id, action }, body: note === undefined ? {} : { note } });
    expect((await act('accept')).task?.status).toBe('accepted');
    expect(await problemOf(act('accept'))).toEqual({ status: 409, code: 'task.actionNotPossible' });
    expect((await act('start')).task?.status).toBe('inProgress');
    expect(await problemOf(act('return'))).toEqual({ status: 422, code: 'task.noteMissing' });
    const { task } = await act('return', '老人已搬走');
    expect(task?.status).toBe('returned');
    expect(task?.timeline.map(({ action, note }) => [action, note])).toEqual([
      ['create', null],
      ['accept', null],
      ['start', null],
      ['return', '老人已搬走'],
    ]);
  });

  it('refuse an action on a version that somebody else has changed', async () => {
    const { id, version } = await created();
    const client = await worker();
    await client.tasks.act({ params: { id, action: 'accept' }, body: { version } });
    const late = client.tasks.act({ params: { id, action: 'start' }, body: { version } });
    expect(await problemOf(late)).toEqual({ status: 409, code: 'task.changed' });
  });

  it('close when the plugin takes the result, and keep its reference', async () => {
    const task = await created();
    const { task: closed, submission } = await submit(task, { met: true });
    expect(closed?.status).toBe('closed');
    expect(submission).toMatchObject({ state: 'accepted', reference: `records/${submission?.id}` });
    expect(plugin.results.at(-1)).toMatchObject({
      submissionId: submission?.id,
      result: { met: true },
      submittedBy: { id: idOf('worker.elm-1') },
      task: { personId: idOf('elm-1-person-0') },
    });
    const { items } = await (await worker()).tasks.list({ query: { box: 'mine', status: 'closed' } });
    expect(items.map(({ id }) => id)).toContain(task.id);
    await eventually(() =>
      plugin.events.some(({ type, subject }) => type === 'cn.yige.task.closed.v1' && subject === `tasks/${task.id}`),
    );
  });

  it('take a result once, however often and however concurrently it is handed in', async () => {
    const task = await created();
    const before = plugin.results.length;
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(task, { met: true }, key)));
    expect(new Set(answers.map(({ submission }) => submission?.id)).size).toBe(1);
    await eventually(async () => (await (await worker()).tasks.get({ params: { id: task.id } })).status === 'closed');
    expect(new Set(plugin.results.slice(before).map(({ submissionId }) => submissionId)).size).toBe(1);
  });

  it('refuse a result that does not fit the schema of their type, before the plugin hears of it', async () => {
    const task = await created();
    const before = plugin.results.length;
    const refused: unknown = await submit(task, { met: 'yes' }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(refused).toMatchObject({
      status: 422,
      code: 'task.resultInvalid',
      problem: { errors: [{ pointer: '/body/result/met' }] },
    });
    expect(plugin.results).toHaveLength(before);
    expect((await (await worker()).tasks.get({ params: { id: task.id } })).status).toBe('open');
  });

  it('stay open with the reason when the plugin refuses the result', async () => {
    const task = await created();
    plugin.answerResult = () => ({
      status: 422,
      body: { type: '/problems/visit.tooEarly', title: '这个月已经探访过', status: 422, code: 'visit.tooEarly' },
    });
    const { task: open, submission } = await submit(task, { met: true });
    expect(open?.status).toBe('inProgress');
    expect(submission).toMatchObject({ state: 'refused', problem: { code: 'visit.tooEarly' } });
    plugin.answerResult = usual;
    expect((await submit(task, { met: true })).task?.status).toBe('closed');
  });

  it.each([
    ['hangs', { status: 200, body: { reference: 'late' }, after: 1_000 }],
    ['fails', { status: 500 }],
    ['forgets to name its record', { status: 200, body: {} }],
  ])('keep the result while the plugin %s, and close when it answers', async (_, bad) => {
    const task = await created();
    plugin.answerResult = () => bad;
    const { submission } = await submit(task, { met: true });
    expect(submission).toMatchObject({ state: 'pending' });
    const again = (await worker()).tasks.act({ params: { id: task.id, action: 'return' }, body: { note: '不办了' } });
    expect(await problemOf(again)).toEqual({ status: 409, code: 'task.actionNotPossible' });
    plugin.answerResult = usual;
    await eventually(async () => (await (await worker()).tasks.get({ params: { id: task.id } })).status === 'closed');
    expect(
      new Set(plugin.results.filter(({ task: { id } }) => id === task.id).map(({ submissionId }) => submissionId)).size,
    ).toBe(1);
  });

  it('are read page by page without gap or double, in a fixed number of statements', async () => {
    for (let index = 0; index < 7; index += 1) await created({ person: 'oak-1-person-0', assignee: 'worker.oak-1' });
    const client = await platform.clientOf('worker.oak-1');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.tasks.list({ query: { limit: 3, ...(cursor === undefined ? {} : { cursor }) } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect((await client.tasks.counts()).mine).toBe(7);

    const cookie = await platform.cookieOf('official.north');
    for (const box of ['mine', 'unit', 'sent']) {
      const { statements } = await platform.database.statements.count(
        async () => await platform.application.inject({ url: `/api/v1/tasks?box=${box}`, headers: { cookie } }),
      );
      // The session with its posts, and the page.
      expect(statements, box).toHaveLength(2);
    }
  });

  it('are opened and acted on in few statements', async () => {
    const { id } = await created({ person: 'oak-1-person-0', assignee: 'worker.oak-1' });
    const cookie = await platform.cookieOf('worker.oak-1');
    const statementsOf = async (call: { method: 'GET' | 'POST'; url: string; payload?: object }) => {
      const { result, statements } = await platform.database.statements.count(
        async () => await platform.application.inject({ ...call, headers: { cookie } }),
      );
      expect(result.statusCode).toBe(200);
      return statements.length;
    };
    const url = `/api/v1/tasks/${id}`;
    // The session with its posts among them.
    expect(await statementsOf({ method: 'GET', url })).toBeLessThanOrEqual(8);
    expect(await statementsOf({ method: 'POST', url: `${url}/actions/accept`, payload: {} })).toBeLessThanOrEqual(17);
  });
});
