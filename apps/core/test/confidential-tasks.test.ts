import { newId, ProblemError, pluginManifestSchema, type Task, type TaskBox, taskBoxSchema } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { FixturePlugin, withSecretType } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/**
 * design.md §5: "A type may be `confidential`: visible to the assignee and holders of its permission only, absent from
 * person timeline, visits, search and counts for all others."
 */
describe.each(dialects)('confidential tasks, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', withSecretType('alarm'));
  let platform: TestPlatform;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  /** About somebody of a grid that has no worker, unless one is named: whoever is the only one of a grid is given its tasks. */
  const create = async (fields: { type?: string; assignee?: string } = {}): Promise<Task> =>
    (await platform.clientOfPlugin(plugin)).tasks.create({
      body: {
        type: fields.type ?? 'fixture:secret',
        title: { 'zh-CN': `别人不知道的 ${newId()}`, en: 'Nobody else knows' },
        personId: idOf(fields.assignee === undefined ? 'elm-2-person-0' : 'elm-1-person-0'),
        ...(fields.assignee === undefined ? {} : { assigneeId: idOf(fields.assignee) }),
      },
      idempotencyKey: newId(),
    });

  /** What somebody may take out of their boxes as a sheet; null: their post exports nothing. */
  const exported = async (username: string, boxes: readonly TaskBox[]): Promise<string | null> => {
    const client = await platform.clientOf(username);
    const sheets = boxes.map(async (box) => {
      const file = await client.taskBulk.export({ body: { filter: { box }, format: 'csv', reason: '核对本月任务' } });
      return file.text();
    });
    return Promise.all(sheets).then(
      (texts) => texts.join(''),
      (error: unknown) => {
        if (error instanceof ProblemError && error.status === 403) return null;
        throw error;
      },
    );
  };

  /** By every way in which somebody could learn of a task; all must say the same. */
  const sees = async (username: string, { id, type, title, subject }: Task) => {
    const client = await platform.clientOf(username);
    const opened = await client.tasks.get({ params: { id } }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ProblemError && error.status === 404) return false;
        throw error;
      },
    );
    // Whoever followed it, by whatever right they had then.
    await platform.database.execute(
      'INSERT INTO task_followers (account_id, task_id) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM task_followers WHERE account_id = ? AND task_id = ?)',
      [idOf(username), id, idOf(username), id],
    );
    const { items: views } = await client.taskViews.list();
    const boxes = taskBoxSchema.options.map(async (box) => {
      const { items } = await client.tasks.list({ query: { box, limit: 200 } });
      const counts = await client.tasks.counts({ query: { box } });
      expect(counts[box]).toBe(items.length);
      expect(views.find(({ name }) => name === box)?.count ?? items.length).toBe(items.length);
      const ofPerson = await client.tasks.list({ query: { box, person: subject?.personId ?? '', limit: 200 } });
      const ofType = await client.tasks.list({ query: { box, type, limit: 200 } });
      return [items, ofPerson.items, ofType.items].map((found) => found.some((task) => task.id === id));
    });
    const listed = await Promise.all(boxes);
    const [all, ofPerson, ofType] = [0, 1, 2].map((way) => listed.some((found) => found[way]));
    expect([all, ofPerson, ofType]).toEqual([opened, opened, opened]);
    const sheet = await exported(username, taskBoxSchema.options);
    if (sheet !== null) expect(sheet.includes(title['zh-CN'])).toBe(opened);
    const { items: followed } = await client.tasks.list({ query: { box: 'following', limit: 200 } });
    expect(followed.some((task) => task.id === id)).toBe(opened);
    return opened;
  };

  it('are seen by those who hold the permission of their type where they lie, and by nobody above them', async () => {
    const task = await create();
    const keep = async (username: string) => {
      const client = await platform.clientOf(username);
      for (const box of taskBoxSchema.options)
        await client.taskViews.create({ body: { name: box, filter: { box }, grouping: 'due' } });
    };
    await Promise.all(['doctor.elm', 'secretary.elm', 'official.north'].map(keep));
    const seen = async (username: string) => [username, await sees(username, task)];
    const names = ['doctor.elm', 'worker.elm-1', 'secretary.elm', 'official.north', 'official.district'];
    expect(Object.fromEntries(await Promise.all(names.map(seen)))).toEqual({
      'doctor.elm': true,
      'worker.elm-1': false,
      'secretary.elm': false,
      'official.north': false,
      'official.district': false,
    });
    const open = await create({ type: 'fixture:visit' });
    expect(await sees('secretary.elm', open)).toBe(true);
  });

  it('are of a kind that is offered to narrow a list by only to those who hold its permission', async () => {
    const offered = async (username: string) => {
      const { taskTypes } = await (await platform.clientOf(username)).portal.get();
      return taskTypes.map(({ type }) => type).includes('fixture:secret');
    };
    expect(await offered('doctor.elm')).toBe(true);
    expect(await offered('secretary.elm')).toBe(false);
    const { taskTypes } = await (await platform.clientOf('official.district')).portal.get();
    expect(taskTypes).toMatchObject([{ type: 'fixture:visit', pluginId: 'fixture' }]);
  });

  it('are seen by their assignee, and once given back by them no more', async () => {
    const task = await create({ assignee: 'worker.elm-1' });
    expect(await sees('worker.elm-1', task)).toBe(true);
    expect(await sees('secretary.elm', task)).toBe(false);
    const worker = await platform.clientOf('worker.elm-1');
    const returned = await worker.tasks.act({
      params: { id: task.id, action: 'return' },
      body: { note: '不是本网格的事' },
    });
    expect(returned.task).toBeNull();
    expect(await sees('worker.elm-1', task)).toBe(false);
  });

  it('are not seen by whoever had them sent without holding the permission', async () => {
    const task = await create();
    await platform.database.execute('UPDATE tasks_open SET created_by = ? WHERE id = ?', [
      idOf('official.north'),
      task.id,
    ]);
    expect(await sees('official.north', task)).toBe(false);
    await platform.database.execute('UPDATE tasks_open SET created_by = ? WHERE id = ?', [idOf('doctor.elm'), task.id]);
    const doctor = await platform.clientOf('doctor.elm');
    const { items } = await doctor.tasks.list({ query: { box: 'sent', limit: 200 } });
    expect(items.map(({ id }) => id)).toContain(task.id);
  });

  it('are in no figure of how much somebody has to do', async () => {
    const secretary = await platform.clientOf('secretary.elm');
    const open = async () => {
      const { items } = await secretary.staff.workload({ query: { limit: 200 } });
      return items.find(({ account }) => account.id === idOf('worker.elm-1'))?.open;
    };
    const before = await open();
    await create({ assignee: 'worker.elm-1' });
    expect(await open()).toBe(before);
  });

  it('cost no statement more', async () => {
    const cookie = await platform.cookieOf('secretary.elm');
    const { statements } = await platform.database.statements.count(
      async () => await platform.application.inject({ url: '/api/v1/tasks?box=unit', headers: { cookie } }),
    );
    // The session with its posts, and the page.
    expect(statements).toHaveLength(2);
  });

  it('must name a permission of their plugin, and no other type names one', () => {
    const parse = (change: object) => {
      const taskTypes = plugin.manifest.taskTypes.slice(-1).map((secret) => ({ ...secret, ...change }));
      return pluginManifestSchema.safeParse({ ...plugin.manifest, taskTypes }).success;
    };
    expect(parse({})).toBe(true);
    expect(parse({ permission: undefined })).toBe(false);
    expect(parse({ permission: 'fixture:other.read' })).toBe(false);
    expect(parse({ confidential: false })).toBe(false);
  });
});
