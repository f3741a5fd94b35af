import { newId, type Role, UNATTENDED_HEADER } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '../src/live/audience.js';
import { HintSweep, KEPT_FOR } from '../src/live/hint-sweep.js';
import { LiveHints } from '../src/live/live-hints.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { idOf } from './support/district.js';
import { FixturePlugin, withSecretType } from './support/fixture-plugin.js';
import { LiveReader } from './support/live-reader.js';
import { MatterDesk } from './support/matter-desk.js';
import { type Colleague, TaskDesk } from './support/task-desk.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

/** In milliseconds. */
const HEARTBEAT = 300;

describe.each(dialects)('hints of what changes, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', withSecretType('alarm'));
  const readers: LiveReader[] = [];
  let platform: TestPlatform;
  let desk: TaskDesk;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin], liveHeartbeat: HEARTBEAT });
    desk = new TaskDesk(platform, plugin);
  });
  afterAll(async () => {
    // Streams that are still open do not hold it up: they end.
    await platform?.stop();
    await eventually(() => readers.every(({ hasEnded }) => hasEnded));
    await plugin.stop();
  });

  const open = async (cookie: string, { url = platform.url, last }: { url?: string; last?: string } = {}) => {
    const reader = await LiveReader.open(url, cookie, last);
    readers.push(reader);
    return reader;
  };
  const listening = async (role: Role, unit: string) => {
    const colleague = await desk.colleague(role, unit);
    const cookie = await platform.cookieOf(colleague.username);
    return { ...colleague, cookie, stream: await open(cookie) };
  };
  const publish = (audience: Audience, id = newId()) =>
    platform.database.transaction(async () => {
      await platform.application.get(LiveHints).publish({ topic: 'matter', id, audience });
      return id;
    });
  /** Which of them hear of it: everybody hears of what is published behind it. */
  const hearing = async (everybody: (Pick<Colleague, 'id'> & { stream: LiveReader })[], id: string) => {
    const behind = await publish({ accounts: everybody.map((each) => each.id) });
    await eventually(() => everybody.every(({ stream }) => stream.ids().includes(behind)));
    return everybody.map(({ stream }) => stream.ids().includes(id));
  };

  it('reach those who see the task, and name its topic and id alone', async () => {
    const grid = await listening('gridWorker', 'elm-2');
    const otherGrid = await listening('gridWorker', 'elm-1');
    const community = await listening('communitySecretary', 'elm');
    const elsewhere = await listening('communitySecretary', 'ash');
    const neighbour = await listening('gridHead', 'elm-2');
    const everybody = [grid, otherGrid, community, elsewhere, neighbour];
    const task = await desk.task('elm-2', grid.id);
    expect(await hearing(everybody, task.id)).toEqual([true, false, true, false, false]);
    expect(grid.stream.hints).toContainEqual({ topic: 'task', id: task.id });
    const given = await desk.task('elm-2', neighbour.id);
    expect(await hearing(everybody, given.id)).toEqual([true, false, true, false, true]);
  });

  it('of a confidential task reach its assignee and who holds the permission of its kind', async () => {
    const doctor = await listening('stationDoctor', 'elm');
    const secretary = await listening('communitySecretary', 'elm');
    const worker = await listening('gridWorker', 'elm-2');
    const another = await listening('gridWorker', 'elm-2');
    const task = await desk.task('elm-2', worker.id, 'secret');
    expect(await hearing([doctor, secretary, worker, another], task.id)).toEqual([true, false, true, false]);
  });

  it('of a matter reach its reporter and those who oversee its place', async () => {
    const matters = new MatterDesk(platform);
    // Grid heads oversee nothing: one sees it because she reported it.
    const reporter = await listening('gridHead', 'elm-1');
    const neighbour = await listening('gridHead', 'elm-1');
    const grid = await listening('gridWorker', 'elm-1');
    const secretary = await listening('communitySecretary', 'elm');
    const elsewhere = await listening('communitySecretary', 'ash');
    const everybody = [reporter, neighbour, grid, secretary, elsewhere];
    const matter = await matters.report(reporter);
    expect(await hearing(everybody, matter.id)).toEqual([true, false, true, true, false]);
    expect(reporter.stream.hints).toContainEqual({ topic: 'matter', id: matter.id });
    const heard = () => reporter.stream.ids().filter((id) => id === matter.id).length;
    const before = heard();
    await matters.act(secretary, matter, 'openCase');
    await eventually(() => heard() > before);
    expect(await hearing(everybody, matter.id)).toEqual([true, false, true, true, false]);
  });

  it('reach whoever had the task, where it was, and where it goes', async () => {
    const before = await listening('gridWorker', 'elm-2');
    const after = await listening('gridWorker', 'elm-2');
    const otherGrid = await listening('gridWorker', 'elm-1');
    const secretary = await listening('communitySecretary', 'elm');
    const task = await desk.task('elm-2', before.id);
    await eventually(() => before.stream.ids().includes(task.id));
    const heard = () =>
      [before, after, otherGrid].map(({ stream }) => stream.ids().filter((id) => id === task.id).length);
    const [had = 0, has = 0] = heard();
    await desk.act(secretary, task, 'assign', { assigneeId: after.id });
    await eventually(() => (heard()[0] ?? 0) > had && (heard()[1] ?? 0) > has);
    await desk.act(secretary, task, 'transfer', { unitId: idOf('elm-1'), note: '归一格管' });
    await eventually(() => heard()[2] === 1);
    expect(before.stream.hints.map(({ topic }) => topic)).toContain('notice');
  });

  it('follow the post under which somebody acts, and end with their posts', async () => {
    const worker = await listening('gridWorker', 'elm-1');
    const number = platform.application.get(UnitDirectory).byId(idOf('elm-2'))?.number ?? 0;
    const second = newId();
    await platform.database.insertMany(
      'appointments',
      ['id', 'account_id', 'unit_number', 'role', 'valid_from', 'valid_to'],
      [[second, worker.id, number, 'gridWorker', '2020-01-01', '9999-12-31']],
    );
    const { stream } = worker;
    // The new post is noticed at a heart beat, and what came before is asked for anew.
    await eventually(() => stream.resets === 1);
    const seen = await desk.task('elm-2');
    expect(await hearing([worker], seen.id)).toEqual([true]);
    const choose = await platform.fetch('/api/v1/sessions/current', {
      method: 'PATCH',
      headers: { cookie: worker.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ postId: second }),
    });
    expect(choose.ok).toBe(true);
    await eventually(() => stream.resets === 2);
    expect(await hearing([worker], (await desk.task('elm-1')).id)).toEqual([false]);
    expect(await hearing([worker], (await desk.task('elm-2')).id)).toEqual([true]);
    await desk.dismiss(worker);
    await eventually(() => stream.resets === 3);
    expect(await hearing([worker], (await desk.task('elm-2')).id)).toEqual([false]);
  });

  it('end with the session, which a stream does not keep alive', async () => {
    const worker = await listening('gridWorker', 'elm-1');
    const seen = () =>
      platform.database.queryOne(
        'SELECT seen_at FROM sessions WHERE account_id = ? ORDER BY seen_at DESC LIMIT 1',
        [worker.id],
        (row) => row.instant('seen_at').getTime(),
      );
    const used = Date.now() - 10 * 60_000;
    await platform.database.execute('UPDATE sessions SET seen_at = ? WHERE account_id = ?', [
      new Date(used),
      worker.id,
    ]);
    const another = await open(worker.cookie);
    const { beats } = another;
    await eventually(() => another.beats > beats);
    expect(await seen()).toBe(used);
    // Nor does what the page asks for because of a hint while nobody touches it.
    const ask = (headers: Record<string, string>) =>
      platform.fetch('/api/v1/me', { headers: { cookie: worker.cookie, ...headers } });
    expect((await ask({ [UNATTENDED_HEADER]: '1' })).status).toBe(200);
    expect(await seen()).toBe(used);
    await ask({});
    expect(await seen()).toBeGreaterThan(used);
    await platform.database.execute('DELETE FROM sessions WHERE account_id = ?', [worker.id]);
    await eventually(() => another.hasEnded && worker.stream.hasEnded);
    await expect(open(worker.cookie)).rejects.toThrow('401');
  });

  it('go on where they were cut, and say so where that is not known any more', async () => {
    const worker = await listening('gridWorker', 'elm-2');
    const accounts = [worker.id];
    worker.stream.cut();
    const missed = await publish({ accounts });
    const again = await open(worker.cookie, { last: worker.stream.last ?? '' });
    await eventually(() => again.ids().includes(missed));
    expect(again.resets).toBe(0);
    for (const last of ['4294967295', '0', 'yesterday']) {
      const unknown = await open(worker.cookie, { last });
      expect([last, unknown.resets, unknown.ids()]).toEqual([last, 1, []]);
      unknown.cut();
    }
  });

  it('are swept once they are too old, but for the newest of those', async () => {
    const old = new Date(Date.now() - KEPT_FOR - 60_000);
    const numbers = () =>
      platform.database.query('SELECT number FROM live_hints WHERE at <= ?', [old], (row) => row.integer('number'));
    await platform.database.insertMany(
      'live_hints',
      ['at', 'topic', 'subject_id', 'audience'],
      [1, 2, 3].map(() => [old, 'matter', newId(), '{}']),
    );
    const before = await numbers();
    await platform.application.get(HintSweep).sweep();
    expect(await numbers()).toEqual(before.slice(-1));
    const kept = await platform.database.query('SELECT number FROM live_hints WHERE at > ?', [old], (row) =>
      row.integer('number'),
    );
    expect(kept.length).toBeGreaterThan(0);
  });

  it('cost one statement of a change, however many they are, and none where it is refused', async () => {
    const worker = await desk.colleague('gridWorker', 'elm-2');
    const cookie = await platform.cookieOf(worker.username);
    const task = await desk.task('elm-2');
    const claim = async (version: number) => {
      const { statements } = await platform.database.statements.count(
        async () =>
          await platform.application.inject({
            method: 'POST',
            url: `/api/v1/tasks/${task.id}/actions/claim`,
            headers: { cookie },
            payload: { version },
          }),
      );
      return statements.filter((sql) => sql.startsWith('INSERT INTO live_hints'));
    };
    expect(await claim(task.version + 1)).toHaveLength(0);
    expect(await claim(task.version)).toHaveLength(1);
  });

  if (dialect === 'mysql') {
    it('that commit behind later ones are told all the same', async () => {
      const worker = await listening('gridWorker', 'elm-2');
      const late = newId();
      const audience = JSON.stringify({ accounts: [worker.id] } satisfies Audience);
      await platform.database.transaction(async () => {
        await platform.database.insertMany(
          'live_hints',
          ['at', 'topic', 'subject_id', 'audience'],
          [[new Date(), 'matter', late, audience]],
        );
        // On a connection of its own, through the API: it gets the next number and commits first.
        const later = await desk.task('elm-2', worker.id);
        await eventually(() => worker.stream.ids().includes(later.id));
        expect(worker.stream.ids()).not.toContain(late);
      });
      await eventually(() => worker.stream.ids().includes(late));
    });
  }
});
