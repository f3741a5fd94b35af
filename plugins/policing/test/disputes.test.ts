import { addDays, newId } from '@yige/plugin-sdk/server';
import { testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundResidentsSchema, invitationSchema, type NewDispute } from '../contract/disputes.js';
import type { NewStep } from '../contract/steps.js';
import { elm, elmGrid, Office, oak, person, staff, today } from './support.js';

const session: NewStep = { kind: 'session', present: [], note: '双方都到了' };
const written: NewStep = { kind: 'agree', form: 'written', terms: '十日内修好' };

describe.each(testDialects())('disputes, on %s', (dialect) => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open(dialect);
  });
  afterAll(() => office?.platform.stop());

  it('are kept as their entities say', () => office.platform.assertNoDrift());

  it('go from intake through mediation and agreement to the return visit, with everything on record', async () => {
    const id = await office.taken();
    expect(await office.file(id)).toMatchObject({
      ...{ state: 'received', nextDueOn: null, mayKeep: true, possible: ['accept', 'refuse', 'withdraw'] },
      parties: [
        { side: 'applicant', name: '陈桂兰', door: '3 号楼 501', personId: office.resident.id },
        { side: 'respondent', name: '钱立诚', phone: '13900000517', personId: null },
      ],
    });
    await office.through(id, { kind: 'accept' });
    const due = addDays(today(), 30);
    expect(await office.file(id)).toMatchObject({
      acceptedOn: today(),
      dueOn: due,
      nextDueOn: due,
      mediator: '韩霜降',
    });
    await office.through(id, session, { ...written, performBy: addDays(today(), 10) });
    expect(await office.file(id)).toMatchObject({
      ...{ state: 'agreed', outcome: 'agreed', settledOn: today(), nextDueOn: addDays(today(), 15) },
      agreement: { form: 'written', effectiveOn: today(), confirmationDueOn: addDays(today(), 30), confirmation: null },
    });
    await office.through(
      id,
      { kind: 'askConfirmation', court: '青禾区人民法院', jointly: true },
      { kind: 'decideConfirmation', confirmed: true },
      { kind: 'visit', kept: 'kept', note: '已修好' },
      { kind: 'close' },
    );
    const closed = await office.file(id);
    expect(closed).toMatchObject({
      state: 'closed',
      nextDueOn: null,
      possible: [],
      agreement: { confirmation: 'confirmed' },
    });
    expect(closed.steps.map(({ kind, by }) => [kind, by])).toEqual(
      [...['report', 'accept', 'session', 'agree', 'askConfirmation'], ...['decideConfirmation', 'visit', 'close']].map(
        (kind) => [kind, '韩霜降'],
      ),
    );
    expect(closed.steps.at(3)?.detail).toMatchObject({ kind: 'agree', terms: '十日内修好' });
  });

  it('are numbered by the committee and the year, however many come at once', async () => {
    const mediator = staff('mediator', oak);
    const parties = [
      { side: 'applicant', name: '甲' },
      { side: 'respondent', name: '乙' },
    ] as const;
    const ids = await Promise.all(Array.from({ length: 8 }, () => office.taken({ parties: [...parties] }, mediator)));
    const numbers = await Promise.all(ids.map(async (id) => (await office.file(id, mediator)).number));
    const year = today().slice(0, 4);
    expect(numbers.toSorted()).toEqual(ids.map((_, index) => `${year}-${String(index + 1).padStart(4, '0')}`));
  });

  it('of two who act at once one is refused, and nothing is half done', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await office.taken();
      const answers = await Promise.all([
        office.step(id, { kind: 'accept' }, { version: 1 }),
        office.step(id, { kind: 'refuse', ground: 'unwilling', reason: '对方不愿意' }, { version: 1 }),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
      const { steps, version } = await office.file(id);
      expect(steps).toHaveLength(2);
      expect(version).toBe(2);
    }
  });

  it.each<[Partial<NewDispute>, NewStep, string]>([
    [{ source: 'partyRequest', pendingWith: 'court' }, { kind: 'accept' }, 'dispute.acceptedElsewhere'],
    [
      { source: 'courtEntrusted', pendingWith: 'court' },
      { kind: 'refuse', ground: 'court', reason: '法院已受理' },
      'dispute.handedOver',
    ],
    [{}, session, 'dispute.wrongState'],
    [{}, written, 'dispute.wrongState'],
    [{}, { kind: 'close' }, 'dispute.wrongState'],
  ])('%o: %o is refused with %s', async (fields, step, code) => {
    const answer = await office.step(await office.taken(fields), step);
    expect(await answer.json()).toMatchObject({ status: 409, code });
  });

  it('entrusted by the court that has accepted them, they are mediated', async () => {
    const id = await office.taken({ source: 'courtEntrusted', pendingWith: 'court' });
    await office.through(id, { kind: 'accept' });
    expect((await office.file(id)).state).toBe('accepted');
  });

  it('are extended once, with a reason, where the parties agree', async () => {
    const id = await office.taken();
    const extend = { kind: 'extend', reason: '等鉴定', agreed: true } as const;
    await office.through(id, { kind: 'accept' }, extend);
    expect(await office.file(id)).toMatchObject({ extended: true, dueOn: addDays(today(), 60) });
    expect(await (await office.step(id, extend)).json()).toMatchObject({ code: 'dispute.extendedBefore' });
  });

  it('whoever saw an older version is told', async () => {
    const id = await office.taken();
    await office.through(id, { kind: 'accept' });
    const answer = await office.step(id, session, { version: 1 });
    expect(await answer.json()).toMatchObject({ status: 409, code: 'dispute.changed' });
  });

  it.each([
    [{ kind: 'accept' }, -1, '/body/on'],
    [{ kind: 'accept' }, 1, '/body/on'],
  ] as const)('%o %i days from today is no day on which it can have been', async (step, days, pointer) => {
    const answer = await office.step(await office.taken(), step, { on: addDays(today(), days) });
    expect(await answer.json()).toMatchObject({ code: 'dispute.dayImpossible', errors: [{ pointer }] });
  });

  it('what an officer or the court does beside the course keeps no step back that was taken before it', async () => {
    const id = await office.taken();
    const earlier = addDays(today(), -3);
    for (const table of ['disputes', 'dispute_steps']) {
      const [column, key] = table === 'disputes' ? ['received_on', 'id'] : ['taken_on', 'dispute_id'];
      await office.database.execute(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, [earlier, id]);
    }
    const { code } = invitationSchema.parse(
      await (await office.call(`/disputes/${id}/invitations`, office.mediator, 'POST')).json(),
    );
    expect((await office.call('/joined-disputes', staff('policeOfficer', elm), 'POST', { code })).status).toBe(201);
    for (const step of [{ kind: 'accept' }, session, written] satisfies NewStep[]) {
      expect((await office.step(id, step, { on: earlier })).status).toBe(204);
    }
    await office.through(id, { kind: 'visit', kept: 'kept', note: '已修好' });
    const ask = { kind: 'askConfirmation', court: '青禾区人民法院', jointly: true } as const;
    expect((await office.step(id, ask, { on: addDays(today(), -1) })).status).toBe(204);
    const decide = { kind: 'decideConfirmation', confirmed: true } as const;
    expect((await office.step(id, decide, { on: addDays(today(), -2) })).status).toBe(422);
    expect((await office.step(id, decide)).status).toBe(204);
  });

  it('a step names parties of its own, and days that lie ahead', async () => {
    const id = await office.taken();
    await office.through(id, { kind: 'accept' });
    expect(await (await office.step(id, { ...session, present: [newId()] })).json()).toMatchObject({
      code: 'dispute.partyUnknown',
    });
    await office.through(id, session);
    const late = await office.step(id, { ...written, performBy: addDays(today(), -1) });
    expect(await late.json()).toMatchObject({ errors: [{ pointer: '/body/step/performBy' }] });
  });

  it('need somebody on either side, and residents of the caller’s units', async () => {
    const post = async (fields: object) => office.call('/disputes', office.mediator, 'POST', office.newDispute(fields));
    expect(
      (
        await post({
          parties: [
            { side: 'applicant', name: '甲' },
            { side: 'applicant', name: '乙' },
          ],
        })
      ).status,
    ).toBe(422);
    const stranger = person({ units: { ...oak, gridId: newId() } });
    office.platform.core.people.push(stranger);
    const answer = await post({
      parties: [
        { side: 'applicant', personId: stranger.id },
        { side: 'respondent', name: '乙' },
      ],
    });
    expect(await answer.json()).toMatchObject({ status: 422, code: 'dispute.partyUnknown' });
  });

  it('find a party by the whole name, among the residents of the caller’s units', async () => {
    office.platform.core.people.push(person({ name: '陈桂兰', units: { ...oak, gridId: newId() } }));
    const find = async (name: string) =>
      foundResidentsSchema.parse(
        await (await office.call(`/residents?name=${encodeURIComponent(name)}`, office.mediator)).json(),
      ).items;
    expect(await find('陈桂兰')).toEqual([{ personId: office.resident.id, name: '陈桂兰', door: '3 号楼 501' }]);
    expect(await find('陈桂')).toEqual([]);
  });

  it('of several communities are for the committee of the resident who was named first', async () => {
    const [here, there] = [person(), person({ units: { ...oak, gridId: newId() } })];
    office.platform.core.people.push(here, there);
    const street = { ...staff('policeOfficer', elm), unitId: elm.streetId ?? '', level: 'street' as const };
    const communityOf = async (first: string, second: string) => {
      const id = await office.taken(
        {
          source: 'policeReferral',
          parties: [
            { side: 'applicant', personId: first },
            { side: 'respondent', personId: second },
          ],
        },
        street,
      );
      return office.database.queryOne('SELECT community_id FROM disputes WHERE id = ?', [id], (row) =>
        row.text('community_id'),
      );
    };
    expect(await communityOf(there.id, here.id)).toBe(oak.communityId);
    expect(await communityOf(here.id, there.id)).toBe(elm.communityId);
  });

  it('are read by the committee and those above it, and by no grid worker or other community', async () => {
    const id = await office.taken();
    const statusOf = async (user: Parameters<Office['call']>[1]) => (await office.call(`/disputes/${id}`, user)).status;
    for (const role of [
      'mediator',
      'communitySecretary',
      'committeeDirector',
      'streetOfficial',
      'districtOfficial',
    ] as const) {
      expect([role, await statusOf(staff(role, elm))]).toEqual([role, 200]);
    }
    expect(await statusOf(staff('gridWorker', elmGrid))).toBe(403);
    expect((await office.call('/disputes', staff('gridWorker', elmGrid))).status).toBe(403);
    expect(await statusOf(staff('communityWorker', elm))).toBe(403);
    expect(await statusOf(staff('mediator', oak))).toBe(404);
    expect((await office.list(staff('mediator', oak))).items.map((each) => each.id)).not.toContain(id);
    expect((await office.step(id, { kind: 'accept' }, { user: staff('mediator', oak) })).status).toBe(404);
    expect((await office.step(id, { kind: 'accept' }, { user: staff('communitySecretary', elm) })).status).toBe(403);
  });

  it('have it noted who opened a file: of its residents, and not of a list', async () => {
    const id = await office.taken();
    const { reads } = office.platform.core;
    reads.length = 0;
    await office.list();
    expect(reads).toEqual([]);
    await office.file(id);
    expect(reads).toEqual([{ accountId: office.mediator.accountId, personId: office.resident.id }]);
  });

  it('are seen by an officer who referred them or joined, with the phone masked, and changed by none', async () => {
    const other = await office.taken();
    expect((await office.call(`/disputes/${other}`, office.officer)).status).toBe(404);
    const referred = await office.taken({ source: 'policeReferral' }, office.officer);
    expect((await office.list(office.officer)).items.map(({ id }) => id)).toEqual([referred]);
    const file = await office.file(referred, office.officer);
    expect(file).toMatchObject({ mayKeep: false, possible: [], officers: [{ name: '魏国栋', how: 'referred' }] });
    expect(file.parties.at(1)?.phone).toBe('139****0517');
    expect((await office.step(referred, { kind: 'accept' }, { user: office.officer })).status).toBe(403);
    const own = await office.call('/disputes', office.officer, 'POST', office.newDispute());
    expect(await own.json()).toMatchObject({ status: 422, code: 'dispute.sourceNotYours' });

    const invitation = await office.call(`/disputes/${other}/invitations`, office.mediator, 'POST');
    const { code } = invitationSchema.parse(await invitation.json());
    const join = (user: Parameters<Office['call']>[1]) => office.call('/joined-disputes', user, 'POST', { code });
    expect((await join(staff('policeOfficer', oak))).status).toBe(404);
    expect(await (await join(office.officer)).json()).toEqual({ id: other });
    expect(await office.file(other, office.officer)).toMatchObject({ officers: [{ name: '魏国栋', how: 'joined' }] });
    expect((await join(staff('policeOfficer', elm))).status).toBe(404);
    expect((await office.call(`/disputes/${other}`, staff('policeOfficer', elm))).status).toBe(404);
    await office.through(other, { kind: 'refuse', ground: 'unwilling', reason: '对方不愿意' });
    expect((await office.call(`/disputes/${other}/invitations`, office.mediator, 'POST')).status).toBe(409);
  });

  it('on a full page name every party, of whom there may be more than core tells of at once', async () => {
    const units = { ...elm, communityId: newId() };
    office.platform.core.unitsToday.set(units.communityId, [units]);
    const mediator = staff('mediator', units);
    const residents = Array.from({ length: 510 }, () => person({ units: { ...units, gridId: newId() } }));
    office.platform.core.people.push(...residents);
    for (let at = 0; at < residents.length; at += 10) {
      const parties = residents.slice(at, at + 10).map(({ id: personId }, index) => ({
        personId,
        side: index === 0 ? ('applicant' as const) : ('respondent' as const),
      }));
      await office.taken({ parties }, mediator);
    }
    const before = office.platform.core.requestIds.length;
    const { items } = await office.list(mediator, '?limit=100');
    expect(office.platform.core.requestIds.length - before).toBe(2);
    expect(items.flatMap(({ parties }) => parties.map(({ name }) => name))).toEqual(residents.map(() => '陈桂兰'));
  });

  it('come page by page, whose clock ends first on top, narrowed by state, category and clock', async () => {
    const late = await office.taken({ category: 'medical' });
    const soon = await office.taken({ category: 'medical' });
    for (const id of [late, soon]) await office.through(id, { kind: 'accept' });
    await office.database.execute('UPDATE disputes SET next_due_on = ? WHERE id = ?', [addDays(today(), -1), late]);
    await office.database.execute('UPDATE disputes SET next_due_on = ? WHERE id = ?', [addDays(today(), 7), soon]);
    const ids = async (query: string) => (await office.list(office.mediator, query)).items.map(({ id }) => id);
    expect(await ids('?category=medical')).toEqual([late, soon]);
    expect(await ids('?category=medical&due=overdue')).toEqual([late]);
    expect(await ids('?category=medical&due=week')).toEqual([soon]);
    expect(await ids('?state=accepted&category=medical')).toEqual([late, soon]);
    const all = await ids('?limit=100');
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await office.list(
        office.mediator,
        `?limit=3${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual(all);
  });
});
