import type { Task } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixturePlugin } from './support/fixture-plugin.js';
import { LiveReader } from './support/live-reader.js';
import { type Colleague, TaskDesk } from './support/task-desk.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const SEED = 20_261_126;
const TASKS = 40;

/** Mulberry32: the same cuts in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** issue 6: "reconnects lose nothing, proven by a test that cuts the line at random". */
describe.each(dialects)('a line that is cut at random, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  /** The cores of the district: SQLite bears one. */
  const cores: { url: string; stop: () => Promise<void> }[] = [];
  let platform: TestPlatform;
  let desk: TaskDesk;
  let worker: Colleague;
  let cookie: string;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    cores.push({ url: platform.url, stop: () => platform.stop() });
    if (dialect === 'mysql') cores.unshift(await platform.beside());
    desk = new TaskDesk(platform, plugin);
    worker = await desk.colleague('gridWorker', 'elm-2');
    cookie = await platform.cookieOf(worker.username);
  });
  afterAll(async () => {
    for (const core of cores) await core.stop();
    await plugin.stop();
  });

  const accept = async (url: string, { id }: Task) => {
    const answer = await fetch(`${url}/api/v1/tasks/${id}/actions/accept`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(200);
  };

  it('loses no hint, whichever core made the change and whichever is asked again', async () => {
    const random = chance(SEED);
    const one = () => cores[Math.floor(random() * cores.length)]?.url ?? platform.url;
    const tasks: Task[] = [];
    for (let index = 0; index < TASKS; index += 1) tasks.push(await desk.task('elm-2', worker.id));
    // From here on only what the stream says: each task is heard of twice, when it came and when it is accepted.
    const heard = new Set<string>();
    let cuts = 0;
    let resets = 0;
    let working = true;
    const first = await LiveReader.open(one(), cookie);
    const before = new Set(first.ids());
    const listen = async () => {
      let reader = first;
      for (;;) {
        const enough = Math.floor(random() * 4);
        const known = reader.hints.length;
        const until = Date.now() + random() * 150;
        await eventually(() => reader.hints.length > known + enough || Date.now() > until);
        reader.cut();
        for (const id of reader === first ? reader.ids().slice(before.size) : reader.ids()) heard.add(id);
        resets += reader.resets;
        if (!working && tasks.every(({ id }) => heard.has(id))) return;
        cuts += 1;
        reader = await LiveReader.open(one(), cookie, reader.last);
      }
    };
    const work = async () => {
      const queues = cores.map((core, at) =>
        tasks.filter((_, index) => index % cores.length === at).map((task) => ({ core, task })),
      );
      await Promise.all(
        queues.map(async (queue) => {
          for (const [index, { core, task }] of queue.entries()) {
            // However fast the machine is, the line is cut all along the way.
            await eventually(() => cuts * 3 >= index);
            await accept(core.url, task);
          }
        }),
      );
      working = false;
    };
    await Promise.all([listen(), work()]);
    expect(tasks.filter(({ id }) => !heard.has(id))).toEqual([]);
    expect(resets).toBe(0);
    expect(cuts).toBeGreaterThan(5);
  });
});
