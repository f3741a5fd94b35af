import { addDays, isWorkingDay, newId, startOfDay, type Task, workingDayBefore } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Outbox } from '../src/outbox/outbox.js';
import { TaskClock } from '../src/tasks/clock/task-clock.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const ZONE = 'Asia/Shanghai';

describe.each(dialects)('the clock of deadlines, on %s', (dialect) => {
  const ESCALATED = 'cn.yige.task.escalated.v1';
  const plugin = new FixturePlugin('fixture', { events: { subscribes: [ESCALATED] } });
  let platform: TestPlatform;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  afterEach(() => vi.restoreAllMocks());

  /** The working day that lies so many before today, or before the last one where today is none. */
  const workingDaysAgo = (count: number): string => {
    const today = platform.application.get(Clock).today();
    let day = isWorkingDay(today) ? today : workingDayBefore(today);
    for (let left = count; left > 0; left -= 1) day = workingDayBefore(day);
    return day;
  };
  const create = async (dueDay: string, fields: { person?: string; assignee?: string } = {}): Promise<Task> =>
    (await platform.clientOfPlugin(plugin)).tasks.create({
      body: {
        type: 'fixture:visit',
        personId: idOf(fields.person ?? 'elm-1-person-0'),
        ...(fields.assignee === undefined ? {} : { assigneeId: idOf(fields.assignee) }),
        dueAt: new Date(startOfDay(addDays(dueDay, 1), ZONE).getTime() - 1).toISOString(),
      },
      idempotencyKey: newId(),
    });
  const told = (id: string) =>
    platform.database.query(
      `SELECT n.kind, a.username FROM notices n JOIN accounts a ON a.id = n.account_id WHERE n.task_id = ?
       ORDER BY n.kind, a.username`,
      [id],
      (row) => `${row.text('kind')} ${row.text('username')}`,
    );
  const settled = (id: string) =>
    eventually(async () => {
      const next = await platform.database.queryOne('SELECT clock_at FROM tasks_open WHERE id = ?', [id], (row) =>
        row.instant('clock_at'),
      );
      return next !== null && next > new Date();
    });

  it('tells the assignee of a deadline that has passed, once, however many cores look', async () => {
    const beside = await platform.beside();
    const tasks = await Promise.all(Array.from({ length: 12 }, () => create(workingDaysAgo(1))));
    const clock = platform.application.get(TaskClock);
    await Promise.all(Array.from({ length: 6 }, () => clock.round()));
    for (const { id } of tasks) {
      await settled(id);
      expect(await told(id)).toEqual(['overdue worker.elm-1']);
    }
    await beside.stop();
  });

  it('tells whoever answers for the unit where nobody has the task', async () => {
    const task = await create(workingDaysAgo(1), { person: 'elm-2-person-0' });
    await settled(task.id);
    expect(await told(task.id)).toEqual(['overdue secretary.elm']);
  });

  it('goes up level by level with the working days, each once, with an entry and an event for each', async () => {
    const task = await create(workingDaysAgo(6));
    await settled(task.id);
    // Two and five whole working days have passed: the community and the street.
    expect(await told(task.id)).toEqual([
      'escalated official.north',
      'escalated secretary.elm',
      'overdue worker.elm-1',
    ]);
    const secretary = await platform.clientOf('secretary.elm');
    const { escalation, timeline } = await secretary.tasks.get({ params: { id: task.id } });
    expect(escalation).toBe(2);
    expect(timeline.filter(({ action }) => action === 'escalate').map(({ actor }) => actor.kind)).toEqual([
      'platform',
      'platform',
    ]);
    const heard = () => plugin.events.filter(({ subject }) => subject === `tasks/${task.id}`);
    await eventually(() => heard().length === 2);
    expect(heard().map(({ type }) => type)).toEqual([ESCALATED, ESCALATED]);
    await platform.database.execute('UPDATE tasks_open SET clock_at = created_at WHERE id = ?', [task.id]);
    await settled(task.id);
    expect(await told(task.id)).toHaveLength(3);
  });

  it('reminds one working day before, and not of a task that came later than that', async () => {
    const today = platform.application.get(Clock).today();
    const dueDay = addDays(today, isWorkingDay(today) ? 1 : 0);
    const late = await create(dueDay);
    await settled(late.id);
    expect(await told(late.id)).toEqual([]);
    const early = await create(dueDay);
    await settled(early.id);
    const longAgo = startOfDay(addDays(today, -10), ZONE);
    await platform.database.execute('UPDATE tasks_open SET created_at = ?, clock_at = ? WHERE id = ?', [
      ...[longAgo, longAgo, early.id],
    ]);
    await settled(early.id);
    expect(await told(early.id)).toEqual(['dueSoon worker.elm-1']);
  });

  it('leaves a task alone that waits for its bureau, and one without a deadline', async () => {
    const task = await create(workingDaysAgo(3), { person: 'elm-2-person-1' });
    await settled(task.id);
    await platform.database.execute('DELETE FROM notices WHERE task_id = ?', [task.id]);
    await platform.database.execute(
      "UPDATE tasks_open SET status = 'submitted', escalation = 0, clock_at = created_at WHERE id = ?",
      [task.id],
    );
    await settled(task.id);
    expect(await told(task.id)).toEqual([]);
  });

  it('does nothing by halves: what fails in the middle is done whole by the next round', async () => {
    const outbox = platform.application.get(Outbox);
    const publish = outbox.publish.bind(outbox);
    let failures = 0;
    vi.spyOn(outbox, 'publish').mockImplementation(async (event) => {
      if (event.type !== ESCALATED || failures > 0) return publish(event);
      failures += 1;
      throw new Error('it broke off');
    });
    const task = await create(workingDaysAgo(3), { person: 'elm-2-person-2' });
    await settled(task.id);
    expect(failures).toBe(1);
    expect(await told(task.id)).toEqual(['escalated secretary.elm', 'overdue secretary.elm']);
    const secretary = await platform.clientOf('secretary.elm');
    const { timeline } = await secretary.tasks.get({ params: { id: task.id } });
    expect(timeline.filter(({ action }) => action === 'escalate')).toHaveLength(1);
  });

  it('reads nothing but what its moment has come for', async () => {
    await eventually(async () => !(await platform.application.get(TaskClock).round()));
    const { statements } = await platform.database.statements.count(() => platform.application.get(TaskClock).round());
    expect(statements).toHaveLength(1);
  });
});
