import { type Client, createClient, DISPATCH_LIMIT, newId, type ProblemError, type Role } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISPATCH_SQL, type DispatchRow, readDispatch } from '../src/dispatch/dispatch-rows.js';
import { FanOutWorker } from '../src/dispatch/fan-out/fan-out-worker.js';
import { RecallTasks } from '../src/dispatch/fan-out/recall-tasks.js';
import { SendTasks } from '../src/dispatch/fan-out/send-tasks.js';
import { ResultMatrix } from '../src/dispatch/results/result-matrix.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { CreateTask } from '../src/tasks/create-task.js';
import { dispatchPlan } from './support/dispatch.js';
import { idOf, units } from './support/district.js';
import { entriesRead } from './support/entries-read.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/** Lived behind one door by as many as a dispatch may have targets, and one more where a test says so. */
const inOak = { kind: 'residents' as const, withinIds: [idOf('oak')], query: { ageFrom: 90 } };

describe.each(dialects)('the bounds of dispatches, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let bureau: Client;
  let staff: StaffOf;
  const as = async (role: Role) => {
    const cookie = await staff.cookie(role, 'district');
    return createClient({ baseUrl: platform.url, headers: () => ({ cookie }) });
  };
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    staff = new StaffOf(platform);
    bureau = await as('bureauOfficial');
    await addResidents(DISPATCH_LIMIT);
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const addResidents = async (count: number): Promise<string[]> => {
    const units = platform.application.get(UnitDirectory);
    const { district, street, community, grid } = units.numbersOf(units.byId(idOf('oak-1'))?.number ?? 0);
    const ids = Array.from({ length: count }, () => newId());
    await platform.database.insertMany(
      'people',
      [
        ...['id', 'household_id', 'name', 'name_pinyin', 'name_initials', 'sex', 'birth_date', 'document_type'],
        ...['district_id', 'street_id', 'community_id', 'grid_id', 'updated_at'],
      ],
      ids.map((id) => [
        ...[id, idOf('oak-1-household'), '陈秀英', '', '', 'female', '1930-01-01', 'citizenId'],
        ...[district, street, community, grid, new Date()],
      ]),
    );
    return ids;
  };
  const created = (client: Client, withoutRefused = false) =>
    client.dispatches.create({
      body: { plan: dispatchPlan({ targets: inOak }), withoutRefused },
      idempotencyKey: newId(),
    });
  const rowOf = async (id: string): Promise<DispatchRow> => {
    const sql = `${DISPATCH_SQL} FROM dispatches d WHERE d.id = ?`;
    const dispatch = await platform.database.queryOne(sql, [id], readDispatch);
    if (dispatch === null) throw new Error('The dispatch is lost');
    return dispatch;
  };
  const hintsOf = (id: string) =>
    platform.database.queryOne('SELECT COUNT(*) AS number FROM live_hints WHERE subject_id = ?', [id], (row) =>
      row.integer('number'),
    );
  const statementsOf = async (work: () => Promise<unknown>) =>
    (await platform.database.statements.count(() => platform.database.transaction(work))).statements;
  const counted = async (work: () => Promise<unknown>) => (await statementsOf(work)).length;

  it('10,000 residents are listed, sent and recalled in as many statements a chunk as a hundred', async () => {
    const { application } = platform;
    // The test does the worker's rounds itself.
    await application.get(FanOutWorker).onModuleDestroy();
    const { id, targets } = await created(bureau);
    expect(targets).toBe(DISPATCH_LIMIT);
    const dispatch = await rowOf(id);
    const send = () => statementsOf(() => application.get(SendTasks).next(dispatch));
    const sending: string[][] = [];
    for (let chunk = 0; chunk < 10; chunk += 1) sending.push(await send());
    // Source, inbox-limits.md “Held to”: “fan-out one statement a level”, of tasks.
    for (const each of sending) expect(each.filter((sql) => /INSERT INTO .?tasks_open/.test(sql))).toHaveLength(1);
    const chunks = sending.map(({ length }) => length);
    expect(new Set(chunks).size).toBe(2);
    // The first chunk begins the round, which is one statement more.
    expect(Math.max(...chunks)).toBe(chunks[0]);
    // One of them tells the units that they have to look.
    expect(Math.max(...chunks)).toBeLessThanOrEqual(20);
    expect(await hintsOf(id)).toBeLessThanOrEqual(chunks.length * units.length);
    const { sent, results } = await bureau.dispatches.get({ params: { id } });
    expect([sent, results.open]).toEqual([DISPATCH_LIMIT, DISPATCH_LIMIT]);

    if (dialect === 'mysql') {
      // “result matrix of a dispatch to 10,000: 10 k entries”, and the targets that never became a task are looked for.
      await platform.database.query('ANALYZE TABLE tasks_open, dispatch_targets', [], () => null);
      const read = await entriesRead(platform, () => application.get(ResultMatrix).page(dispatch, { limit: 50 }));
      expect(read).toBeGreaterThanOrEqual(DISPATCH_LIMIT);
      expect(read).toBeLessThanOrEqual(2.5 * DISPATCH_LIMIT);
    }

    const recall = () => counted(() => application.get(RecallTasks).next(dispatch));
    expect([await recall(), await recall()]).toEqual([await recall(), await recall()]);
  }, 120_000);

  it('one resident more is refused', async () => {
    const [last = ''] = await addResidents(1);
    const error = await created(bureau).then(
      () => null,
      (reason: ProblemError) => reason,
    );
    expect([error?.code, error?.status]).toEqual(['dispatch.tooMany', 422]);
    await platform.database.execute('DELETE FROM people WHERE id = ?', [last]);
  });

  it('whoever leaves the registry before their turn is dropped and counted nowhere; of two that are merged one is sent to', async () => {
    const { database, application } = platform;
    const [gone = '', merged = '', stays = ''] = await addResidents(3);
    await database.execute('UPDATE people SET birth_date = ? WHERE id IN (?, ?, ?)', [
      '1920-01-01',
      gone,
      merged,
      stays,
    ]);
    const plan = dispatchPlan({ targets: { ...inOak, query: { ageFrom: 100 } } });
    const { id } = await bureau.dispatches.create({ body: { plan, withoutRefused: false }, idempotencyKey: newId() });
    await database.execute('DELETE FROM people WHERE id IN (?, ?)', [gone, merged]);
    await database.execute('UPDATE dispatch_targets SET person_id = ? WHERE person_id = ?', [stays, merged]);
    const dispatch = await rowOf(id);
    await database.transaction(() => application.get(SendTasks).next(dispatch));
    const { targets, sent, status } = await bureau.dispatches.get({ params: { id } });
    expect({ targets, sent, status }).toEqual({ targets: 1, sent: 1, status: 'sent' });
    const people = await database.query('SELECT person_id FROM tasks_open WHERE dispatch_id = ?', [id], (row) =>
      row.text('person_id'),
    );
    expect(people).toEqual([stays]);
    await database.execute('DELETE FROM people WHERE id = ?', [stays]);
  });

  it('a plugin’s 500 tasks are made in as many statements as 50', async () => {
    const caller = {
      kind: 'plugin',
      pluginId: 'fixture',
      grants: new Set(['core:task.create']),
      enabledIn: { kind: 'everywhere' },
      grantedIn: () => ({ kind: 'everywhere' }) as const,
      onBehalfOf: null,
    } as const;
    const batch = (size: number) =>
      Array.from({ length: size }, () => ({
        key: newId(),
        task: { type: 'fixture:visit', personId: idOf('elm-1-person-0') },
      }));
    const creation = platform.application.get(CreateTask);
    const few = await counted(() => creation.createAll(caller, batch(50)));
    expect(await counted(() => creation.createAll(caller, batch(500)))).toBe(few);
    expect(few).toBeLessThanOrEqual(20);
  });

  it('two dispatches at once never promise more than there is', async () => {
    const { database } = platform;
    await database.execute(
      "UPDATE admissions SET funding_per = 'case', amount_fen = 100, budget_fen = 1200000, unfunded_reason = NULL",
      [],
    );
    const both = await Promise.all([created(bureau, true), created(bureau, true)]);
    for (let chunk = 0; chunk < 10; chunk += 1) {
      await Promise.all(
        both.map(async ({ id }) => {
          const dispatch = await rowOf(id);
          return database.transaction(() => platform.application.get(SendTasks).next(dispatch));
        }),
      );
    }
    const ended = await Promise.all(both.map(({ id }) => bureau.dispatches.get({ params: { id } })));
    const sum = (field: 'sent' | 'refused') => ended.reduce((total, dispatch) => total + dispatch[field], 0);
    expect([sum('sent'), sum('refused')]).toEqual([12_000, 2 * DISPATCH_LIMIT - 12_000]);
    const promised = await database.queryOne('SELECT promised_fen FROM admissions', [], (row) =>
      row.integer('promised_fen'),
    );
    expect(promised).toBe(1_200_000);
  }, 300_000);
});
