import { coreEvents } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskClock } from '../src/tasks/clock/task-clock.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { type Colleague, refusalOf, TaskDesk } from './support/task-desk.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('what came back, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', {
    events: { subscribes: [coreEvents.taskReturned, coreEvents.taskReopened] },
  });
  let platform: TestPlatform;
  let desk: TaskDesk;
  let sender: Colleague;
  let secretary: Colleague;
  let neighbours: Colleague;
  let first: Colleague;
  let second: Colleague;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    desk = new TaskDesk(platform, plugin);
    sender = await desk.colleague('streetOfficial', 'north');
    secretary = await desk.colleague('communitySecretary', 'elm');
    neighbours = await desk.colleague('communitySecretary', 'oak');
    first = await desk.colleague('gridWorker', 'elm-2');
    second = await desk.colleague('gridWorker', 'elm-2');
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const returned = async (unit = 'elm-2', by = first) => {
    const { id } = await desk.task(unit, by.id);
    await platform.database.execute('UPDATE tasks_open SET created_by = ? WHERE id = ?', [sender.id, id]);
    await desk.act(by, { id }, 'return', { note: '地址不对' });
    return { id };
  };
  const noticesOf = ({ id }: Colleague, taskId: string) =>
    platform.database.query(
      'SELECT kind FROM notices WHERE account_id = ? AND task_id = ? ORDER BY id',
      [id, taskId],
      (row) => row.text('kind'),
    );
  const expectReopened = (taskId: string) =>
    eventually(() => {
      const own = plugin.events.filter(({ subject }) => subject === `tasks/${taskId}`).map(({ type }) => type);
      return own.includes(coreEvents.taskReturned) && own.includes(coreEvents.taskReopened);
    });
  const read = (of: Colleague, id: string) => of.client.tasks.get({ params: { id } });

  it('its sender is told, and sends it once more, with a reason', async () => {
    const task = await returned();
    expect(await noticesOf(sender, task.id)).toEqual(['returned']);
    expect(await refusalOf(desk.act(first, task, 'resend', { note: '再看看' }))).toBe('409 task.actionNotPossible');
    expect(await refusalOf(desk.act(sender, task, 'resend'))).toBe('422 task.noteMissing');
    const late = desk.act(sender, task, 'resend', { note: '改好了', dueAt: '2020-01-01T00:00:00.000Z' });
    expect(await refusalOf(late)).toBe('422 task.duePast');
    expect((await read(sender, task.id)).actions[0]).toBe('resend');
    const dueAt = new Date(platform.application.get(Clock).now().getTime() + 40 * 86_400_000).toISOString();
    const { task: sent } = await desk.act(sender, task, 'resend', { note: '门牌改好了', dueAt });
    expect(sent).toMatchObject({ status: 'open', assignee: null, dueAt });
    expect(sent?.timeline.slice(-2).map(({ action, note }) => [action, note])).toEqual([
      ['return', '地址不对'],
      ['resend', '门牌改好了'],
    ]);
    // Nobody has it yet: whoever answers for the unit is told. The two workers of the grid share it.
    expect(await noticesOf(secretary, task.id)).toEqual(['arrived']);
    await expectReopened(task.id);
    expect((await desk.act(second, task, 'claim')).task?.status).toBe('accepted');
    expect(await refusalOf(desk.act(sender, task, 'resend', { note: '再发' }))).toBe('409 task.actionNotPossible');
  });

  it('goes to the one worker of the grid, as a new one would', async () => {
    const worker = { ...first, id: idOf('worker.elm-1'), client: await platform.clientOf('worker.elm-1') };
    const task = await returned('elm-1', worker);
    const { task: sent } = await desk.act(sender, task, 'resend', { note: '改好了' });
    expect(sent?.assignee?.id).toBe(worker.id);
    expect(await noticesOf(worker, task.id)).toEqual(['assigned']);
  });

  it('is given to somebody else by whoever distributes the work of the unit', async () => {
    const task = await returned();
    expect((await read(secretary, task.id)).actions).toEqual(['assign', 'transfer']);
    expect(await refusalOf(desk.act(second, task, 'claim'))).toBe('409 task.actionNotPossible');
    await desk.act(secretary, task, 'assign', { assigneeId: second.id, note: '您去看看' });
    expect(await read(second, task.id)).toMatchObject({ status: 'open', assignee: { id: second.id } });
    await expectReopened(task.id);
  });

  it('goes on to another unit, whose heads are told', async () => {
    const task = await returned();
    await desk.act(sender, task, 'transfer', { unitId: idOf('oak'), note: '是橡树社区的' });
    expect(await read(neighbours, task.id)).toMatchObject({ status: 'open', unit: { id: idOf('oak') } });
    expect(await noticesOf(neighbours, task.id)).toEqual(['arrived']);
  });

  it('with another deadline its being late begins anew', async () => {
    const clock = platform.application.get(TaskClock);
    const task = await returned();
    const late = new Date(platform.application.get(Clock).now().getTime() - 60 * 86_400_000);
    const lapse = () =>
      platform.database.execute("UPDATE tasks_open SET due_at = ?, clock_at = '2000-01-01 00:00:00.000' WHERE id = ?", [
        late,
        task.id,
      ]);
    await desk.act(secretary, task, 'assign', { assigneeId: first.id });
    await lapse();
    while (await clock.round()) {}
    expect((await read(first, task.id)).escalation).toBeGreaterThan(0);
    expect((await noticesOf(first, task.id)).filter((kind) => kind === 'overdue')).toHaveLength(1);
    await desk.act(first, task, 'return', { note: '还是不对' });
    const dueAt = new Date(platform.application.get(Clock).now().getTime() + 40 * 86_400_000).toISOString();
    await desk.act(sender, task, 'resend', { note: '改好了', dueAt });
    expect((await read(sender, task.id)).escalation).toBe(0);
    await platform.database.execute('DELETE FROM notices WHERE task_id = ?', [task.id]);
    await desk.act(secretary, task, 'assign', { assigneeId: first.id });
    await lapse();
    while (await clock.round()) {}
    expect((await noticesOf(first, task.id)).filter((kind) => kind === 'overdue')).toHaveLength(1);
  });
});
