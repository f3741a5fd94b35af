import { addDays, type TaskAction } from '@yige/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { type Colleague, TaskDesk } from './support/task-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/** Three of one grid, of whom one sees only what is theirs; who distributes their work; and somebody of elsewhere. */
const CAST = ['worker', 'second', 'neighbour', 'secretary', 'stranger'] as const;
type Name = (typeof CAST)[number];

describe.each(dialects)('whatever people do to a task, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let desk: TaskDesk;
  let cast: Record<Name, Colleague>;
  let today: string;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    desk = new TaskDesk(platform, plugin);
    cast = {
      worker: await desk.colleague('gridWorker', 'elm-2'),
      second: await desk.colleague('gridWorker', 'elm-2'),
      neighbour: await desk.colleague('gridHead', 'elm-2'),
      secretary: await desk.colleague('communitySecretary', 'elm'),
      stranger: await desk.colleague('gridWorker', 'oak-1'),
    };
    today = platform.application.get(Clock).today();
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const who = fc.constantFrom(...CAST);
  const move = fc.oneof(
    fc.record({ by: who, action: fc.constantFrom<TaskAction>('claim', 'release', 'accept', 'start'), to: who }),
    fc.record({ by: who, action: fc.constantFrom<TaskAction>('assign', 'transfer'), to: who }),
    fc.record({ by: who, action: fc.constant('away' as const), to: who }),
    fc.record({ by: who, action: fc.constant('back' as const), to: who }),
  );

  /** Who may see it, by the rule as people would say it: those of the unit and above, whoever has it, their deputy. */
  const mayBeSeenBy = (name: Name, assigneeId: string | null, deputies: ReadonlyMap<string, string>) =>
    name === 'worker' ||
    name === 'second' ||
    name === 'secretary' ||
    (name === 'neighbour' &&
      assigneeId !== null &&
      (assigneeId === cast.neighbour.id || deputies.get(assigneeId) === cast.neighbour.id));

  it('it is neither lost nor doubled, and nobody without right sees it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 10 }), async (moves) => {
        await platform.database.execute('DELETE FROM absences', []);
        const { id } = await desk.task('elm-2');
        for (const { by, action, to } of moves) await attempt(id, by, action, to);
        const rows = await platform.database.query('SELECT assignee_id FROM tasks_open WHERE id = ?', [id], (row) =>
          row.textOrNull('assignee_id'),
        );
        expect(rows).toHaveLength(1);
        const [assigneeId = null] = rows;
        const absences = await platform.database.query(
          'SELECT account_id, deputy_id FROM absences',
          [],
          (row) => [row.text('account_id'), row.text('deputy_id')] as const,
        );
        const deputies = new Map(absences);
        for (const name of CAST) {
          const sees = mayBeSeenBy(name, assigneeId, deputies);
          const { client } = cast[name];
          const found = await client.tasks.get({ params: { id } }).then(
            () => true,
            () => false,
          );
          expect([name, found]).toEqual([name, sees]);
          const mine = (await client.tasks.list({ query: { limit: 200 } })).items.filter((task) => task.id === id);
          const theirs =
            assigneeId === cast[name].id || (assigneeId !== null && deputies.get(assigneeId) === cast[name].id);
          expect([name, mine.length]).toEqual([name, theirs ? 1 : 0]);
        }
      }),
      { numRuns: 12 },
    );
  });

  /** What is refused is refused; what happens must leave the task whole. */
  const attempt = async (id: string, by: Name, action: TaskAction | 'away' | 'back', to: Name): Promise<void> => {
    const { client } = cast[by];
    const doing = async () => {
      if (action === 'away') {
        const days = { firstDay: today, lastDay: addDays(today, 1) };
        return client.absences.create({ body: { deputyId: cast[to].id, ...days } });
      }
      if (action === 'back') {
        const { own } = await client.absences.list();
        return Promise.all(own.map((absence) => client.absences.end({ params: { id: absence.id } })));
      }
      const given = action === 'assign' || action === 'transfer' ? { assigneeId: cast[to].id } : {};
      return client.tasks.act({ params: { id, action }, body: { ...given, note: '换个人' } });
    };
    await doing().catch((error: unknown) => {
      if (!(error instanceof Error) || !('status' in error) || error.status === 500) throw error;
    });
  };
});
