import { addDays, coreEvents, newId } from '@yige/plugin-sdk/server';
import { testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresSchema, householdAnswerSchema, personAnswerSchema } from '../contract/overview.js';
import { rentedHomePageSchema } from '../contract/rented-homes.js';
import { rentedHomeLedger } from '../ledgers/rented-homes.js';
import { HomePlanning } from '../server/rented-homes/home-planning.js';
import { elm, elmGrid, Office, oak, person, staff, today } from './support.js';

const seen = { personMet: 'door', consent: 'given', contract: 'onFile', pledge: 'signed' };

describe.each(testDialects())('rented homes, on %s', (dialect) => {
  const worker = staff('communityWorker', elm);
  let office: Office;
  beforeAll(async () => {
    office = await Office.open(dialect);
  });
  afterAll(() => office?.platform.stop());

  async function registered(fields: Parameters<typeof person>[0] = {}): Promise<string> {
    const tenant = person(fields);
    office.platform.core.people.push(tenant);
    const answer = await office.call('/rented-homes', worker, 'POST', { personId: tenant.id });
    if (answer.status !== 204) throw new Error(`It was answered ${answer.status}: ${await answer.text()}`);
    return tenant.id;
  }
  const handIn = (personId: string, result: object, submittedAt?: string, taskId = newId()) =>
    office.platform.deliverResult({
      ...{ type: 'policing:rentedHomeCheck', personId, units: elmGrid, power: 'observe', taskId },
      ...{ result: JSON.parse(JSON.stringify(result)), submittedBy: { id: newId(), name: '林晓燕' } },
      ...(submittedAt === undefined ? {} : { submittedAt }),
    });
  const about = async (personId: string, user = worker) =>
    personAnswerSchema.parse(await (await office.call(`/people/${personId}`, user)).json());
  const list = async (query = '', user = worker) =>
    rentedHomePageSchema.parse(await (await office.call(`/rented-homes${query}`, user)).json());

  it('are registered by a resident who lives there, each home once, and in the caller’s units only', async () => {
    const tenant = await registered();
    expect((await list()).items).toMatchObject([
      {
        personId: tenant,
        person: { name: '陈桂兰' },
        lastCheckOn: null,
        nextCheckDue: addDays(today(), 90),
        points: [],
      },
    ]);
    const flatmate = person({ door: office.platform.core.people.find(({ id }) => id === tenant)?.door ?? null });
    const stranger = person({ units: { ...oak, gridId: newId() } });
    office.platform.core.people.push(flatmate, stranger);
    const register = async (personId: string, user = worker) =>
      (await office.call('/rented-homes', user, 'POST', { personId })).status;
    expect(await register(flatmate.id)).toBe(409);
    expect(await register(stranger.id)).toBe(404);
    expect(await register(tenant, staff('gridWorker', elmGrid))).toBe(403);
    expect((await list('', staff('communityWorker', oak))).items).toEqual([]);
    expect((await office.call('/rented-homes', office.mediator)).status).toBe(403);
    expect((await office.call(`/rented-homes/${tenant}`, staff('communityWorker', oak), 'DELETE')).status).toBe(404);
    expect((await office.call(`/rented-homes/${tenant}`, worker, 'DELETE')).status).toBe(204);
    expect((await list()).items).toEqual([]);
  });

  it('what is seen with consent stands in the register, with what is to be settled, once', async () => {
    const tenant = await registered();
    const task = newId();
    const result = { ...seen, contract: 'missing', letSeparately: ['balcony'], hazards: ['gas'] };
    expect((await handIn(tenant, result, undefined, task)).status).toBe(200);
    expect((await about(tenant)).home).toMatchObject({
      ...{ lastCheckOn: today(), nextCheckDue: addDays(today(), 90), points: ['contract', 'balcony', 'gas'] },
      checks: [{ outcome: 'seen', by: '林晓燕' }],
    });
    expect((await list('?points=open')).items.map(({ personId }) => personId)).toContain(tenant);
    await handIn(tenant, seen);
    expect((await about(tenant)).home?.points).toEqual([]);
  });

  it.each([
    [{ personMet: 'door', consent: 'refused' }, 'refused', 90],
    [{ personMet: 'notMet' }, 'notMet', 7],
  ])('%o: nothing but that is kept, and the next is due later', async (result, outcome, days) => {
    const tenant = await registered();
    await office.database.execute('UPDATE rented_homes SET next_check_due = ? WHERE person_id = ?', [today(), tenant]);
    expect((await handIn(tenant, result)).status).toBe(200);
    expect((await about(tenant)).home).toMatchObject({
      ...{ lastCheckOn: null, nextCheckDue: addDays(today(), days), points: [], checks: [{ outcome }] },
    });
    const kept = await office.database.query(
      'SELECT contract_on_file, pledge_signed, let_separately, hazards FROM home_checks WHERE person_id = ?',
      [tenant],
      (row) => ['contract_on_file', 'pledge_signed', 'let_separately', 'hazards'].map((name) => row.stored(name)),
    );
    expect(kept).toEqual([[null, null, null, null]]);
  });

  it('what contradicts itself, or is of a home that is not registered, is refused', async () => {
    const tenant = await registered();
    const answer = await handIn(tenant, { personMet: 'door', consent: 'refused', contract: 'onFile' });
    expect(await answer.json()).toMatchObject({
      code: 'task.resultInvalid',
      errors: [{ pointer: '/body/result/contract' }],
    });
    expect(await (await handIn(newId(), seen)).json()).toMatchObject({ code: 'rentedHome.notRegistered' });
  });

  it('are seen by their household, whoever of it is in the register, in the caller’s units only', async () => {
    const tenant = await registered();
    const householdId = office.platform.core.people.find(({ id }) => id === tenant)?.door?.householdId ?? '';
    const home = async (user: typeof worker, id = householdId) =>
      householdAnswerSchema.parse(await (await office.call(`/households/${id}`, user)).json()).home;
    expect(await home(worker)).toMatchObject({ points: [], checks: [] });
    expect(await home(staff('communityWorker', oak))).toBeNull();
    expect(await home(worker, newId())).toBeNull();
    expect((await office.call(`/households/${householdId}`, office.mediator)).status).toBe(403);
  });

  it('come due by the cycle, each once, and not where the resident has gone', async () => {
    const [tenant, gone] = [await registered(), await registered()];
    const due = addDays(today(), 14);
    await office.database.execute('UPDATE rented_homes SET next_check_due = ?', [due]);
    const { people } = office.platform.core;
    people.splice(
      people.findIndex(({ id }) => id === gone),
      1,
    );
    const planning = office.platform.server.application.get(HomePlanning);
    await planning.run();
    await planning.run();
    const planned = (personId: string) => office.platform.core.tasks.filter(({ task }) => task.personId === personId);
    await expect.poll(() => planned(tenant).length, { timeout: 10_000 }).toBe(1);
    expect(planned(tenant)[0]?.task).toMatchObject({ type: 'policing:rentedHomeCheck', round: 'rented-homes' });
    expect(planned(tenant)[0]?.task.title).toBeUndefined();
    expect(planned(gone)).toEqual([]);
    expect((await about(gone)).home).toBeNull();
    const taskId = planned(tenant)[0]?.id ?? '';
    expect((await office.tell(coreEvents.taskCancelled, { taskId })).status).toBe(200);
    await planning.run();
    await expect.poll(() => planned(tenant).length, { timeout: 10_000 }).toBe(2);
    const visitId = newId();
    office.platform.core.visits.push({
      ...{ id: visitId, householdId: newId(), outcome: 'nobodyHome', parts: [] },
      ...{ capturedAt: new Date().toISOString(), author: { id: newId(), name: '林晓燕' } },
    });
    expect(
      (await office.tell(coreEvents.visitAttempted, { visitId, taskId: planned(tenant)[1]?.id ?? '' })).status,
    ).toBe(200);
    expect((await about(tenant)).home).toMatchObject({
      nextCheckDue: addDays(today(), 7),
      checks: [{ outcome: 'notMet' }],
    });
    await planning.run();
    expect(planned(tenant)).toHaveLength(2);
  });

  it('stand in the ledger of the quarter, narrowed by what was last seen there', async () => {
    const units = { ...elm, communityId: newId(), gridId: newId() };
    const keeper = staff('communityWorker', units);
    const tenant = person({ units });
    office.platform.core.people.push(tenant);
    await office.call('/rented-homes', keeper, 'POST', { personId: tenant.id });
    await office.database.execute("UPDATE rented_homes SET registered_on = '2026-01-05' WHERE person_id = ?", [
      tenant.id,
    ]);
    const task = newId();
    await handIn(tenant.id, { personMet: 'notMet' }, '2026-05-05T02:00:00.000Z');
    await handIn(
      tenant.id,
      { ...seen, contract: 'missing', hazards: ['gas', 'wiring'] },
      '2026-05-12T02:00:00.000Z',
      task,
    );
    const rows = (period: string, filter: { contract?: boolean } = {}) =>
      office.platform.ledger(rentedHomeLedger, {
        ...{ unit: { id: units.communityId, level: 'community' as const }, period, filter },
      });
    const [row] = await rows('2026-Q2');
    expect(row).toMatchObject({
      ...{ key: tenant.id, personId: tenant.id },
      cells: {
        ...{ registeredOn: '2026-01-05', seen: 1, notSeen: 1, lastOn: '2026-05-12', contract: false, pledge: true },
        ...{ letSeparately: 0, hazards: 2 },
      },
    });
    expect(row?.records.map(({ on, link }) => [on, link !== null])).toEqual([
      ['2026-05-05', true],
      ['2026-05-12', true],
    ]);
    expect(await rows('2026-Q2', { contract: true })).toEqual([]);
    expect(await rows('2026-Q2', { contract: false })).toHaveLength(1);
    expect(await rows('2025-Q4')).toEqual([]);
    expect(await rows('2026-Q1')).toMatchObject([{ cells: { seen: 0, lastOn: null, contract: null } }]);
  });

  it('are counted where the caller sees them, beside disputes that they may open', async () => {
    const figures = async (user: typeof worker) =>
      figuresSchema.parse(await (await office.call('/figures', user)).json());
    await office.taken();
    expect(await figures(worker)).toMatchObject({ disputes: null, homes: { overdue: 0 } });
    expect(await figures(office.mediator)).toMatchObject({ disputes: { undecided: 1 }, homes: null });
    expect(await figures(office.officer)).toMatchObject({ disputes: { undecided: 0 }, homes: { overdue: 0 } });
    expect(await figures(staff('mediator', oak))).toMatchObject({ disputes: { undecided: 0 } });
  });
});
