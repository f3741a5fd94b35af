import {
  addDays,
  isWorkingDay,
  type NewEscalationRule,
  newId,
  ProblemError,
  startOfDay,
  type Task,
  workingDayBefore,
} from '@yige/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
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
  beforeEach(() => platform.database.execute('DELETE FROM notices', []));

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
  /** Of everything that the clock told so far: to whom, and of how many tasks. */
  const told = () =>
    platform.database.query(
      `SELECT n.kind, n.box, n.tasks, n.unread, a.username FROM notices n JOIN accounts a ON a.id = n.account_id
       WHERE n.day IS NOT NULL ORDER BY n.kind, a.username, n.box`,
      [],
      (row) =>
        [row.text('kind'), row.text('username'), row.text('box'), row.integer('tasks'), row.boolean('unread')].join(
          ' ',
        ),
    );
  const settled = (id: string) =>
    eventually(async () => {
      const next = await platform.database.queryOne('SELECT clock_at FROM tasks_open WHERE id = ?', [id], (row) =>
        row.instant('clock_at'),
      );
      return next !== null && next > new Date();
    });

  it('tells the assignee of deadlines that have passed in one notice, each once, however many cores look', async () => {
    const beside = await platform.beside();
    const tasks = await Promise.all(Array.from({ length: 12 }, () => create(workingDaysAgo(2))));
    const clock = platform.application.get(TaskClock);
    await Promise.all(Array.from({ length: 6 }, () => clock.round()));
    for (const { id } of tasks) await settled(id);
    expect(await told()).toEqual(['overdue worker.elm-1 mine 12 true']);
    const worker = await platform.clientOf('worker.elm-1');
    const { items } = await worker.notices.list({ query: {} });
    expect(items).toMatchObject([{ kind: 'overdue', by: null, tasks: 12, box: 'mine' }]);
    expect(await worker.notices.count()).toEqual({ unread: 1 });
    await beside.stop();

    // It grows, and is unread again; a look at what was told of adds nothing.
    await worker.notices.read({ params: { id: items[0]?.id ?? '' } });
    await platform.database.execute('UPDATE tasks_open SET clock_at = created_at', []);
    await settled((await create(workingDaysAgo(2))).id);
    await eventually(async () => !(await clock.round()));
    expect(await told()).toEqual(['overdue worker.elm-1 mine 13 true']);
  });

  it('tells whoever answers for the unit where nobody has the task', async () => {
    const task = await create(workingDaysAgo(2), { person: 'elm-2-person-0' });
    await settled(task.id);
    expect(await told()).toEqual(['overdue secretary.elm unit 1 true']);
  });

  it('goes up level by level with the working days, each once, with an entry and an event for each', async () => {
    const task = await create(workingDaysAgo(7));
    await settled(task.id);
    // Two and five whole working days have passed: the community and the street.
    expect(await told()).toEqual([
      'escalated official.north unit 1 true',
      'escalated secretary.elm unit 1 true',
      'overdue worker.elm-1 mine 1 true',
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
    expect(await told()).toHaveLength(3);
  });

  it('reminds one working day before, and not of a task that came later than that', async () => {
    const today = platform.application.get(Clock).today();
    const late = await create(today);
    await settled(late.id);
    expect(await told()).toEqual([]);
    const early = await create(today);
    await settled(early.id);
    const longAgo = startOfDay(addDays(today, -20), ZONE);
    await platform.database.execute('UPDATE tasks_open SET created_at = ?, clock_at = ? WHERE id = ?', [
      ...[longAgo, longAgo, early.id],
    ]);
    await settled(early.id);
    expect(await told()).toEqual(['dueSoon worker.elm-1 mine 1 true']);
  });

  it('leaves a task alone that waits for its bureau, and one without a deadline', async () => {
    const task = await create(workingDaysAgo(4), { person: 'elm-2-person-1' });
    await settled(task.id);
    await platform.database.execute('DELETE FROM notices', []);
    await platform.database.execute(
      "UPDATE tasks_open SET status = 'submitted', escalation = 0, reminded = 0, clock_at = created_at WHERE id = ?",
      [task.id],
    );
    await settled(task.id);
    expect(await told()).toEqual([]);
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
    const task = await create(workingDaysAgo(4), { person: 'elm-2-person-2' });
    await settled(task.id);
    expect(failures).toBe(1);
    expect(await told()).toEqual(['escalated secretary.elm unit 1 true', 'overdue secretary.elm unit 1 true']);
    const secretary = await platform.clientOf('secretary.elm');
    const { timeline } = await secretary.tasks.get({ params: { id: task.id } });
    expect(timeline.filter(({ action }) => action === 'escalate')).toHaveLength(1);
  });

  describe('and what the district decides about it', () => {
    const rule = (fields: Partial<NewEscalationRule> = {}): NewEscalationRule => ({
      ...{ validFrom: platform.application.get(Clock).today(), workingDays: [1, 3], basis: '区督办〔2026〕3 号' },
      ...fields,
    });
    const decide = async (username: string, version: number, fields?: Partial<NewEscalationRule>) => {
      const client = await platform.clientOf(username);
      const answer = client.taskEscalation.change({ body: { version, rule: rule(fields) } });
      return answer.catch((error: unknown) => {
        if (error instanceof ProblemError) return error.code;
        throw error;
      });
    };
    afterEach(() => platform.database.execute('DELETE FROM escalation_rules', []));

    it('holds at once, in every core, for deadlines from its first day on', async () => {
      const longAgo = workingDaysAgo(10);
      const today = vi.spyOn(platform.application.get(Clock), 'today').mockReturnValue(longAgo);
      expect(await decide('official.district', 0)).toMatchObject({ version: 1, inForce: { workingDays: [1, 3] } });
      today.mockRestore();
      const task = await create(workingDaysAgo(4));
      await settled(task.id);
      // Three whole working days have passed: two levels under this rule, one under the usual.
      expect((await told()).filter((line) => line.startsWith('escalated'))).toEqual([
        'escalated official.north unit 1 true',
        'escalated secretary.elm unit 1 true',
      ]);
      await platform.database.execute('DELETE FROM notices', []);
      await platform.database.execute('UPDATE escalation_rules SET valid_from = ?', [workingDaysAgo(1)]);
      await settled((await create(workingDaysAgo(4))).id);
      expect((await told()).filter((line) => line.startsWith('escalated'))).toEqual([
        'escalated secretary.elm unit 1 true',
      ]);
    });

    it('is read by whoever oversees, decided by the district alone, kept and audited', async () => {
      expect(await decide('official.north', 0)).toBe('request.forbidden');
      expect(await decide('system', 0)).toBe('request.forbidden');
      const yesterday = addDays(platform.application.get(Clock).today(), -1);
      expect(await decide('official.district', 0, { validFrom: yesterday })).toBe('escalation.past');
      expect(await decide('official.district', 0, { workingDays: [3, 3] })).toBe('request.invalid');
      expect(await decide('official.district', 0)).toMatchObject({ version: 1 });
      expect(await decide('official.district', 0)).toBe('escalation.changed');
      await decide('official.district', 1, { validFrom: '2099-01-01', workingDays: [5] });
      const secretary = await platform.clientOf('secretary.elm');
      expect(await secretary.taskEscalation.get()).toMatchObject({
        ...{ version: 2, changeable: false, inForce: { version: 1, changedBy: 'official.district' } },
        rules: [{ version: 2, validFrom: '2099-01-01' }, { version: 1 }, { version: 0, changedBy: null }],
      });
      const audited = await platform.database.query(
        "SELECT details FROM audit_entries WHERE action = 'escalation.changed' AND subject_id = '2'",
        [],
        (row) => row.json('details', (value) => value),
      );
      expect(audited).toMatchObject([{ validFrom: '2099-01-01', workingDays: { before: [1, 3], after: [5] } }]);
    });

    it('meets where two decide at once: one is told to look again', async () => {
      const answers = await Promise.all([decide('official.district', 0), decide('official.district', 0)]);
      expect(answers.filter((answer) => typeof answer === 'string')).toHaveLength(1);
      const state = await (await platform.clientOf('official.district')).taskEscalation.get();
      expect([state.version, state.changeable]).toEqual([1, true]);
    });
  });

  it('reads nothing but what its moment has come for', async () => {
    await eventually(async () => !(await platform.application.get(TaskClock).round()));
    const { statements } = await platform.database.statements.count(() => platform.application.get(TaskClock).round());
    expect(statements).toHaveLength(1);
  });

  it('tells of many deadlines in a bounded number of statements', async () => {
    const clock = platform.application.get(TaskClock);
    await Promise.all(Array.from({ length: 40 }, () => create(workingDaysAgo(2))));
    await eventually(async () => !(await clock.round()));
    await platform.database.execute('DELETE FROM notices', []);
    const { statements } = await platform.database.statements.count(() =>
      platform.database.transaction(async () => {
        await platform.database.execute('UPDATE tasks_open SET reminded = 0, clock_at = created_at', []);
        await clock.round();
      }),
    );
    expect(statements.length).toBeLessThanOrEqual(25);
    const shown = await told();
    expect(shown.length).toBeLessThan(5);
  });
});
