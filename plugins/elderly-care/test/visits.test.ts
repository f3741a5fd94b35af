import { coreEvents, Database, newId, type PersonSummary, type Visit } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { elderDetailSchema, elderPageSchema, householdEldersSchema, visitFiguresSchema } from '../contract.js';
import { program } from '../server/program.js';
import { Enrolment } from '../server/register/enrolment.js';
import { NewElders } from '../server/register/new-elders.js';

const district = newId();
const elm = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };
const oak = { districtId: district, streetId: null, communityId: newId(), gridId: newId() };

function person(fields: Partial<PersonSummary>): PersonSummary {
  return {
    id: newId(),
    name: '陈桂兰',
    sex: 'female',
    birthDate: '1944-05-06',
    idNumber: null,
    phone: null,
    units: elm,
    unitName: '第 7 网格',
    door: null,
    householdSize: 2,
    ...fields,
  };
}
const alone = person({ name: '陈桂兰', householdSize: 1 });
const together = person({ name: '贺秀英' });
const young = person({ name: '贺一鸣', birthDate: '2001-01-01' });
const elsewhere = person({ name: '周玉珍', units: oak, householdSize: 1 });

const worker: TestUser = { unitId: elm.gridId, level: 'grid', permissions: ['elderly-care:elder.read'] };
const secretary: TestUser = {
  unitId: elm.communityId,
  level: 'community',
  permissions: ['elderly-care:elder.read', 'elderly-care:visit.plan'],
};

describe.each(testDialects())('visits to elders, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, {
      dialect,
      prepare: (core) => core.people.push(alone, together, young, elsewhere),
    });
    await vi.waitFor(async () => expect(await elders(secretary)).toHaveLength(2), { timeout: 10_000, interval: 50 });
  });
  afterAll(() => platform?.stop());

  const elders = async (user: TestUser, query = '') =>
    elderPageSchema.parse(await (await platform.call(`/elders${query}`, { user })).json()).items;
  const detail = async (personId: string) =>
    elderDetailSchema.parse(await (await platform.call(`/elders/${personId}`, { user: worker })).json());
  const deliver = (result: Record<string, unknown>, fields: { submissionId?: string; personId?: string } = {}) =>
    platform.deliverResult({
      type: 'elderly-care:visit',
      personId: alone.id,
      units: elm,
      result: JSON.parse(JSON.stringify(result)),
      submittedAt: '2026-11-24T02:30:00.000Z',
      ...fields,
    });

  const settingsChanged = async () => {
    const said = await platform.deliverEvent({
      ...{ specversion: '1.0', id: newId(), source: 'core', type: coreEvents.settingsChanged, data: {} },
      ...{ subject: 'plugins/elderly-care', time: new Date().toISOString(), datacontenttype: 'application/json' },
    });
    expect(said.status).toBe(200);
  };

  it('the register holds the old of the registry, the most urgent first, with names from the platform', async () => {
    const listed = await elders(worker);
    expect(listed.map((elder) => [elder.person?.name, elder.tier, elder.livingAlone])).toEqual([
      ['陈桂兰', 'key', true],
      ['贺秀英', 'general', false],
    ]);
    expect((await elders(worker, '?tier=key')).map(({ personId }) => personId)).toEqual([alone.id]);
  });

  it('finds elders by whom core found, says when they were visited, and nobody beyond the scope asked for', async () => {
    const personIds = [alone.id, young.id, elsewhere.id];
    const scope = { units: [{ id: elm.communityId, level: 'community' as const }] };
    const answer = await platform.search({ text: '陈', personIds, scope });
    expect(await answer.json()).toEqual({
      items: [{ kind: 'person', personId: alone.id, note: '还没有探访过', page: null }],
    });
    const english = await platform.search({ text: '陈', personIds, scope, locale: 'en' });
    expect(await english.json()).toMatchObject({ items: [{ note: 'Not visited yet' }] });
    expect(await (await platform.search({ text: '陈', personIds, scope: { units: [] } })).json()).toEqual({
      items: [],
    });
  });

  it('the widget counts the visits of the caller’s units, day by day', async () => {
    const figuresOf = async (user: TestUser) =>
      visitFiguresSchema.parse(await (await platform.call('/visit-figures', { user })).json());
    const { visited, overdue, days } = await figuresOf(worker);
    expect([visited, overdue, days.length]).toEqual([0, 0, 14]);
    const before = await detail(alone.id);
    const stands = (lastVisitOn: string | null, nextVisitDue: string) =>
      platform.server.application
        .get(Database)
        .execute('UPDATE elders SET last_visit_on = ?, next_visit_due = ? WHERE person_id = ?', [
          ...[lastVisitOn, nextVisitDue, alone.id],
        ]);
    await stands(days[0]?.on ?? '', days[3]?.on ?? '');
    const later = await figuresOf(worker);
    expect([later.visited, later.days[3]?.due]).toEqual([1, 1]);
    expect(await figuresOf({ ...worker, unitId: oak.gridId })).toMatchObject({ visited: 0 });
    expect((await platform.call('/visit-figures', { user: { ...worker, permissions: [] } })).status).toBe(403);
    await stands(before.lastVisitOn, before.nextVisitDue);
  });

  it('nobody sees the elders of other units: not in the list, and by id as if they did not exist', async () => {
    expect((await elders(worker)).map(({ personId }) => personId)).not.toContain(elsewhere.id);
    expect((await platform.call(`/elders/${elsewhere.id}`, { user: worker })).status).toBe(404);
    expect((await platform.call(`/elders/${young.id}`, { user: worker })).status).toBe(404);
    const without = { ...worker, permissions: [] };
    expect((await platform.call('/elders', { user: without })).status).toBe(403);
  });

  it('a household’s page shows its elders, to whoever has them', async () => {
    const householdId = newId();
    const door = {
      householdId,
      buildingId: newId(),
      building: '3 号楼',
      entrance: null,
      door: '402',
      text: '3 号楼 402',
    };
    const [husband, wife, child] = [
      person({ name: '罗长河', door }),
      person({ name: '罗桂芝', door }),
      person({ name: '罗小满', door, birthDate: '2015-01-01' }),
    ];
    platform.core.people.push(husband, wife, child);
    await platform.server.application.get(Enrolment).run();
    const ask = (user: TestUser) => platform.call(`/households/${householdId}/elders`, { user });
    const { items } = householdEldersSchema.parse(await (await ask(worker)).json());
    expect(items.map((elder) => elder.person?.name).sort()).toEqual(['罗桂芝', '罗长河']);
    expect((await ask({ ...worker, unitId: oak.gridId })).status).toBe(404);
    expect((await ask({ ...worker, permissions: [] })).status).toBe(403);
    platform.core.people.splice(-3);
    const gone = [husband, wife].map(({ id }) => id);
    await platform.server.application.get(Database).execute('DELETE FROM elders WHERE person_id IN (?, ?)', gone);
  });

  it('planning asks core for each due visit once, and for those of the planner’s units only', async () => {
    const until = '2027-12-31';
    const plan = () => platform.call('/visit-plan', { method: 'POST', user: secretary, body: { until } });
    expect((await platform.call('/visit-plan', { method: 'POST', user: worker, body: { until } })).status).toBe(403);
    expect(await (await plan()).json()).toMatchObject({ planned: 2 });
    expect(await (await plan()).json()).toMatchObject({ planned: 0 });
    await expect.poll(() => platform.core.tasks.length, { timeout: 10_000 }).toBe(2);
    expect(platform.core.tasks.map(({ task }) => task.personId).sort()).toEqual([alone.id, together.id].sort());
    expect(platform.core.tasks.every(({ task }) => task.dueAt?.endsWith('T10:00:00.000Z'))).toBe(true);
  });

  it('a visit that is delivered twice is recorded once, and moves the next one on', async () => {
    const submissionId = newId();
    const visit = { personMet: 'door', spirit: 'good', homeSafety: ['gas'], services: ['haircut'], note: '身体好' };
    const answers = await Promise.all([deliver(visit, { submissionId }), deliver(visit, { submissionId })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { visits, lastVisitOn, nextVisitDue } = await detail(alone.id);
    expect(visits.map(({ personMet, services }) => [personMet, services])).toEqual([['door', ['haircut']]]);
    expect([lastVisitOn, nextVisitDue]).toEqual(['2026-11-24', '2026-12-24']);
  });

  it.each([
    [{ personMet: 'door' }, '/body/result/spirit'],
    [{ personMet: 'notMet' }, '/body/result/notMetReason'],
    [{ personMet: 'notMet', notMetReason: 'away', spirit: 'good' }, '/body/result/spirit'],
    [{ personMet: 'phone', spirit: 'good', homeSafety: ['gas'] }, '/body/result/homeSafety'],
  ])('a record that contradicts itself is refused and changes nothing: %o', async (result, pointer) => {
    const before = await detail(alone.id);
    const answer = await deliver(result);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'task.resultInvalid', errors: [{ pointer }] });
    expect(await detail(alone.id)).toEqual(before);
  });

  it('nobody met counts as no visit: another attempt is due within days', async () => {
    const { lastVisitOn } = await detail(alone.id);
    expect((await deliver({ personMet: 'notMet', notMetReason: 'away' })).status).toBe(200);
    expect(await detail(alone.id)).toMatchObject({ lastVisitOn, nextVisitDue: '2026-11-27' });
  });

  it('an attempt that met nobody is recorded once and keeps the open visit as the plan of the next one', async () => {
    const planned = platform.core.tasks.find(({ task }) => task.personId === together.id);
    const visit: Visit = {
      ...{ id: newId(), householdId: newId(), outcome: 'nobodyHome', capturedAt: '2026-11-25T01:00:00.000Z' },
      ...{ author: { id: newId(), name: '林晓燕' }, parts: [] },
    };
    platform.core.visits.push(visit);
    const event = {
      ...{ specversion: '1.0' as const, id: newId(), source: 'core', type: coreEvents.visitAttempted },
      ...{ subject: `visits/${visit.id}`, time: new Date().toISOString() },
      ...{ datacontenttype: 'application/json' as const, data: { visitId: visit.id, taskId: planned?.id ?? '' } },
    };
    expect((await platform.deliverEvent(event)).status).toBe(200);
    expect((await platform.deliverEvent(event)).status).toBe(200);
    expect(await detail(together.id)).toMatchObject({
      nextVisitDue: '2026-11-28',
      lastVisitOn: null,
      attempts: [{ outcome: 'nobodyHome', attemptedBy: '林晓燕' }],
    });
    const plan = await platform.call('/visit-plan', { method: 'POST', user: secretary, body: { until: '2026-12-01' } });
    expect(await plan.json()).toMatchObject({ planned: 1 });
    await expect.poll(() => platform.core.tasks.length, { timeout: 10_000 }).toBe(3);
    expect(platform.core.tasks.filter(({ task }) => task.personId === together.id)).toHaveLength(1);
  });

  it('what was said of living alone moves the elder to the tier that follows from it', async () => {
    const answer = (livingAlone: 'yes' | 'no') =>
      deliver({ personMet: 'door', livingAlone, spirit: 'good' }, { personId: together.id });
    expect((await answer('yes')).status).toBe(200);
    expect(await detail(together.id)).toMatchObject({ livingAlone: true, tier: 'key' });
    expect((await answer('no')).status).toBe(200);
    expect(await detail(together.id)).toMatchObject({ livingAlone: false, tier: 'general' });
  });

  it('how soon somebody tries again is as the office of the elder’s own unit has set it', async () => {
    const setFor = async (unitId: string | null, retryAfterDays: number) => {
      platform.core.settings = (unit): Record<string, number> => (unit === unitId ? { retryAfterDays } : {});
      await settingsChanged();
    };
    const tryAgain = async () => {
      expect((await deliver({ personMet: 'notMet', notMetReason: 'away' })).status).toBe(200);
      return (await detail(alone.id)).nextVisitDue;
    };
    await setFor(elm.gridId, 9);
    expect(await tryAgain()).toBe('2026-12-03');
    await setFor(oak.gridId, 9);
    expect(await tryAgain()).toBe('2026-11-27');
  });

  it('keeping the register in step asks for the settings of the units of new elders only', async () => {
    const enrolment = platform.server.application.get(Enrolment);
    await settingsChanged();
    platform.core.settingsAsked.length = 0;
    await enrolment.run();
    expect(platform.core.settingsAsked).toEqual([]);
    platform.core.people.push(person({ name: '周玉兰', units: oak }));
    await enrolment.run();
    expect(platform.core.settingsAsked).toEqual([oak.gridId]);
  });

  it('whoever has just come into the registry is in the register within a minute', async () => {
    const newcomer = person({ name: '周长庚', units: oak, birthDate: '1925-03-08' });
    platform.core.people.push(newcomer);
    await platform.server.application.get(NewElders).take();
    expect((await elders({ ...worker, unitId: oak.gridId })).map(({ personId }) => personId)).toContain(newcomer.id);
    platform.core.people.splice(-1);
    await platform.server.application.get(Database).execute('DELETE FROM elders WHERE person_id = ?', [newcomer.id]);
  });

  it('a result for somebody who is not in the register is refused with the reason', async () => {
    const answer = await deliver({ personMet: 'phone', spirit: 'good' }, { personId: young.id });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'visit.notAnElder' });
  });

  it('who leaves the registry is in the register no more', async () => {
    const tell = (type: string, personId: string) =>
      platform.deliverEvent({
        specversion: '1.0',
        id: newId(),
        source: 'core',
        type,
        subject: `people/${personId}`,
        time: new Date().toISOString(),
        datacontenttype: 'application/json',
        data: { personId },
      });
    expect((await detail(alone.id)).visits.length).toBeGreaterThan(0);
    expect((await tell(coreEvents.personSealed, together.id)).status).toBe(200);
    expect((await elders(worker)).map(({ personId }) => personId)).toEqual([alone.id]);
    expect((await tell(coreEvents.personErased, alone.id)).status).toBe(200);
    expect(await elders(worker)).toEqual([]);
    expect((await platform.call(`/elders/${alone.id}`, { user: worker })).status).toBe(404);
    expect((await deliver({ personMet: 'phone', spirit: 'good' })).status).toBe(422);
  });
});
