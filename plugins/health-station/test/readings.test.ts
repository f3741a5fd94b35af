import { coreEvents, newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitingFiguresSchema } from '../contract.js';
import { program } from '../server/program.js';
import { ReadingPlanning } from '../server/readings/reading-planning.js';
import { doctorOf, elm, oak, Station, worker } from './support.js';

const doctor = doctorOf(elm);

describe.each(testDialects())('readings at home, on %s', (dialect) => {
  let station: Station;
  beforeAll(async () => {
    station = new Station(await createTestPlatform(program, { dialect }), doctor);
  });
  afterAll(() => station?.platform.stop());

  const figures = (user: TestUser) => station.platform.call('/readings/waiting/figures', { user });
  const waitingOf = async (personId: string) => {
    const found = (await station.waiting('?limit=100')).items.find((each) => each.personId === personId);
    if (found === undefined) throw new Error('Nothing waits for them');
    return found;
  };

  it('what somebody collected waits for a doctor and changes nothing in the register until then', async () => {
    const patient = await station.patient();
    const before = await station.detail(patient);
    await station.measured(patient, [146, 82]);
    expect(await waitingOf(patient)).toMatchObject({
      ...{ systolic: 146, diastolic: 82, control: 'controlled', takenBy: '林晓燕', person: { name: '陈桂兰' } },
      previous: null,
    });
    const { readings, ...after } = (await station.detail(patient)) ?? { readings: [] };
    const { readings: _none, ...unchanged } = before ?? { readings: [] };
    expect(after).toEqual(unchanged);
    expect(readings).toMatchObject([{ origin: 'collected', state: 'waiting' }]);
  });

  it('the widget counts what waits by its age, of the doctor’s units only, and names nobody', async () => {
    const before = waitingFiguresSchema.parse(await (await figures(doctor)).json());
    const patient = await station.patient();
    await station.measured(patient, [190, 112], 'collect', '2026-01-05');
    expect(await (await figures(doctor)).json()).toEqual({
      ...{ ...before, urgent: before.urgent + 1, earlier: before.earlier + 1 },
    });
    expect(await (await figures(doctorOf(oak))).json()).toEqual({ urgent: 0, today: 0, yesterday: 0, earlier: 0 });
    expect((await figures(worker)).status).toBe(403);
    expect((await station.review((await waitingOf(patient)).id, 'approve')).status).toBe(204);
  });

  it('the search finds whom the station has a file of, and says no more', async () => {
    const patient = await station.patient();
    const stranger = newId();
    const scope = { units: [{ id: elm.communityId ?? '', level: 'community' as const }] };
    const answer = await station.platform.search({ text: '陈', personIds: [patient, stranger], scope });
    expect(await answer.json()).toEqual({
      items: [{ kind: 'person', personId: patient, note: '卫生站有档案', page: null }],
    });
    const elsewhere = { units: [{ id: oak.communityId ?? '', level: 'community' as const }] };
    expect(await (await station.platform.search({ personIds: [patient], scope: elsewhere })).json()).toEqual({
      items: [],
    });
  });

  it('approved it stands in the register under who reviewed it, and is no follow-up', async () => {
    const patient = await station.patient();
    const due = (await station.detail(patient))?.nextFollowUpDue;
    const taskId = await station.measured(patient, [146, 82]);
    const { id } = await waitingOf(patient);
    expect((await station.review(id, 'approve')).status).toBe(204);
    expect(station.platform.core.reviews.at(-1)).toEqual({ taskId, action: 'approve', note: null });
    expect(await station.detail(patient)).toMatchObject({
      ...{ lastReading: { systolic: 146, diastolic: 82, on: '2026-11-20' }, control: 'controlled' },
      ...{ followUps: { done: 0, of: 4 }, nextFollowUpDue: due },
      readings: [{ state: 'approved', reviewedBy: '沈立群' }],
    });
    expect(await (await station.review(id, 'approve')).json()).toMatchObject({ code: 'reading.reviewed' });
  });

  it('the doctor’s own counts at once as one of the four, and sets the next', async () => {
    const patient = await station.patient();
    await station.measured(patient, [146, 82], 'complete');
    expect(await station.detail(patient)).toMatchObject({
      ...{ control: 'controlled', followUps: { done: 1, of: 4 }, nextFollowUpDue: '2027-02-20' },
      readings: [{ origin: 'doctor', state: 'approved' }],
    });
    await station.measured(patient, [152, 82], 'complete', '2026-11-22');
    expect(await station.detail(patient)).toMatchObject({
      ...{ control: 'notControlled', step: 'adjust', followUps: { done: 2 }, nextFollowUpDue: '2026-12-06' },
    });
    await station.measured(patient, [152, 82], 'complete', '2026-11-23');
    expect(await station.detail(patient)).toMatchObject({ step: 'refer' });
  });

  it('where the office sees its patients more often, the next follow-up is nearer', async () => {
    const { core } = station.platform;
    const set = async (values: Record<string, number>) => {
      core.settings = () => values;
      expect((await station.tell(coreEvents.settingsChanged, 'plugins/health-station', {})).status).toBe(200);
    };
    const patient = await station.patient();
    await set({ followUpMonths: 1, soonDays: 7 });
    await station.measured(patient, [146, 82], 'complete');
    expect(await station.detail(patient)).toMatchObject({ nextFollowUpDue: '2026-12-20' });
    await station.measured(patient, [152, 82], 'complete', '2026-11-22');
    expect(await station.detail(patient)).toMatchObject({ nextFollowUpDue: '2026-11-29' });
    await set({});
  });

  it('an urgent one stands at the top and brings the doctor nearer at once, reviewed or not', async () => {
    const [calm, wants, urgent] = [await station.patient(), await station.patient(), await station.patient()];
    await station.measured(calm, [130, 80], 'collect', '2026-11-01');
    await station.hand(wants, {
      ...{ personMet: 'door', consent: true, systolic: 131, diastolic: 80, feeling: 'wantsDoctor' },
    });
    await station.measured(urgent, [182, 80], 'collect', '2026-11-25');
    const order = (await station.waiting('?limit=100')).items.map(({ personId }) => personId);
    expect(order[0]).toBe(urgent);
    expect(order.indexOf(wants)).toBeLessThan(order.indexOf(calm));
    expect(await station.detail(urgent)).toMatchObject({ nextFollowUpDue: '2026-12-09', lastReading: null });
  });

  it('pages of what waits hold each once', async () => {
    const all = (await station.waiting('?limit=100')).items.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await station.waiting(`?limit=2${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual(all);
  });

  it('sent back it is out of the queue and never in the register; core has the reason', async () => {
    const patient = await station.patient();
    const taskId = await station.measured(patient, [190, 100]);
    const { id } = await waitingOf(patient);
    expect((await station.review(id, 'send-back')).status).toBe(204);
    expect(station.platform.core.reviews.at(-1)).toEqual({ taskId, action: 'sendBack', note: '袖带没有绑好' });
    expect(await station.detail(patient)).toMatchObject({ lastReading: null, readings: [{ state: 'sentBack' }] });
  });

  it('one that no task asked for, as a demo’s, is reviewed here alone', async () => {
    const patient = await station.patient();
    await station.measured(patient, [146, 82]);
    const { id } = await waitingOf(patient);
    await station.database.execute("UPDATE readings SET task_id = '' WHERE id = ?", [id]);
    const told = station.platform.core.reviews.length;
    expect((await station.review(id, 'approve')).status).toBe(204);
    expect(station.platform.core.reviews).toHaveLength(told);
    expect(await station.detail(patient)).toMatchObject({ lastReading: { systolic: 146, diastolic: 82 } });
  });

  it('of two doctors at once one is told that it is reviewed', async () => {
    const patient = await station.patient();
    await station.measured(patient, [146, 82]);
    const { id } = await waitingOf(patient);
    const answers = await Promise.all([
      station.review(id, 'approve'),
      station.review(id, 'send-back', doctorOf(elm, '罗医生')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('what core refuses is not reviewed here either', async () => {
    const patient = await station.patient();
    const taskId = await station.measured(patient, [146, 82]);
    const { id } = await waitingOf(patient);
    station.platform.core.collected.delete(taskId);
    const answer = await station.review(id, 'approve');
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'task.actionNotPossible' });
    expect(await waitingOf(patient)).toMatchObject({ id, state: 'waiting' });
    expect(await station.detail(patient)).toMatchObject({ lastReading: null });
  });

  it('a verdict that core has and the plugin lost comes back with the task’s event', async () => {
    const patient = await station.patient();
    const taskId = await station.measured(patient, [146, 82]);
    const by = { kind: 'staff' as const, id: newId(), name: '罗医生' };
    station.platform.core.timelines.set(taskId, [
      ...[{ id: newId(), at: '2026-11-21T02:00:00.000Z', actor: by, action: 'approve' as const }].map((event) => ({
        ...event,
        ...{ note: null, target: null, onBehalfOf: null },
      })),
    ]);
    expect((await station.tell(coreEvents.taskClosed, `tasks/${taskId}`, { taskId })).status).toBe(200);
    expect(await station.detail(patient)).toMatchObject({
      ...{ lastReading: { systolic: 146 }, readings: [{ state: 'approved', reviewedBy: '罗医生' }] },
    });
  });

  it.each([
    [{ personMet: 'door', feeling: 'well' }, '/body/result/consent'],
    [{ personMet: 'door', feeling: 'well', consent: false, systolic: 130, diastolic: 80 }, '/body/result/consent'],
    [{ personMet: 'door', feeling: 'well', consent: true, systolic: 130 }, '/body/result/diastolic'],
    [{ personMet: 'door', feeling: 'well', consent: true, systolic: 80, diastolic: 130 }, '/body/result/diastolic'],
    [{ personMet: 'door', feeling: 'well', consent: true, systolic: 1300, diastolic: 80 }, '/body/result/systolic'],
    [{ personMet: 'door', consent: true, systolic: 130, diastolic: 80 }, '/body/result/feeling'],
    [{ personMet: 'door', feeling: 'well', declined: 'refused', systolic: 130 }, '/body/result/systolic'],
    [{ personMet: 'phone', feeling: 'well', systolic: 130 }, '/body/result/systolic'],
    [{ personMet: 'phone', feeling: 'well', declined: 'refused' }, '/body/result/declined'],
    [{ personMet: 'notMet', feeling: 'well' }, '/body/result/feeling'],
  ])('a record that contradicts itself is refused: %o', async (result, pointer) => {
    const answer = await station.hand(await station.patient(), result);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'task.resultInvalid', errors: [{ pointer }] });
  });

  it.each([
    [{ personMet: 'notMet' }, 'notMet'],
    [{ personMet: 'phone', feeling: 'unwell' }, 'notMet'],
    [{ personMet: 'door', feeling: 'well', consent: false, declined: 'refused' }, 'refused'],
  ])('nobody measured is told with the reason: %o', async (result, notMeasured) => {
    const patient = await station.patient();
    expect((await station.hand(patient, result)).status).toBe(200);
    expect(await waitingOf(patient)).toMatchObject({ notMeasured, systolic: null, control: null });
  });

  it('a result for somebody who is not in the register is refused with the reason', async () => {
    const answer = await station.hand(newId(), { personMet: 'notMet' });
    expect(await answer.json()).toMatchObject({ status: 422, code: 'reading.notAPatient' });
  });

  it('who may not see health data sees nothing of it, and no doctor what lies elsewhere', async () => {
    const patient = await station.patient();
    await station.measured(patient, [146, 82]);
    const { id } = await waitingOf(patient);
    const elsewhere = doctorOf(oak);
    expect((await station.waiting('', elsewhere)).items).toEqual([]);
    expect((await station.review(id, 'approve', elsewhere)).status).toBe(404);
    expect(await station.detail(patient, elsewhere)).toBeNull();
    const statuses = ['/patients', `/patients/${patient}`, '/readings/waiting'].map(
      async (path) => (await station.platform.call(path, { user: worker })).status,
    );
    expect(await Promise.all(statuses)).toEqual([403, 403, 403]);
    expect((await station.review(id, 'approve', worker)).status).toBe(403);
  });

  it('whoever nobody measured for a month is planned once, until the reading is settled', async () => {
    const patient = await station.patient();
    await station.database.execute("UPDATE patients SET reading_since = '2026-01-01' WHERE person_id = ?", [patient]);
    const planned = () => station.platform.core.tasks.filter(({ task }) => task.personId === patient);
    const planning = station.platform.server.application.get(ReadingPlanning);
    await planning.run();
    await planning.run();
    await expect.poll(() => planned().length, { timeout: 10_000 }).toBe(1);
    const due = { workingDays: 10 };
    expect(planned()[0]?.task).toMatchObject({ type: 'health-station:homeReading', round: 'readings', due });
    expect(planned()[0]?.task.title).toBeUndefined();
    const taskId = planned()[0]?.id ?? '';
    expect((await station.tell(coreEvents.taskCancelled, `tasks/${taskId}`, { taskId })).status).toBe(200);
    await planning.run();
    await expect.poll(() => planned().length, { timeout: 10_000 }).toBe(2);
  });
});
