import { coreEvents, newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { helpPayloadSchema } from '../contract/help.js';
import { householdSummarySchema } from '../contract/volunteers.js';
import { hoursLedger } from '../ledgers/hours-ledger.js';
import { program } from '../server/program.js';
import { elm, Federation, oak, workerOf } from './support.js';

const yes = { personMet: 'door', came: true, lasted: 'asRecorded', satisfied: 'yes' };

describe.each(testDialects())('help at home, on %s', (dialect) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = new Federation(await createTestPlatform(program, { dialect }));
  });
  afterAll(() => federation?.platform.stop());

  const planBody = (personId: string, volunteerId: string, more: object = {}) => ({
    ...{ personId, volunteerId, kind: 'shopping', plannedOn: '2026-12-01', plannedMinutes: 60, ...more },
  });
  const plan = (personId: string, volunteerId: string, more: object = {}) =>
    federation.created(federation.post('/help', planBody(personId, volunteerId, more)));

  /** Done by the volunteer, with the task that core was asked for. */
  async function done(id: string, minutes = 60): Promise<string> {
    const answer = await federation.post(`/help/${id}/done`, { doneOn: '2026-12-01', minutes });
    expect(answer.status).toBe(204);
    return vi.waitFor(() => {
      const task = federation.platform.core.tasks.find(({ key }) => key === `help:${id}`);
      if (task === undefined) throw new Error('No task yet');
      return task.id;
    });
  }
  const say = async (taskId: string, personId: string, result: object, submissionId = newId()) =>
    vi.waitFor(async () => {
      const answer = await federation.platform.deliverResult({
        ...{ type: 'volunteering:helpConfirmation', taskId, personId, units: elm, power: 'confirm', submissionId },
        ...{ result: JSON.parse(JSON.stringify(result)), submittedBy: { id: newId(), name: '林晓燕' } },
      });
      if (answer.status === 422 && (await answer.clone().text()).includes('help.unknownTask')) throw new Error('later');
      return answer;
    });
  /** Somebody with minutes in the time bank. */
  async function saver(minutes: number): Promise<string> {
    const personId = await federation.volunteer();
    const id = await federation.served(personId, '09:00', '11:00');
    await federation.created(federation.post(`/hours/${id}/correct`, { minutes, reason: '按实际核对' }));
    return personId;
  }

  it('shows on the household’s page beside who volunteers there, to whoever has the household', async () => {
    const householdId = newId();
    const door = {
      householdId,
      buildingId: newId(),
      building: '3 号楼',
      entrance: null,
      door: '402',
      text: '3 号楼 402',
    };
    const of = async (user = federation.worker) => federation.platform.call(`/households/${householdId}`, { user });
    const [helped, giving] = [federation.resident({ name: '罗长河', door }), await federation.volunteer({ door })];
    const left = await federation.volunteer({ door });
    await federation.post(`/volunteers/${left}/leave`, { reason: '搬家' });
    const [elsewhere, neighbour] = [federation.resident(), await federation.volunteer()];
    const id = await plan(helped.id, neighbour);
    await plan(elsewhere.id, neighbour);
    const shown = householdSummarySchema.parse(await (await of()).json());
    expect(shown.volunteers.map(({ personId, minutes }) => [personId, minutes])).toEqual([[giving, 0]]);
    expect(shown.helped).toMatchObject([{ id, person: { name: '罗长河' }, on: '2026-12-01', minutes: 60 }]);
    expect((await of(workerOf(oak))).status).toBe(404);
  });

  it('the resident’s yes at the door certifies the hours and saves them, once', async () => {
    const [person, volunteer] = [federation.resident(), await federation.volunteer()];
    const id = await plan(person.id, volunteer);
    const taskId = await done(id, 50);
    const asked = federation.platform.core.tasks.find((task) => task.id === taskId)?.task;
    expect(asked).toMatchObject({ type: 'volunteering:helpConfirmation', personId: person.id, round: 'confirmations' });
    expect(asked?.dueAt).toBe('2026-12-08T10:00:00.000Z');
    expect(helpPayloadSchema.parse(asked?.payload)).toEqual({ kind: 'shopping', doneOn: '2026-12-01', minutes: 50 });
    expect(await federation.balance(volunteer)).toBe(0);
    const submission = newId();
    expect((await say(taskId, person.id, { ...yes, remark: '帮了大忙' }, submission)).status).toBe(200);
    expect((await say(taskId, person.id, { ...yes, remark: '帮了大忙' }, submission)).status).toBe(200);
    expect(await federation.balance(volunteer)).toBe(50);
    expect(await federation.help(id, 'ended')).toMatchObject({
      ...{
        state: 'certified',
        minutes: 50,
        word: { came: true, satisfied: 'yes', remark: '帮了大忙', askedBy: '林晓燕' },
      },
    });
    const rows = await federation.platform.ledger(hoursLedger, {
      unit: { id: elm.communityId ?? '', level: 'community' },
      period: '2026-12',
      filter: { source: 'errand' },
    });
    expect(rows.find(({ personId }) => personId === volunteer)).toMatchObject({
      ...{ cells: { minutes: 50, what: '上门帮办', certifiedBy: '林晓燕' } },
      records: [{ link: { task: taskId } }, { link: { task: taskId } }],
    });
  });

  it.each([
    ['a no', { personMet: 'door', came: false }, 0, 'rejected', 0],
    ['“it was shorter”', { ...yes, lasted: 'shorter' }, 30, 'certified', 30],
  ])('%s opens it for the organiser, who settles it', async (_word, result, minutes, state, balance) => {
    const [person, volunteer] = [federation.resident(), await federation.volunteer()];
    const id = await plan(person.id, volunteer);
    const taskId = await done(id);
    expect((await say(taskId, person.id, result)).status).toBe(200);
    expect(await federation.help(id)).toMatchObject({ state: 'disputed' });
    expect(await federation.balance(volunteer)).toBe(0);
    const verdict = { minutes, reason: '和双方核对过' };
    const answers = await Promise.all([1, 2].map(() => federation.post(`/help/${id}/settle`, verdict)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
    expect(await federation.help(id, 'ended')).toMatchObject({ state, reason: '和双方核对过' });
    expect(await federation.balance(volunteer)).toBe(balance);
  });

  it.each([
    ['nobody met', { personMet: 'notMet', came: true, lasted: 'asRecorded', satisfied: 'yes' }],
    ['no answer', { personMet: 'door' }],
    ['how it was is missing', { personMet: 'door', came: true }],
    ['how long of what did not come', { personMet: 'door', came: false, lasted: 'longer' }],
  ])('the form is refused: %s', async (_what, result) => {
    const [person, volunteer] = [federation.resident(), await federation.volunteer()];
    const taskId = await done(await plan(person.id, volunteer));
    expect((await say(taskId, person.id, result)).status).toBe(422);
  });

  it('a visit that was called off is the organiser’s to settle; a late answer then changes nothing', async () => {
    const [person, volunteer] = [federation.resident(), await federation.volunteer()];
    const id = await plan(person.id, volunteer);
    const taskId = await done(id);
    await vi.waitFor(async () => {
      await federation.tell(coreEvents.taskCancelled, `tasks/${taskId}`, { taskId });
      expect(await federation.help(id)).toMatchObject({ state: 'disputed', word: null });
    });
    await federation.post(`/help/${id}/settle`, { minutes: 60, reason: '电话问过本人' });
    expect((await say(taskId, person.id, { personMet: 'door', came: false })).status).toBe(200);
    expect(await federation.help(id, 'ended')).toMatchObject({ state: 'certified', word: { came: false } });
    expect(await federation.balance(volunteer)).toBe(60);
  });

  it('saved hours are called on with the plan, and come back where less help comes, or none', async () => {
    const [payer, helper] = [await saver(100), await federation.volunteer()];
    const first = await plan(payer, helper, { calledOn: { volunteerId: payer } });
    expect(await federation.balance(payer)).toBe(40);
    const tooMuch = planBody(payer, helper, { calledOn: { volunteerId: payer } });
    expect(await federation.refused(federation.post('/help', tooMuch))).toBe('timeBank.balanceTooLow');
    const taskId = await done(first, 45);
    await say(taskId, payer, yes);
    expect(await federation.balance(payer)).toBe(55);
    const mother = federation.resident();
    const second = await plan(mother.id, helper, {
      ...{ plannedMinutes: 30, calledOn: { volunteerId: payer, relation: 'parent' } },
    });
    expect(await federation.balance(payer)).toBe(25);
    const cancels = await Promise.all([1, 2].map(() => federation.post(`/help/${second}/cancel`, { reason: '改期' })));
    expect(cancels.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await federation.balance(payer)).toBe(55);
    expect((await federation.summary(payer)).volunteer?.moves.map(({ kind, minutes }) => [kind, minutes])).toEqual([
      ...[
        ['returned', 30],
        ['calledOn', -30],
        ['returned', 15],
        ['calledOn', -60],
        ['service', 100],
      ],
    ]);
  });

  it('what is planned for somebody who leaves the registry is called off, and the hours come back', async () => {
    const [payer, helper, mother] = [await saver(60), await federation.volunteer(), federation.resident()];
    const id = await plan(mother.id, helper, { calledOn: { volunteerId: payer, relation: 'parent' } });
    expect(await federation.balance(payer)).toBe(0);
    await federation.tell(coreEvents.personSealed, `people/${mother.id}`, { personId: mother.id });
    expect(await federation.help(id, 'ended')).toMatchObject({ state: 'cancelled' });
    expect(await federation.balance(payer)).toBe(60);
  });

  it('two plans at once do not call on the same minutes, and the one that is refused leaves nothing', async () => {
    const [payer, helper] = [await saver(60), await federation.volunteer()];
    const body = planBody(payer, helper, { calledOn: { volunteerId: payer } });
    const answers = await Promise.all([1, 2, 3].map(() => federation.post('/help', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect(await federation.balance(payer)).toBe(0);
    expect((await federation.summary(payer)).helped).toHaveLength(1);
  });

  it('saved hours are handed on to nobody, and volunteers do not help themselves', async () => {
    const [payer, helper, other] = [await saver(60), await federation.volunteer(), federation.resident()];
    const refused = (body: object) => federation.refused(federation.post('/help', body));
    for (const relation of [{}, { relation: 'self' }]) {
      const calledOn = { volunteerId: payer, ...relation };
      expect(await refused(planBody(other.id, helper, { calledOn }))).toBe('timeBank.notTransferable');
    }
    const oddly = { volunteerId: payer, relation: 'parent' };
    expect(await refused(planBody(payer, helper, { calledOn: oddly }))).toBe('timeBank.notTransferable');
    expect(await refused(planBody(helper, helper))).toBe('help.helpsThemselves');
    expect(await refused(planBody(other.id, other.id))).toBe('help.helpsThemselves');
    expect(await refused(planBody(payer, other.id))).toBe('help.notAVolunteer');
    expect(await federation.balance(payer)).toBe(60);
  });

  it('other units see and move nothing of it', async () => {
    const [person, volunteer] = [federation.resident(), await federation.volunteer()];
    const id = await plan(person.id, volunteer);
    const [stranger, reader] = [workerOf(oak), workerOf(elm, ['volunteer.read'])];
    const ended = { doneOn: '2026-12-01', minutes: 60 };
    expect((await federation.post(`/help/${id}/done`, ended, stranger)).status).toBe(404);
    expect((await federation.post(`/help/${id}/cancel`, { reason: '试一试' }, stranger)).status).toBe(404);
    expect((await federation.post(`/help/${id}/done`, ended, reader)).status).toBe(403);
    expect((await federation.post('/help', planBody(person.id, volunteer), stranger)).status).toBe(404);
    const theirs = await federation.platform.call('/help', { user: stranger });
    expect(await theirs.json()).toEqual({ items: [], next: null });
    const ahead = { doneOn: '2026-12-02', minutes: 60 };
    expect(await federation.refused(federation.post(`/help/${id}/done`, ahead))).toBe('help.doneAhead');
  });
});
