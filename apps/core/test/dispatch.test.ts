import {
  addWorkingDays,
  type Client,
  createClient,
  type DispatchPlan,
  type DispatchTargets,
  newId,
  ProblemError,
  type ResidentQuery,
  type Role,
} from '@yige/contracts';
import { NO_DEADLINE } from '@yige/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DispatchRow } from '../src/dispatch/dispatch-rows.js';
import { ResultMatrix } from '../src/dispatch/results/result-matrix.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { Clock } from '../src/time/clock.js';
import { admissionApplication } from './support/admission.js';
import { atRest, dispatched, dispatchPlan } from './support/dispatch.js';
import { idOf } from './support/district.js';
import { FixturePlugin, withSecretType } from './support/fixture-plugin.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const residents = (query: ResidentQuery): Partial<DispatchPlan> => ({
  targets: { kind: 'residents', withinIds: [idOf('elm')], query },
});

/** What a page of results asks of a dispatch beside its id. */
const NO_DISPATCH: DispatchRow = {
  ...{ id: '', name: '', pluginId: '', title: { 'zh-CN': '', en: '' }, ownWork: false, status: 'sent' },
  ...{ targets: 0, sent: 0, refused: 0, recalled: 0, promisedFen: 0, dueAt: NO_DEADLINE, body: null, payload: '' },
  ...{ instruction: null, showsSender: false, createdBy: { id: '', name: '' }, createdAt: NO_DEADLINE },
  ...{ withdrawnBy: null, recallReason: null },
};

describe.each(dialects)('dispatches, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', withSecretType());
  let platform: TestPlatform;
  let staff: StaffOf;
  let bureau: Client;
  let secretary: Client;
  const as = async (role: Role, unit = 'district') => {
    const cookie = await staff.cookie(role, unit);
    return createClient({ baseUrl: platform.url, headers: () => ({ cookie }) });
  };
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin], admitted: [] });
    staff = new StaffOf(platform);
    bureau = await as('bureauOfficial');
    secretary = await as('communitySecretary', 'elm');
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  beforeEach(async () => {
    for (const table of ['admissions', 'admission_rounds', 'admission_promises', 'tasks_open', 'tasks_archive']) {
      await platform.database.execute(`DELETE FROM ${table}`, []);
    }
  });

  const published = async (changes: Parameters<typeof admissionApplication>[0] = {}) => {
    const application = admissionApplication({ unitIds: [idOf('district')], ...changes });
    const { id } = await bureau.admissions.apply({ body: { application } });
    const params = { id };
    const sorter = await as('admissionOfficer');
    await sorter.admissions.sort({ params, body: { version: 1, outcome: 'forwarded' } });
    await (await as('financeOfficer')).admissions.checkFunds({ params, body: { version: 2, outcome: 'confirmed' } });
    const body = { version: 3, outcome: 'admitted' as const, note: '同意准入' };
    await (await as('leadingGroupMember')).admissions.decide({ params, body });
    return sorter.admissions.publish({ params, body: { version: 4 } });
  };
  const everyGrid: DispatchTargets = { kind: 'level', level: 'grid', withinIds: [idOf('district')] };
  const problemOf = (call: Promise<unknown>) =>
    call.then(
      () => null,
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        return { code: error.code, status: error.status, pointer: error.problem.errors?.[0]?.pointer };
      },
    );

  describe('kinds to send', () => {
    it('are a bureau’s own with the admissions in force, and for a community any; never a confidential one', async () => {
      const { name, validTo } = await published();
      const { items, residentFacts } = await bureau.dispatches.types();
      expect(residentFacts.map(({ kind }) => kind)).toContain('livingAlone');
      expect(residentFacts.map(({ kind }) => kind)).not.toContain('disability');
      expect(items.map(({ type }) => type)).toEqual(['fixture:visit']);
      expect(items[0]?.admissions).toMatchObject([{ name, validTo }]);
      expect((await secretary.dispatches.types()).items.map(({ type }) => type)).toEqual(['fixture:visit']);
      const plan = dispatchPlan({ type: 'fixture:secret' });
      expect(await problemOf(bureau.dispatches.preview({ body: plan }))).toMatchObject({
        ...{ code: 'dispatch.typeUnknown', status: 422, pointer: '/body/type' },
      });
    });
  });

  describe('a preview', () => {
    it('tells for each community what it would mean, and sends nothing', async () => {
      await published({ unitIds: [idOf('north')] });
      const preview = await bureau.dispatches.preview({ body: dispatchPlan({ targets: everyGrid }) });
      expect(preview).toMatchObject({ targets: 4, refused: 1, promisedFen: 60_000, admission: { name: '入户走访' } });
      expect(
        preview.communities.map(({ unit, above, targets, promisedFen }) => [
          unit.name,
          above?.name,
          targets,
          promisedFen,
        ]),
      ).toEqual([
        ['elm', 'north', 2, 30_000],
        ['oak', 'north', 1, 30_000],
        ['ash', 'south', 1, 0],
      ]);
      expect(preview.communities.map(({ refusal }) => refusal?.code)).toEqual([
        ...[undefined, undefined, 'admission.unitNotCovered'],
      ]);
      expect(preview.communities.map(({ refused }) => refused)).toEqual([0, 0, 1]);
      expect(preview.communities.map(({ workers }) => workers)).toEqual([4, 1, 0]);
      const { items } = await bureau.tasks.list({ query: { box: 'sent' } });
      expect(items).toEqual([]);
    });

    it('counts the last working day as a whole', async () => {
      await published();
      const due = { kind: 'workingDays', days: 3 } as const;
      const { dueAt } = await bureau.dispatches.preview({ body: dispatchPlan({ due }) });
      const clock = platform.application.get(Clock);
      expect(clock.dayOf(new Date(dueAt ?? ''))).toBe(addWorkingDays(clock.today(), 3));
      expect(clock.dayOf(new Date(new Date(dueAt ?? '').getTime() + 1))).not.toBe(addWorkingDays(clock.today(), 3));
    });

    it.each<[string, Partial<DispatchPlan>, string, string | undefined]>([
      [
        'a unit that is another’s',
        { targets: { kind: 'units', unitIds: [idOf('elm-1'), idOf('oak-1')] } },
        ...(['dispatch.unitUnknown', '/body/targets/unitIds/1'] as const),
      ],
      [
        'a deadline that has passed',
        { due: { kind: 'at', at: '2020-01-01T00:00:00.000Z' } },
        ...(['dispatch.duePast', '/body/due/at'] as const),
      ],
      [
        'residents by a sensitive fact',
        residents({ anyFact: ['livingAlone', 'disabilityCertificate'] }),
        ...(['dispatch.factUnknown', '/body/targets/query/anyFact/1'] as const),
      ],
      ['nobody', residents({ ageTo: 1 }), 'dispatch.nobody', undefined],
    ])('refuses %s', async (_, changes, code, pointer) => {
      const body = dispatchPlan(changes);
      expect(await problemOf(secretary.dispatches.preview({ body }))).toEqual({ code, status: 422, pointer });
    });
  });

  describe('sending', () => {
    it('makes one task for each target, under the admission, with what the sender says', async () => {
      const { id: admissionId } = await published();
      const dispatch = await dispatched(bureau, { targets: everyGrid, instruction: '先打电话' });
      expect(dispatch).toMatchObject({ status: 'sent', targets: 4, sent: 4, refused: 0, promisedFen: 90_000 });
      expect(dispatch.results).toEqual({ open: 4, submitted: 0, closed: 0 });
      const { items } = await (await platform.clientOf('worker.elm-1')).tasks.list({ query: { box: 'mine' } });
      expect(items).toHaveLength(1);
      const task = await (await platform.clientOf('worker.elm-1')).tasks.get({ params: { id: items[0]?.id ?? '' } });
      expect(task).toMatchObject({ dispatchId: dispatch.id, instruction: '先打电话', unit: { name: 'elm-1' } });
      expect(task.timeline.map(({ action }) => action)).toEqual(['create']);
      expect((await bureau.admissions.get({ params: { id: admissionId } })).usage).toEqual({
        ...{ rounds: 1, promisedFen: 90_000 },
      });
    });

    it('answers a repeated key with the first dispatch', async () => {
      await published();
      const call = { body: { plan: dispatchPlan(), withoutRefused: false }, idempotencyKey: newId() };
      const both = await Promise.all([bureau.dispatches.create(call), bureau.dispatches.create(call)]);
      expect(both[0].id).toBe(both[1].id);
      expect(await atRest(bureau, both[0].id)).toMatchObject({ sent: 2 });
      expect((await bureau.dispatches.create(call)).id).toBe(both[0].id);
      expect((await bureau.dispatches.list({ query: {} })).items[0]?.id).toBe(both[0].id);
    });

    it('sends nothing where some would be held back, or to the others where that is wanted', async () => {
      await published({ unitIds: [idOf('north')] });
      const plan = dispatchPlan({ targets: everyGrid });
      const call = (withoutRefused: boolean) =>
        bureau.dispatches.create({ body: { plan, withoutRefused }, idempotencyKey: newId() });
      expect(await problemOf(call(false))).toMatchObject({ code: 'dispatch.heldBack', status: 409 });
      expect(await atRest(bureau, (await call(true)).id)).toMatchObject({ targets: 4, sent: 3, refused: 1 });
      await platform.database.execute('DELETE FROM admissions', []);
      expect(await problemOf(call(true))).toMatchObject({ code: 'dispatch.heldBack' });
    });

    it('gives a community’s own work to its grids without any admission', async () => {
      const dispatch = await dispatched(secretary);
      expect(dispatch).toMatchObject({ sent: 2, refused: 0, promisedFen: 0 });
      expect((await secretary.dispatches.get({ params: { id: dispatch.id } })).id).toBe(dispatch.id);
      for (const other of [bureau, await as('communitySecretary', 'ash')]) {
        expect(await problemOf(other.dispatches.get({ params: { id: dispatch.id } }))).toMatchObject({ status: 404 });
      }
    });

    it('reaches residents at their doors, and tells a bureau not who they are', async () => {
      await published();
      const targets: DispatchTargets = { kind: 'residents', withinIds: [idOf('elm-1')], query: { ageFrom: 60 } };
      const dispatch = await dispatched(bureau, { targets });
      expect(dispatch).toMatchObject({ targets: 3, sent: 3 });
      const query = { unit: idOf('elm') };
      const params = { id: dispatch.id };
      const { items } = await bureau.dispatches.tasks({ params, query });
      expect(items.map(({ subject }) => subject)).toEqual([null, null, null]);
      expect((await bureau.tasks.list({ query: { box: 'sent' } })).items).toEqual([]);
      const mine = await (await platform.clientOf('worker.elm-1')).tasks.list({ query: { box: 'mine' } });
      expect(new Set(mine.items.map(({ subject }) => subject?.personId))).toEqual(
        new Set([0, 1, 2].map((index) => idOf(`elm-1-person-${index}`))),
      );
      expect(mine.items[0]?.subject?.door?.text).toContain('101');
      const left = await platform.database.query(
        'SELECT person_id FROM dispatch_targets WHERE person_id IS NOT NULL',
        [],
        (row) => row.text('person_id'),
      );
      expect(left).toEqual([]);
      const own = await dispatched(secretary, { targets });
      const seen = await secretary.dispatches.tasks({ params: { id: own.id }, query });
      expect(seen.items.every(({ subject }) => subject?.name !== null)).toBe(true);
    });
  });

  it.runIf(dialect === 'mysql')('are shared by several processes, each sent once', async () => {
    await published({
      frequency: { period: 'month', rounds: 100 },
      funding: { per: 'nothing', reason: '这项工作不花钱' },
    });
    const beside = await platform.beside();
    try {
      const call = { body: { plan: dispatchPlan({ targets: everyGrid }), withoutRefused: false } };
      const made = await Promise.all(
        Array.from({ length: 12 }, () => bureau.dispatches.create({ ...call, idempotencyKey: newId() })),
      );
      for (const { id } of made) expect(await atRest(bureau, id)).toMatchObject({ sent: 4, results: { open: 4 } });
    } finally {
      await beside.stop();
    }
  });

  describe('what became of it', () => {
    /** Of two grids of elm one has done its task, oak has begun, and ash is held back. */
    const worked = async () => {
      await published({ unitIds: [idOf('north')] });
      const dispatch = await dispatched(bureau, { targets: everyGrid });
      const worker = await platform.clientOf('worker.elm-1');
      const [mine] = (await worker.tasks.list({ query: { box: 'mine' } })).items;
      const submit = { id: mine?.id ?? '', action: 'submit' } as const;
      await worker.tasks.act({ params: submit, body: { result: { met: true } }, idempotencyKey: newId() });
      const other = await platform.clientOf('worker.oak-1');
      const [theirs] = (await other.tasks.list({ query: { box: 'mine' } })).items;
      await other.tasks.act({ params: { id: theirs?.id ?? '', action: 'start' }, body: {} });
      return { params: { id: dispatch.id } };
    };

    it('is told for each community, page by page in one statement', async () => {
      const { params } = await worked();
      const { items, next } = await bureau.dispatches.results({ params, query: { limit: 2 } });
      expect(items).toMatchObject([
        { unit: { name: 'elm' }, above: { name: 'north' }, targets: 2, notBegun: 1, closed: 1, heldBack: 0 },
        { unit: { name: 'oak' }, targets: 1, inProgress: 1, refusal: null },
      ]);
      const { result, statements } = await platform.database.statements.count(() =>
        platform.application
          .get(ResultMatrix)
          .page({ ...NO_DISPATCH, id: params.id }, { limit: 2, cursor: next ?? '' }),
      );
      expect(statements).toHaveLength(1);
      expect(result).toMatchObject({
        items: [{ unit: { name: 'ash' }, targets: 1, heldBack: 1, refusal: { code: 'admission.unitNotCovered' } }],
        next: null,
      });
      const { results } = await bureau.dispatches.get({ params });
      expect(results).toEqual({ open: 2, submitted: 0, closed: 1 });
      const tasks = await bureau.dispatches.tasks({ params, query: { unit: idOf('elm'), limit: 1 } });
      const more = await bureau.dispatches.tasks({ params, query: { unit: idOf('elm'), cursor: tasks.next ?? '' } });
      expect([...tasks.items, ...more.items].map(({ unit, status }) => [unit.name, status]).sort()).toEqual([
        ['elm-1', 'closed'],
        ['elm-2', 'open'],
      ]);
    });

    it('is late as soon as the deadline has passed', async () => {
      const { params } = await worked();
      await platform.database.execute('UPDATE dispatches SET due_at = ?', [new Date('2020-01-01')]);
      const { items } = await bureau.dispatches.results({ params, query: {} });
      expect(items.map(({ overdue }) => overdue)).toEqual([1, 1, 0]);
    });

    it('is gathered by field from the results that were accepted', async () => {
      const { params } = await worked();
      expect((await bureau.dispatches.answers({ params })).items).toEqual([
        { field: 'met', answered: 1, summary: { kind: 'flag', yes: 1, no: 0 } },
      ]);
    });

    it('is taken out as a sheet in which no name runs as a formula, and that is recorded', async () => {
      const { params } = await worked();
      await platform.database.execute("UPDATE org_units SET name = '=1+1' WHERE name = 'oak'", []);
      await platform.application.get(UnitDirectory).reload();
      const cookie = await staff.cookie('bureauOfficial', 'district');
      const answer = await platform.post(
        `/api/v1/dispatches/${params.id}/exports`,
        { format: 'csv', reason: '季度汇总' },
        { cookie },
      );
      await platform.database.execute("UPDATE org_units SET name = 'oak' WHERE name = '=1+1'", []);
      await platform.application.get(UnitDirectory).reload();
      const lines = (await answer.text()).trim().split('\r\n');
      expect(lines.slice(1, 4).map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
        ...['north elm 2', "north '=1+1 1", 'south ash 1'],
      ]);
      expect(lines.at(-1)).toContain('用途：季度汇总');
      const recorded = await platform.database.queryOne(
        "SELECT reason FROM audit_entries WHERE action = 'dispatch.exported' AND subject_id = ?",
        [params.id],
        (row) => row.text('reason'),
      );
      expect(recorded).toBe('季度汇总');
    });

    it('can be recalled as far as nobody has handed it in: tasks, money and round come back', async () => {
      const { params } = await worked();
      await bureau.dispatches.recall({ params, body: { reason: '下错了通知' } });
      await bureau.dispatches.recall({ params, body: { reason: '再点一次' } });
      const recalled = await atRest(bureau, params.id, 'recalled');
      // Of elm one task was done: what a community has for the round goes with the last of its tasks.
      expect(recalled).toMatchObject({ recalled: 2, promisedFen: 30_000, results: { open: 0, closed: 1 } });
      const { items } = await bureau.dispatches.results({ params, query: {} });
      expect(items.map((line) => [line.closed, line.recalled])).toEqual([
        [1, 1],
        [0, 1],
        [0, 0],
      ]);
      const tasks = await bureau.dispatches.tasks({ params, query: { unit: idOf('oak') } });
      const taken = await platform.database.queryOne(
        "SELECT note FROM task_events WHERE task_id = ? AND action = 'recall'",
        [tasks.items[0]?.id ?? ''],
        (row) => row.text('note'),
      );
      expect(taken).toBe('下错了通知');
      const told = await platform.database.query(
        "SELECT n.account_id FROM notices n JOIN tasks_archive t ON t.id = n.task_id WHERE n.kind = 'recalled' AND t.dispatch_id = ?",
        [params.id],
        (row) => row.text('account_id'),
      );
      expect(told).toEqual([idOf('worker.oak-1')]);
      expect(await problemOf(bureau.dispatches.stop({ params }))).toBeNull();
    });

    it('of which nothing is left has used no round', async () => {
      const { id: admissionId } = await published();
      const { id } = await dispatched(bureau);
      const usage = async () => (await bureau.admissions.get({ params: { id: admissionId } })).usage;
      expect(await usage()).toEqual({ rounds: 1, promisedFen: 30_000 });
      expect(await problemOf(bureau.dispatches.preview({ body: dispatchPlan() }))).toBeNull();
      const again = await bureau.dispatches.preview({ body: dispatchPlan() });
      expect(again.communities[0]?.refusal?.code).toBe('admission.roundsUsed');
      await bureau.dispatches.recall({ params: { id }, body: { reason: '下错了通知' } });
      await atRest(bureau, id, 'recalled');
      expect(await usage()).toEqual({ rounds: 0, promisedFen: 0 });
    });

    it.each(['stop', 'recall'] as const)('a %s that meets the sending leaves every target settled', async (action) => {
      await published();
      const call = { body: { plan: dispatchPlan({ targets: everyGrid }), withoutRefused: false } };
      for (let round = 0; round < 3; round += 1) {
        await platform.database.execute('DELETE FROM admission_rounds', []);
        const { id } = await bureau.dispatches.create({ ...call, idempotencyKey: newId() });
        const params = { id };
        if (action === 'recall') await bureau.dispatches.recall({ params, body: { reason: '下错了通知' } });
        else
          expect([undefined, 'dispatch.settled']).toContain(
            (await problemOf(bureau.dispatches.stop({ params })))?.code,
          );
        const { sent, status } = await atRest(bureau, id);
        const states = await platform.database.query(
          'SELECT state FROM dispatch_targets WHERE dispatch_id = ?',
          [id],
          (row) => row.text('state'),
        );
        expect(states).toHaveLength(4);
        expect(states.filter((state) => state === 'sent')).toHaveLength(sent);
        expect(states).not.toContain('waiting');
        expect(action === 'recall' ? ['recalled'] : ['stopped', 'sent']).toContain(status);
      }
    });
  });

  it('is reached by nobody without the permission', async () => {
    const worker = await platform.clientOf('worker.elm-1');
    expect(await problemOf(worker.dispatches.types())).toMatchObject({ status: 403 });
  });
});
