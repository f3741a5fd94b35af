import { newId } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { type Colleague, refusalOf, TaskDesk } from './support/task-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('who does a task, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let desk: TaskDesk;
  let secretary: Colleague;
  let official: Colleague;
  let first: Colleague;
  let second: Colleague;
  let neighbour: Colleague;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    desk = new TaskDesk(platform, plugin);
    secretary = await desk.colleague('communitySecretary', 'elm');
    official = await desk.colleague('streetOfficial', 'north');
    first = await desk.colleague('gridWorker', 'elm-2');
    second = await desk.colleague('gridWorker', 'elm-2');
    neighbour = await desk.colleague('gridHead', 'elm-2');
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const noticesOf = ({ id }: Colleague, taskId: string) =>
    platform.database.query(
      'SELECT kind FROM notices WHERE account_id = ? AND task_id = ? ORDER BY id',
      [id, taskId],
      (row) => row.text('kind'),
    );
  const read = (of: Colleague, id: string) => of.client.tasks.get({ params: { id } });

  it('of two who claim what nobody has, one gets it and the other is told to look again', async () => {
    const task = await desk.task('elm-2');
    const attempts = await Promise.allSettled(
      [first, second].map((each) => desk.act(each, task, 'claim', { version: task.version })),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = attempts.find((attempt) => attempt.status === 'rejected');
    expect(lost?.reason).toMatchObject({ status: 409, code: 'task.changed' });
    const { assignee, status, timeline } = await read(secretary, task.id);
    expect([first.id, second.id]).toContain(assignee?.id);
    expect(status).toBe('accepted');
    expect(timeline.filter(({ action }) => action === 'claim')).toHaveLength(1);
  });

  it('a colleague of the same unit claims it, and whoever had it is told; from another unit nobody does', async () => {
    const task = await desk.task('elm-2', first.id);
    const elsewhere = await desk.colleague('gridWorker', 'elm-1');
    expect(await refusalOf(desk.act(elsewhere, task, 'claim'))).toBe('404 task.notFound');
    // The secretary stands above: she assigns instead of claiming from a grid.
    expect(await refusalOf(desk.act(secretary, task, 'claim'))).toBe('409 task.actionNotPossible');
    const { task: claimed } = await desk.act(second, task, 'claim');
    expect(claimed).toMatchObject({ assignee: { id: second.id }, status: 'accepted', dueAt: task.dueAt });
    expect(await noticesOf(first, task.id)).toEqual(['taken']);
    expect(await refusalOf(desk.act(second, task, 'claim'))).toBe('409 task.actionNotPossible');
  });

  it('goes back to the unit from whoever has it, not from anybody else', async () => {
    const task = await desk.task('elm-2', neighbour.id);
    expect(await refusalOf(desk.act(second, task, 'release'))).toBe('409 task.actionNotPossible');
    // A neighbour sees only what is theirs: once given back, it is out of their sight.
    expect(await desk.act(neighbour, task, 'release')).toEqual({ task: null, submission: null });
    expect(await read(first, task.id)).toMatchObject({ assignee: null, status: 'open' });
  });

  it('is assigned by whoever distributes the work, to somebody whose post of today does it', async () => {
    const task = await desk.task('elm-2', first.id);
    const assign = (by: Colleague, assigneeId: string) => desk.act(by, task, 'assign', { assigneeId, note: '您熟' });
    expect(await refusalOf(assign(second, second.id))).toBe('409 task.actionNotPossible');
    expect(await refusalOf(assign(secretary, newId()))).toBe('422 task.assigneeUnknown');
    expect(await refusalOf(assign(secretary, idOf('worker.oak-1')))).toBe('422 task.assigneeUnknown');
    expect(await refusalOf(assign(secretary, first.id))).toBe('409 task.alreadyTheirs');
    expect(await refusalOf(desk.act(secretary, task, 'assign'))).toBe('422 task.assigneeMissing');
    const { task: assigned } = await assign(secretary, neighbour.id);
    expect(assigned).toMatchObject({ assignee: { id: neighbour.id }, assigneeStanding: { state: 'atWork' } });
    expect(assigned?.timeline.at(-1)).toMatchObject({ action: 'assign', note: '您熟', target: neighbour.username });
    expect(await noticesOf(neighbour, task.id)).toEqual(['assigned']);
    expect(await noticesOf(first, task.id)).toEqual(['taken']);
    expect((await read(neighbour, task.id)).assignee?.id).toBe(neighbour.id);
  });

  it('is handed on to a colleague with a note by whoever works on it', async () => {
    const task = await desk.task('elm-2', first.id);
    const transfer = (body: Parameters<TaskDesk['act']>[3]) => desk.act(first, task, 'transfer', body);
    expect(await refusalOf(transfer({ assigneeId: second.id }))).toBe('422 task.noteMissing');
    expect(await refusalOf(transfer({ note: '我这周值班' }))).toBe('422 task.oneTarget');
    expect(await refusalOf(transfer({ note: '值班', assigneeId: second.id, unitId: idOf('elm-1') }))).toBe(
      '422 task.oneTarget',
    );
    // Between units only whoever distributes the work of both.
    expect(await refusalOf(transfer({ note: '值班', unitId: idOf('elm-1') }))).toBe('422 task.unitUnknown');
    const { task: given } = await transfer({ note: '我这周值班', assigneeId: second.id });
    expect(given).toMatchObject({ assignee: { id: second.id }, status: 'open', type: task.type, dueAt: task.dueAt });
  });

  it('goes to another unit within its admission, and not beyond', async () => {
    const { database, application } = platform;
    const elm = application.get(UnitDirectory).byId(idOf('elm'))?.number ?? 0;
    const task = await desk.task('elm-2', first.id);
    const gate = () =>
      database.queryOne('SELECT * FROM task_gates WHERE task_id = ?', [task.id], (row) => row.text('admission_id'));
    const before = await gate();
    const [covered] = await database.query(
      'SELECT unit_number FROM admission_units WHERE admission_id = ?',
      [before],
      (row) => row.integer('unit_number'),
    );
    await database.execute('UPDATE admission_units SET unit_number = ? WHERE admission_id = ?', [elm, before]);
    try {
      const to = (by: Colleague, unit: string) =>
        desk.act(by, task, 'transfer', { unitId: idOf(unit), note: '人搬过去了' });
      expect(await refusalOf(to(official, 'oak-1'))).toBe('409 task.beyondAdmission');
      expect(await refusalOf(to(secretary, 'oak-1'))).toBe('422 task.unitUnknown');
      expect(await refusalOf(to(official, 'elm-2'))).toBe('409 task.alreadyThere');
      const { items } = await official.client.taskHandling.units({ params: { id: task.id } });
      expect(items.map(({ name }) => name)).toEqual(['elm', 'elm-1']);
      const { task: moved } = await to(secretary, 'elm-1');
      expect(moved).toMatchObject({ unit: { id: idOf('elm-1') }, assignee: null, status: 'open', dueAt: task.dueAt });
      expect(await gate()).toBe(before);
      // The old grid no longer sees it, the new one does.
      expect(await refusalOf(read(first, task.id))).toBe('404 task.notFound');
      expect((await (await platform.clientOf('worker.elm-1')).tasks.get({ params: { id: task.id } })).id).toBe(task.id);
    } finally {
      await database.execute('UPDATE admission_units SET unit_number = ? WHERE admission_id = ?', [
        covered ?? 0,
        before,
      ]);
    }
  });

  it('refuses what an action does not take, and an old version', async () => {
    const task = await desk.task('elm-2', first.id);
    const assigneeId = second.id;
    expect(await refusalOf(desk.act(first, task, 'accept', { assigneeId }))).toBe('422 task.fieldNotTaken');
    expect(await refusalOf(desk.act(secretary, task, 'assign', { assigneeId, unitId: idOf('elm') }))).toBe(
      '422 task.fieldNotTaken',
    );
    expect(await refusalOf(desk.act(first, task, 'claim', { result: {} }))).toBe('422 task.fieldNotTaken');
    await desk.act(first, task, 'start');
    expect(await refusalOf(desk.act(secretary, task, 'assign', { assigneeId, version: task.version }))).toBe(
      '409 task.changed',
    );
  });

  it('nobody changes it once a result is on its way or it has ended, nor a plugin ever', async () => {
    const task = await desk.task('elm-2', first.id);
    await platform.database.execute("UPDATE tasks_open SET status = 'submitted' WHERE id = ?", [task.id]);
    expect((await read(secretary, task.id)).actions).toEqual([]);
    expect(await refusalOf(desk.act(second, task, 'claim'))).toBe('409 task.actionNotPossible');
    const byPlugin = await platform.clientOfPlugin(plugin);
    const attempt = byPlugin.tasks.act({ params: { id: task.id, action: 'claim' }, body: {} });
    expect(await refusalOf(attempt)).toBe('409 task.actionNotPossible');
  });

  it('follows secondments: who is lent away is no choice and is shown as gone, who is lent here is one', async () => {
    const lent = await desk.colleague('gridWorker', 'elm-2');
    const guest = await desk.colleague('gridWorker', 'oak-1');
    const task = await desk.task('elm-2', lent.id);
    await desk.secondedAway(lent, 'oak-1', 'gridWorker');
    await desk.secondedAway(guest, 'elm-2', 'gridWorker');
    const seen = await read(secretary, task.id);
    expect(seen.assigneeStanding).toEqual({ state: 'leftPost' });
    expect(seen.actions).toContain('assign');
    const names = async (q: string) => {
      const { items } = await secretary.client.taskHandling.assignees({ params: { id: task.id }, query: { q } });
      return items.map(({ id }) => id);
    };
    expect(await names(guest.username)).toEqual([guest.id]);
    expect(await names(lent.username)).toEqual([]);
    expect(await refusalOf(desk.act(secretary, task, 'assign', { assigneeId: lent.id }))).toBe(
      '409 task.alreadyTheirs',
    );
    // No work is lost: a colleague of the unit takes it up.
    expect((await desk.act(guest, task, 'claim')).task?.assignee?.id).toBe(guest.id);
  });

  it('shows who left the post, and names of colleagues only to whoever may choose one', async () => {
    const leaving = await desk.colleague('gridWorker', 'elm-2');
    const task = await desk.task('elm-2', leaving.id);
    await desk.dismiss(leaving);
    expect((await read(second, task.id)).assigneeStanding).toEqual({ state: 'leftPost' });
    const district = await platform.clientOf('official.district');
    const attempt = district.taskHandling.assignees({ params: { id: task.id } });
    expect(await refusalOf(attempt)).toBe('409 task.actionNotPossible');
  });

  it('costs a fixed number of statements, however many colleagues there are', async () => {
    const task = await desk.task('elm-2', first.id);
    const cookie = await platform.cookieOf(secretary.username);
    const statementsOf = async () => {
      const { statements } = await platform.database.statements.count(
        async () =>
          await platform.application.inject({ url: `/api/v1/tasks/${task.id}/assignees`, headers: { cookie } }),
      );
      return statements.length;
    };
    const few = await statementsOf();
    for (let index = 0; index < 5; index += 1) await desk.colleague('gridWorker', 'elm-2');
    // New posts have the first request after them read anew what its caller may do.
    expect(await statementsOf()).toBe(few + 1);
    expect(await statementsOf()).toBe(few);
    // The session, the task, the people, who of them is away.
    expect(few).toBe(4);
  });

  it('a list is narrowed to whoever works where the caller sees tasks, and to nobody else', async () => {
    const ids = async (of: Colleague, query: { q?: string; unit?: string; chosen?: string } = {}) =>
      (await of.client.taskHandling.workers({ query })).items.map(({ id }) => id);
    const elsewhere = await desk.colleague('gridWorker', 'oak-1');
    const here = await ids(secretary);
    expect(here).toEqual(expect.arrayContaining([first.id, second.id]));
    expect(here).not.toContain(elsewhere.id);
    expect(await ids(official, { unit: idOf('elm-2') })).toEqual(expect.arrayContaining([first.id, second.id]));
    expect(await ids(official, { unit: idOf('elm-1') })).not.toContain(first.id);
    // Whoever is chosen stays on the screen whatever is typed; of another unit nobody is named.
    expect(await ids(secretary, { q: 'zzz', chosen: first.id })).toEqual([first.id]);
    expect(await ids(secretary, { q: 'zzz', chosen: elsewhere.id })).toEqual([]);
  });
});
