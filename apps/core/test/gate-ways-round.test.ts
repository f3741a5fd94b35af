import { addDays, newId, type ProblemError, type Task } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FOLLOW_UP_DAYS } from '../src/admission/gate/follow-up-rules.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { TaskDesk } from './support/task-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const [visit] = new FixturePlugin('fixture').manifest.taskTypes;
if (visit === undefined) throw new Error('The fixture has no type');

// Source, issue 5: every round of work that a bureau sends to communities passes the gate; follow-ups that one case
// triggers are no new round; a residents’ committee can only assist.
describe.each(dialects)('ways round the gate, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', {
    taskTypes: ['visit', 'check', 'third'].map((name) => ({ ...visit, name })),
  });
  let platform: TestPlatform;
  let desk: TaskDesk;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin], admitted: ['fixture:visit'] });
    desk = new TaskDesk(platform, plugin);
    await limit(1);
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  afterEach(() => vi.restoreAllMocks());

  /** How many a round brings to one resident or unit. */
  const limit = (each: number) => platform.database.execute('UPDATE admissions SET times_each = ?', [each]);
  interface Wanted {
    type?: string;
    person?: string;
    unit?: string;
    round?: string;
    parentTaskId?: string;
    assigneeId?: string;
    body?: 'residentsCommittee';
  }
  const send = async ({ type = 'visit', person, unit, ...more }: Wanted): Promise<Task> => {
    const client = await platform.clientOfPlugin(plugin);
    const target = unit === undefined ? { personId: idOf(person ?? 'elm-1-person-0') } : { unitId: idOf(unit) };
    return client.tasks.create({ body: { type: `fixture:${type}`, ...target, ...more }, idempotencyKey: newId() });
  };
  const codeOf = (wanted: Wanted) =>
    send(wanted).then(
      () => 'passed',
      (error: ProblemError) => error.code,
    );
  const cancel = async ({ id }: Task) =>
    (await platform.clientOfPlugin(plugin)).tasks.act({ params: { id, action: 'cancel' }, body: {} });

  describe('follow-ups', () => {
    it('end where a kind comes again, however far down the case', async () => {
      const first = await send({});
      const second = await send({ type: 'check', parentTaskId: first.id });
      expect(await codeOf({ parentTaskId: second.id })).toBe('admission.followUpRepeated');
      const third = await send({ type: 'third', parentTaskId: second.id });
      expect(await codeOf({ type: 'check', parentTaskId: third.id })).toBe('admission.followUpRepeated');
      expect(await codeOf({ parentTaskId: third.id })).toBe('admission.followUpRepeated');
    });

    it('come once of each kind to one task, unless the earlier one was called off', async () => {
      const first = await send({ person: 'elm-1-person-1' });
      const follow = { type: 'check', person: 'elm-1-person-1', parentTaskId: first.id };
      const check = await send(follow);
      expect(await codeOf(follow)).toBe('admission.followUpRepeated');
      expect(await codeOf({ ...follow, type: 'third' })).toBe('passed');
      await cancel(check);
      expect(await codeOf(follow)).toBe('passed');
      const client = await platform.clientOfPlugin(plugin);
      const parent = await send({ person: 'elm-2-person-0' });
      const task = { type: 'fixture:check', personId: idOf('elm-2-person-0'), parentTaskId: parent.id };
      const { items } = await client.taskBatches.create({
        body: { tasks: ['a', 'b'].map((key) => ({ key: `${key}-${newId()}`, task })) },
      });
      expect(items.map(({ state }) => state)).toEqual(['created', 'refused']);
    });

    it('come once also when all are sent at once', async () => {
      const first = await send({ person: 'elm-1-person-2' });
      const follow = { type: 'check', person: 'elm-1-person-2', parentTaskId: first.id };
      const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(follow)));
      expect(codes.filter((code) => code === 'passed')).toHaveLength(1);
    });

    it('come of nothing that was called off, or that ended long ago', async () => {
      const called = await send({ person: 'ash-1-person-0' });
      await cancel(called);
      const follow = { type: 'check', person: 'ash-1-person-0' };
      expect(await codeOf({ ...follow, parentTaskId: called.id })).toBe('admission.followUpLate');
      const done = await send({ person: 'ash-1-person-0' });
      await platform.database.execute("UPDATE tasks_archive SET status = 'closed' WHERE id = ?", [called.id]);
      expect(await codeOf({ ...follow, parentTaskId: called.id })).toBe('passed');
      const clock = platform.application.get(Clock);
      const later = new Date(Date.now() + (FOLLOW_UP_DAYS + 1) * 86_400_000);
      vi.spyOn(clock, 'now').mockReturnValue(later);
      expect(await codeOf({ ...follow, type: 'third', parentTaskId: called.id })).toBe('admission.followUpLate');
      expect(await codeOf({ ...follow, type: 'third', parentTaskId: done.id })).toBe('passed');
    });
  });

  describe('a round', () => {
    it('comes to one resident as often as admitted, and again only after it was called off', async () => {
      const wanted = { person: 'oak-1-person-0', round: 'winter' };
      const first = await send(wanted);
      expect(await codeOf(wanted)).toBe('admission.roundHasIt');
      expect(await codeOf({ ...wanted, person: 'oak-1-person-1' })).toBe('passed');
      expect(await codeOf({ ...wanted, round: 'spring' })).toBe('passed');
      await cancel(first);
      expect(await codeOf(wanted)).toBe('passed');
      await limit(2);
      expect([await codeOf(wanted), await codeOf(wanted)]).toEqual(['passed', 'admission.roundHasIt']);
      await limit(1);
    });

    it('begins anew with the period', async () => {
      const wanted = { person: 'oak-1-person-0', round: 'monthly' };
      expect([await codeOf(wanted), await codeOf(wanted)]).toEqual(['passed', 'admission.roundHasIt']);
      const clock = platform.application.get(Clock);
      vi.spyOn(clock, 'today').mockReturnValue(addDays(clock.today(), 40));
      expect(await codeOf(wanted)).toBe('passed');
    });

    it('comes to a unit once, and to each of its grids', async () => {
      const round = 'units';
      for (const unit of ['elm', 'elm-1', 'elm-2']) {
        expect([await codeOf({ unit, round }), await codeOf({ unit, round })]).toEqual([
          'passed',
          'admission.roundHasIt',
        ]);
      }
    });

    it('is counted within one batch too, and when all send at once', async () => {
      const client = await platform.clientOfPlugin(plugin);
      const task = { type: 'fixture:visit', personId: idOf('elm-2-person-0'), round: 'batch' };
      const { items } = await client.taskBatches.create({
        body: { tasks: ['a', 'b'].map((key) => ({ key: `${key}-${newId()}`, task })) },
      });
      expect(items.map(({ state }) => state)).toEqual(['created', 'refused']);
      const atOnce = { person: 'elm-2-person-0', round: 'at-once' };
      const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(atOnce)));
      expect(codes.filter((code) => code === 'passed')).toHaveLength(1);
    });
  });

  describe('a committee', () => {
    it('is not given what a community leads by naming one of its members, nor by an exception', async () => {
      const secretary = await desk.colleague('communitySecretary', 'ash');
      const begin = { unitId: idOf('ash'), validFrom: '2023-01-01' };
      const bodies = secretary.client.bodies;
      const { id: committee } = await bodies.create({ body: { ...begin, kind: 'residentsCommittee', name: '居委会' } });
      const { id: station } = await bodies.create({ body: { ...begin, kind: 'workStation', name: '工作站' } });
      const member = await desk.colleague('committeeMember', 'ash');
      const worker = await desk.colleague('communityWorker', 'ash');
      const stranger = await desk.colleague('communityWorker', 'elm');
      const seat = (body: string, { id }: { id: string }) =>
        platform.database.execute('UPDATE appointments SET body_id = ? WHERE account_id = ?', [body, id]);
      await seat(committee, member);
      await seat(station, worker);
      const to = (assigneeId: string) => ({ person: 'ash-1-person-0', assigneeId });

      expect(await codeOf(to(stranger.id))).toBe('task.assigneeUnknown');
      expect(await codeOf(to(member.id))).toBe('passed');
      await platform.database.execute("UPDATE admissions SET duty = 'lead'", []);
      expect(await codeOf(to(member.id))).toBe('admission.committeeAssists');
      const given = await send(to(worker.id));
      expect([given.body, given.assignee?.id]).toEqual(['workStation', worker.id]);
      expect((await send(to(secretary.id))).body).toBeNull();

      const officer = await desk.colleague('dutyOfficer', 'district');
      const reason = '台风后逐户查看';
      await officer.client.admissionExceptions.grant({
        body: { type: 'fixture:check', unitId: idOf('ash'), reason, hours: 4 },
      });
      const urgent = { type: 'check', unit: 'ash' };
      expect(await codeOf({ ...urgent, body: 'residentsCommittee' })).toBe('admission.committeeAssists');
      expect((await officer.client.admissionExceptions.list()).items[0]?.tasks).toBe(0);
      expect((await send(urgent)).body).toBe('workStation');
    });

    it('nor by handing on: what is of no body is the work station’s where there is one', async () => {
      const official = await desk.colleague('streetOfficial', 'north');
      await official.client.bodies.create({
        body: { unitId: idOf('oak'), validFrom: '2023-01-01', kind: 'workStation', name: '工作站' },
      });
      const task = await send({ unit: 'elm' });
      expect(task.body).toBeNull();
      const note = '人搬过去了';
      const { task: moved } = await desk.act(official, task, 'transfer', { unitId: idOf('oak'), note });
      expect(moved).toMatchObject({ unit: { id: idOf('oak') }, body: 'workStation' });
    });
  });
});
