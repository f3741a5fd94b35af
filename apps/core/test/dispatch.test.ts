import {
  addWorkingDays,
  type Client,
  type DispatchPlan,
  type DispatchTargets,
  newId,
  type ResidentQuery,
} from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Judgement } from '../src/dispatch/fan-out/judgement.js';
import { Clock } from '../src/time/clock.js';
import { atRest, dispatched, dispatchPlan } from './support/dispatch.js';
import { DispatchStage, everyGrid, refusalOf } from './support/dispatch-stage.js';
import { idOf } from './support/district.js';
import { dialects, type TestPlatform } from './support/test-platform.js';

const residents = (query: ResidentQuery): Partial<DispatchPlan> => ({
  targets: { kind: 'residents', withinIds: [idOf('elm')], query },
});

describe.each(dialects)('dispatches, on %s', (dialect) => {
  let stage: DispatchStage;
  let platform: TestPlatform;
  let bureau: Client;
  let secretary: Client;
  beforeAll(async () => {
    stage = await DispatchStage.start(dialect);
    ({ platform, bureau, secretary } = stage);
  });
  afterAll(() => stage?.stop());
  beforeEach(() => stage.clear());

  describe('kinds to send', () => {
    it('are a bureau’s own with the admissions in force, and for a community any; never a confidential one', async () => {
      const { name, validTo } = await stage.published();
      const { items, residentFacts } = await bureau.dispatches.types();
      expect(residentFacts.map(({ kind }) => kind)).toContain('livingAlone');
      expect(residentFacts.map(({ kind }) => kind)).not.toContain('disability');
      expect(items.map(({ type }) => type)).toEqual(['fixture:visit']);
      expect(items[0]?.admissions).toMatchObject([{ name, validTo }]);
      expect((await secretary.dispatches.types()).items.map(({ type }) => type)).toEqual(['fixture:visit']);
      const plan = dispatchPlan({ type: 'fixture:secret' });
      expect(await refusalOf(bureau.dispatches.preview({ body: plan }))).toMatchObject({
        ...{ code: 'dispatch.typeUnknown', status: 422, pointer: '/body/type' },
      });
    });
  });

  describe('a preview', () => {
    it('tells for each community what it would mean, and sends nothing', async () => {
      await stage.published({ unitIds: [idOf('north')] });
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
      await stage.published();
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
      expect(await refusalOf(secretary.dispatches.preview({ body }))).toEqual({ code, status: 422, pointer });
    });
  });

  describe('sending', () => {
    it('makes one task for each target, under the admission, with what the sender says', async () => {
      const { id: admissionId } = await stage.published();
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
      await stage.published();
      const call = { body: { plan: dispatchPlan(), withoutRefused: false }, idempotencyKey: newId() };
      const both = await Promise.all([bureau.dispatches.create(call), bureau.dispatches.create(call)]);
      expect(both[0].id).toBe(both[1].id);
      expect(await atRest(bureau, both[0].id)).toMatchObject({ sent: 2 });
      expect((await bureau.dispatches.create(call)).id).toBe(both[0].id);
      expect((await bureau.dispatches.list({ query: {} })).items[0]?.id).toBe(both[0].id);
    });

    it('answers it so too where the first has used up the round while the second was looked at', async () => {
      await stage.published();
      const call = { body: { plan: dispatchPlan(), withoutRefused: false }, idempotencyKey: newId() };
      const judgement = platform.application.get(Judgement);
      const foresee = judgement.foresee.bind(judgement);
      const first: string[] = [];
      vi.spyOn(judgement, 'foresee').mockImplementationOnce(async (...given) => {
        const { id } = await bureau.dispatches.create(call);
        await atRest(bureau, id);
        first.push(id);
        return foresee(...given);
      });
      const second = await bureau.dispatches.create(call);
      expect([second.id]).toEqual(first);
    });

    it('sends nothing where some would be held back, or to the others where that is wanted', async () => {
      await stage.published({ unitIds: [idOf('north')] });
      const plan = dispatchPlan({ targets: everyGrid });
      const call = (withoutRefused: boolean) =>
        bureau.dispatches.create({ body: { plan, withoutRefused }, idempotencyKey: newId() });
      expect(await refusalOf(call(false))).toMatchObject({ code: 'dispatch.heldBack', status: 409 });
      expect(await atRest(bureau, (await call(true)).id)).toMatchObject({ targets: 4, sent: 3, refused: 1 });
      await platform.database.execute('DELETE FROM admissions', []);
      expect(await refusalOf(call(true))).toMatchObject({ code: 'dispatch.heldBack' });
    });

    it('gives a community’s own work to its grids without any admission', async () => {
      const dispatch = await dispatched(secretary);
      expect(dispatch).toMatchObject({ sent: 2, refused: 0, promisedFen: 0 });
      expect((await secretary.dispatches.get({ params: { id: dispatch.id } })).id).toBe(dispatch.id);
      for (const other of [bureau, await stage.as('communitySecretary', 'ash')]) {
        expect(await refusalOf(other.dispatches.get({ params: { id: dispatch.id } }))).toMatchObject({ status: 404 });
      }
    });

    it('reaches residents at their doors, and tells a bureau not who they are', async () => {
      await stage.published();
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

  // Several processes share one database only where it is a server.
  if (dialect === 'mysql') {
    it('are shared by several processes, each sent once', async () => {
      await stage.published({
        frequency: { period: 'month', rounds: 100, each: 1 },
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
  }
  it('is reached by nobody without the permission', async () => {
    const worker = await platform.clientOf('worker.elm-1');
    expect(await refusalOf(worker.dispatches.types())).toMatchObject({ status: 403 });
  });
});
