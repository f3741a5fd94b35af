import { addDays } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { FixturePlugin, withSecretType } from './support/fixture-plugin.js';
import { type Colleague, refusalOf, TaskDesk } from './support/task-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('being away, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', withSecretType());
  let platform: TestPlatform;
  let desk: TaskDesk;
  let secretary: Colleague;
  let today: string;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    desk = new TaskDesk(platform, plugin);
    secretary = await desk.colleague('communitySecretary', 'elm');
    today = platform.application.get(Clock).today();
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const pair = async (role: 'gridWorker' | 'gridHead' = 'gridWorker') =>
    [await desk.colleague(role, 'elm-2'), await desk.colleague(role, 'elm-2')] as const;
  const away = (who: Colleague, deputy: Colleague, first = 0, last = 3) =>
    who.client.absences.create({
      body: { deputyId: deputy.id, firstDay: addDays(today, first), lastDay: addDays(today, last) },
    });
  const mine = async ({ client }: Colleague) => (await client.tasks.list()).items.map(({ id }) => id);

  it('lets the deputy see and do the work while it lasts, under the own name and for whom it is', async () => {
    // Neighbours who help part-time see nothing but what is given to them: the deputy sees it by nothing else.
    const [absent, deputy] = await pair('gridHead');
    const task = await desk.task('elm-2', absent.id);
    const { id } = task;
    expect(await refusalOf(deputy.client.tasks.get({ params: { id } }))).toBe('404 task.notFound');
    expect(await away(absent, deputy)).toMatchObject({ current: true, deputy: { id: deputy.id } });
    expect(await mine(deputy)).toEqual([id]);
    expect((await deputy.client.tasks.counts()).mine).toBe(1);
    const { task: accepted } = await desk.act(deputy, task, 'accept');
    expect(accepted).toMatchObject({
      assignee: { id: absent.id },
      assigneeStanding: { state: 'away', until: addDays(today, 3), deputy: { id: deputy.id } },
    });
    const { task: done } = await deputy.client.tasks.act({
      params: { id, action: 'submit' },
      body: { result: { met: true } },
      idempotencyKey: 'once',
    });
    expect(done?.status).toBe('closed');
    expect(done?.timeline.map(({ action, actor, onBehalfOf }) => [action, actor.id, onBehalfOf]).slice(1)).toEqual([
      ['accept', deputy.id, absent.username],
      ['submit', deputy.id, absent.username],
      ['close', 'fixture', null],
    ]);
    expect(plugin.results.at(-1)?.submittedBy.id).toBe(deputy.id);
  });

  it('ends by itself, and by being back', async () => {
    const [absent, deputy] = await pair('gridHead');
    const { id } = await desk.task('elm-2', absent.id);
    const absence = await away(absent, deputy, 0, 1);
    expect(await mine(deputy)).toEqual([id]);
    vi.spyOn(platform.application.get(Clock), 'today').mockReturnValue(addDays(today, 2));
    expect(await mine(deputy)).toEqual([]);
    expect(await refusalOf(deputy.client.tasks.get({ params: { id } }))).toBe('404 task.notFound');
    vi.restoreAllMocks();
    expect(await refusalOf(deputy.client.absences.end({ params: { id: absence.id } }))).toBe('404 absence.notFound');
    await absent.client.absences.end({ params: { id: absence.id } });
    expect(await mine(deputy)).toEqual([]);
    expect(await absent.client.absences.list()).toEqual({ own: [], asDeputy: [] });
  });

  it('does not begin before its first day', async () => {
    const [absent, deputy] = await pair('gridHead');
    const { id } = await desk.task('elm-2', absent.id);
    await away(absent, deputy, 2, 3);
    expect(await mine(deputy)).toEqual([]);
    expect(await refusalOf(deputy.client.tasks.get({ params: { id } }))).toBe('404 task.notFound');
    expect((await deputy.client.absences.list()).asDeputy).toMatchObject([
      { account: { id: absent.id }, current: false },
    ]);
  });

  it('gives the deputy no confidential work, and no notice goes to them alone', async () => {
    const [absent, deputy] = await pair();
    await away(absent, deputy);
    const secret = await desk.task('elm-2', absent.id, 'secret');
    expect(await mine(deputy)).toEqual([]);
    expect(await refusalOf(deputy.client.tasks.get({ params: { id: secret.id } }))).toBe('404 task.notFound');
    const task = await desk.task('elm-2');
    await desk.act(secretary, task, 'assign', { assigneeId: absent.id });
    const told = await platform.database.query(
      'SELECT account_id FROM notices WHERE task_id = ? ORDER BY account_id',
      [task.id],
      (row) => row.text('account_id'),
    );
    expect(told).toEqual([absent.id, deputy.id].sort());
  });

  it('needs a deputy for the same work in the same units', async () => {
    const [absent, deputy] = await pair();
    const elsewhere = await desk.colleague('gridWorker', 'oak-1');
    const official = await desk.colleague('districtOfficial', 'district');
    for (const unfit of [elsewhere, official, absent]) {
      expect(await refusalOf(away(absent, unfit))).toBe('422 absence.deputyUnfit');
    }
    // Somebody of the grid alone cannot do what the whole community needs; whoever has the community can do a grid's.
    expect(await refusalOf(away(secretary, absent))).toBe('422 absence.deputyUnfit');
    const offered = async (name: string) =>
      (await absent.client.absences.deputies({ query: { q: name } })).items.map(({ id }) => id);
    expect(await offered(deputy.username)).toEqual([deputy.id]);
    expect(await offered(secretary.username)).toEqual([secretary.id]);
    expect(await offered(elsewhere.username)).toEqual([]);
    expect(await refusalOf(away(absent, deputy, -1, 2))).toBe('422 absence.past');
    expect(await refusalOf(away(absent, deputy, 0, 366))).toBe('422 absence.tooLong');
    expect(await refusalOf(away(absent, deputy, 2, 1))).toBe('422 request.invalid');
  });

  it('leaves no work to nobody: no overlap, no deputy who is away, no circle, also of two at once', async () => {
    const [one, two] = await pair();
    const three = await desk.colleague('gridWorker', 'elm-2');
    await away(one, two, 5, 8);
    expect(await refusalOf(away(one, three, 8, 9))).toBe('409 absence.overlaps');
    expect(await refusalOf(away(three, one, 4, 5))).toBe('409 absence.deputyAway');
    expect(await refusalOf(away(two, one, 8, 12))).toBe('409 absence.deputyAway');
    expect(await refusalOf(away(two, three, 8, 12))).toBe('409 absence.isDeputy');
    await away(two, one, 9, 12);
    const [four, five] = await pair();
    const both = await Promise.allSettled([away(four, five), away(five, four)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is noted by oneself or by whoever distributes the work of the unit, and by nobody else', async () => {
    const [absent, deputy] = await pair();
    const body = { accountId: absent.id, deputyId: deputy.id, firstDay: today, lastDay: today };
    expect(await refusalOf(deputy.client.absences.create({ body }))).toBe('404 absence.accountUnknown');
    const foreign = await desk.colleague('communitySecretary', 'oak');
    expect(await refusalOf(foreign.client.absences.create({ body }))).toBe('404 absence.accountUnknown');
    expect(await refusalOf(foreign.client.absences.list({ query: { account: absent.id } }))).toBe(
      '404 absence.accountUnknown',
    );
    const { id } = await secretary.client.absences.create({ body });
    expect((await secretary.client.absences.list({ query: { account: absent.id } })).own).toHaveLength(1);
    expect(await refusalOf(foreign.client.absences.end({ params: { id } }))).toBe('404 absence.notFound');
    await secretary.client.absences.end({ params: { id } });
    expect((await absent.client.absences.list()).own).toEqual([]);
  });

  it('costs the lists of everybody else nothing, and those of a deputy one statement more', async () => {
    const [absent, deputy] = await pair();
    await desk.task('elm-2', absent.id);
    const statementsOf = async ({ username }: Colleague) => {
      const cookie = await platform.cookieOf(username);
      const { statements } = await platform.database.statements.count(
        async () => await platform.application.inject({ url: '/api/v1/tasks?box=mine', headers: { cookie } }),
      );
      return statements.length;
    };
    expect(await statementsOf(deputy)).toBe(2);
    await away(absent, deputy);
    expect(await statementsOf(deputy)).toBe(3);
    expect(await statementsOf(absent)).toBe(2);
  });
});
