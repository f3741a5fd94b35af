import { createTestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityDetailSchema, activityPageSchema } from '../contract/activities.js';
import { figuresSchema } from '../contract/figures.js';
import { program } from '../server/program.js';
import { at, elm, Federation, oak, workerOf } from './support.js';

const plan = {
  ...{ title: '楼道清洁日', kind: 'environment', place: '3 号楼' },
  shifts: [{ on: '2026-12-02', from: '09:00', until: '11:00', places: 2 }],
};

describe.each(testDialects())('activities and sign-up, on %s', (dialect) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = new Federation(await createTestPlatform(program, { dialect }));
  });
  afterAll(() => federation?.platform.stop());

  const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status).sort();
  const taken = (shiftId: string) =>
    federation.database.queryOne(
      `SELECT s.taken, (SELECT COUNT(*) FROM sign_ups u WHERE u.shift_id = s.id AND u.state <> 'withdrawn') AS number
       FROM shifts s WHERE s.id = ?`,
      [shiftId],
      (row) => [row.integer('taken'), row.integer('number')],
    );

  it('the last place is given once, however many want it at once', async () => {
    const shift = await federation.shift({ places: 3 });
    const people = await Promise.all(Array.from({ length: 8 }, () => federation.volunteer()));
    const answers = await Promise.all(people.map((id) => federation.signUp(shift, id)));
    expect(statuses(answers)).toEqual([201, 201, 201, 409, 409, 409, 409, 409]);
    expect(await taken(shift)).toEqual([3, 3]);
    expect(await federation.refused(federation.signUp(shift, await federation.volunteer()))).toBe('shift.full');
  });

  it('nobody has two shifts at the same time, also when both are asked for at once', async () => {
    const personId = await federation.volunteer();
    const [first, second] = [await federation.shift(), await federation.shift({ from: '10:59', until: '12:00' })];
    const answers = await Promise.all([first, second, first].map((shift) => federation.signUp(shift, personId)));
    expect(statuses(answers)).toEqual([201, 409, 409]);
    const after = await federation.shift({ from: '12:00', until: '13:00' });
    expect((await federation.signUp(after, personId)).status).toBe(201);
    expect(await federation.refused(federation.signUp(second, personId))).toBe('signUp.overlaps');
  });

  it('a place that was given up is free again, once', async () => {
    const shift = await federation.shift({ places: 1 });
    const [one, other] = [await federation.volunteer(), await federation.volunteer()];
    const signUp = await federation.created(federation.signUp(shift, one));
    const answers = await Promise.all([1, 2].map(() => federation.post(`/sign-ups/${signUp}/withdraw`)));
    expect(statuses(answers)).toEqual([204, 409]);
    expect(await taken(shift)).toEqual([0, 0]);
    expect((await federation.signUp(shift, other)).status).toBe(201);
  });

  it('only volunteers sign up, for what is published and not over', async () => {
    const personId = await federation.volunteer();
    expect(await federation.refused(federation.signUp(await federation.shift(), federation.resident().id))).toBe(
      'signUp.notAVolunteer',
    );
    const id = await federation.created(federation.post('/activities', plan));
    const draft = await federation.read(`/activities/${id}`, activityDetailSchema);
    expect(draft).toMatchObject({ state: 'draft', title: '楼道清洁日', organiser: '孙月' });
    const shift = draft.shifts[0]?.id ?? '';
    expect(await federation.refused(federation.signUp(shift, personId))).toBe('activity.notPublished');
    expect((await federation.post(`/activities/${id}/publish`)).status).toBe(204);
    expect(await federation.refused(federation.post(`/activities/${id}/publish`))).toBe('activity.movedOn');
    expect((await federation.signUp(shift, personId)).status).toBe(201);
    expect((await federation.post(`/activities/${id}/cancel`, { reason: '下雨，改期' })).status).toBe(204);
    expect(await federation.read(`/activities/${id}`, activityDetailSchema)).toMatchObject({
      ...{ state: 'cancelled', cancelReason: '下雨，改期' },
    });
    expect(await federation.refused(federation.signUp(shift, await federation.volunteer()))).toBe(
      'activity.notPublished',
    );
    const over = await federation.shift({ from: '07:30', until: '08:00' });
    federation.setTime(at('08:00'));
    expect(await federation.refused(federation.signUp(over, personId))).toBe('shift.over');
    federation.setTime(at('07:00'));
  });

  it('shifts are planned ahead, and end after they begin', async () => {
    const past = { ...plan, shifts: [{ on: '2026-11-30', from: '09:00', until: '11:00', places: 2 }] };
    expect(await federation.refused(federation.post('/activities', past))).toBe('activity.shiftPassed');
    const backwards = { ...plan, shifts: [{ on: '2026-12-02', from: '11:00', until: '09:00', places: 2 }] };
    expect((await federation.post('/activities', backwards)).status).toBe(422);
    expect((await federation.post('/activities', { ...plan, shifts: [] })).status).toBe(422);
  });

  it('whoever leaves gives up the places of coming shifts', async () => {
    const shift = await federation.shift({ places: 1 });
    const personId = await federation.volunteer();
    await federation.signUp(shift, personId);
    expect((await federation.post(`/volunteers/${personId}/leave`, { reason: '搬家' })).status).toBe(204);
    expect(await taken(shift)).toEqual([0, 0]);
    expect(await federation.refused(federation.post(`/volunteers/${personId}/leave`, { reason: '搬家' }))).toBe(
      'volunteer.notFound',
    );
    expect(await federation.refused(federation.signUp(shift, personId))).toBe('signUp.notAVolunteer');
    expect((await federation.enrol(personId)).status).toBe(204);
    expect((await federation.signUp(shift, personId)).status).toBe(201);
  });

  it('other units see and move nothing of it, nor whoever may only read', async () => {
    const shift = await federation.shift();
    const personId = await federation.volunteer();
    const signUp = await federation.created(federation.signUp(shift, personId));
    const [stranger, reader] = [workerOf(oak), workerOf(elm, ['volunteer.read'])];
    expect(await federation.refused(federation.signUp(shift, await federation.volunteer(), stranger))).toBe(
      'signUp.notAVolunteer',
    );
    const theirs = await federation.volunteer({ units: oak });
    expect(await federation.refused(federation.signUp(shift, theirs, stranger))).toBe('shift.notFound');
    expect((await federation.post(`/sign-ups/${signUp}/withdraw`, {}, stranger)).status).toBe(404);
    expect((await federation.signUp(shift, personId, reader)).status).toBe(403);
    expect((await federation.read('/activities', activityPageSchema, stranger)).items).toEqual([]);
    expect((await federation.platform.call('/activities')).status).toBe(401);
  });

  it('come page by page, the next first, and the widget counts them by day', async () => {
    const page = await federation.read('/activities?limit=2', activityPageSchema);
    const next = await federation.read(
      `/activities?limit=2&cursor=${encodeURIComponent(page.next ?? '')}`,
      activityPageSchema,
    );
    const ends = [...page.items, ...next.items].map(({ shifts }) => shifts.at(-1)?.endsAt ?? '');
    expect(ends).toEqual(ends.toSorted());
    expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(4);
    const { days } = await federation.read('/figures', figuresSchema);
    expect(days).toHaveLength(7);
    expect(days[0]?.on).toMatch(/^\d{4}-\d\d-\d\d$/);
    const text = (scope: typeof elm) => ({
      text: '清洁',
      scope: { units: [{ id: scope.communityId ?? '', level: 'community' as const }] },
    });
    const hits: { items: object[] } = JSON.parse(await (await federation.platform.search(text(elm))).text());
    expect(hits.items[0]).toMatchObject({ kind: 'record', title: '楼道清洁日', page: '/', note: '志愿活动' });
    expect(await (await federation.platform.search(text(oak))).json()).toEqual({ items: [] });
  });
});
