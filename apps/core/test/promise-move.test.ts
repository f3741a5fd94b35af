import { createClient, newId, type ProblemError, type Task } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { TaskDesk } from './support/task-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const PLACES = ['elm', 'elm-1', 'elm-2', 'oak', 'oak-1'] as const;
type Place = (typeof PLACES)[number];
const COMMUNITY: Record<Place, 'elm' | 'oak'> = {
  elm: 'elm',
  'elm-1': 'elm',
  'elm-2': 'elm',
  oak: 'oak',
  'oak-1': 'oak',
};
const AMOUNT = 300;

/** Numbers that look random and are the same every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

// Source, requirements R14: money follows the work.
describe.each(dialects)('what was promised, when tasks move, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let desk: TaskDesk;
  let official: Awaited<ReturnType<TaskDesk['colleague']>>;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    desk = new TaskDesk(platform, plugin);
    official = await desk.colleague('streetOfficial', 'north');
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const pays = async (per: 'unit' | 'case' | 'nothing', budgetFen = 10_000_000) => {
    for (const table of ['admission_promises', 'admission_rounds', 'tasks_open', 'tasks_archive', 'task_gates']) {
      await platform.database.execute(`DELETE FROM ${table}`, []);
    }
    await platform.database.execute(
      'UPDATE admissions SET funding_per = ?, amount_fen = ?, budget_fen = ?, unfunded_reason = ?, promised_fen = 0',
      [per, AMOUNT, budgetFen, per === 'nothing' ? '试验不花钱' : null],
    );
  };
  const send = async (unit: Place, round: string): Promise<Task> => {
    const authorization = `Bearer ${await platform.tokenOf(plugin.credentials)}`;
    const client = createClient({ baseUrl: platform.url, headers: () => ({ authorization }) });
    return client.tasks.create({ body: { type: 'fixture:visit', unitId: idOf(unit), round }, idempotencyKey: newId() });
  };
  const move = (task: Task, unit: string) =>
    desk.act(official, task, 'transfer', { unitId: idOf(unit), note: '人搬过去了' });
  const promised = async () => {
    const total = await platform.database.queryOne('SELECT promised_fen FROM admissions', [], (row) =>
      row.integer('promised_fen'),
    );
    const rows = await platform.database.query(
      `SELECT u.name, SUM(p.amount_fen) AS fen, SUM(p.cases) AS cases FROM admission_promises p
       JOIN org_units u ON u.number = p.community_number GROUP BY u.name ORDER BY u.name`,
      [],
      (row) => ({ name: row.text('name'), fen: row.integer('fen'), cases: row.integer('cases') }),
    );
    return { total, rows };
  };

  it.each([
    ['case', 7],
    ['unit', 11],
    ['unit', 23],
    ['nothing', 5],
  ] as const)(
    'sums agree with where the tasks are, however they are sent and moved: %s, seed %i',
    async (per, seed) => {
      await pays(per);
      const next = seeded(seed);
      const tasks: { task: Task; at: Place; round: string }[] = [];
      for (let step = 0; step < 24; step += 1) {
        const place = PLACES[next(PLACES.length)] ?? 'elm';
        if (tasks.length < 4 || next(3) === 0) {
          const round = ['a', 'b'][next(2)] ?? 'a';
          tasks.push({ task: await send(place, round), at: place, round });
        } else {
          const moved = tasks[next(tasks.length)];
          if (moved === undefined || moved.at === place) continue;
          await move(moved.task, place);
          moved.at = place;
        }
      }
      const expected = ['elm', 'oak'].flatMap((name) => {
        const own = tasks.filter(({ at }) => COMMUNITY[at] === name);
        const rounds = new Set(own.map(({ round }) => round)).size;
        const fen = { case: own.length, unit: rounds, nothing: 0 }[per] * AMOUNT;
        return own.length === 0 ? [] : [{ name, fen, cases: own.length }];
      });
      const { total, rows } = await promised();
      expect(rows).toEqual(expected);
      expect(total).toBe(expected.reduce((sum, { fen }) => sum + fen, 0));
    },
  );

  it('a task that leaves the communities frees its money, and is promised it again when it comes back', async () => {
    await pays('case');
    const task = await send('elm', 'a');
    await move(task, 'north');
    expect(await promised()).toEqual({ total: 0, rows: [] });
    await move(task, 'oak');
    expect(await promised()).toEqual({ total: AMOUNT, rows: [{ name: 'oak', fen: AMOUNT, cases: 1 }] });
  });

  it('another community is promised its own only within the budget', async () => {
    await pays('unit', AMOUNT);
    const [first] = [await send('elm', 'a'), await send('elm-1', 'a')];
    const code = await move(first, 'oak').then(
      () => 'moved',
      (error: ProblemError) => error.code,
    );
    expect(code).toBe('admission.fundsUsed');
    expect(await promised()).toEqual({ total: AMOUNT, rows: [{ name: 'elm', fen: AMOUNT, cases: 2 }] });
  });
});
