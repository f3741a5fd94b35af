import { createTestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { activityPageSchema } from '../contract/activities.js';
import { figuresSchema } from '../contract/figures.js';
import { hoursLedger } from '../ledgers/hours-ledger.js';
import { volunteersLedger } from '../ledgers/volunteers-ledger.js';
import { ServiceRecords } from '../server/hours/service-records.js';
import { program } from '../server/program.js';
import { at, elm, Federation, oak, workerOf } from './support.js';

const community = { id: elm.communityId ?? '', level: 'community' as const };

describe.each(testDialects())('attendance and hours, on %s', (dialect) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = new Federation(await createTestPlatform(program, { dialect }));
  });
  afterAll(() => federation?.platform.stop());

  const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const certified = async (personId: string) =>
    (await federation.hours('certified')).filter((record) => record.personId === personId);

  it('somebody who signed in and out by the code has a record of the time within the shift, which waits', async () => {
    const personId = await federation.volunteer();
    const id = await federation.served(personId, '08:40', '10:30');
    expect((await federation.hours('waiting')).find((record) => record.id === id)).toMatchObject({
      ...{ minutes: 90, what: '楼道清洁日', servedOn: '2026-12-01', recordedBy: '孙月', certifiedBy: null },
      person: { name: '陈桂兰' },
    });
    expect(await federation.balance(personId)).toBe(0);
    expect((await federation.post(`/hours/${id}/certify`)).status).toBe(204);
    expect(await federation.balance(personId)).toBe(90);
    expect(await certified(personId)).toMatchObject([{ id, certifiedBy: '孙月', minutes: 90 }]);
  });

  it('a record is certified once, however many do it at once', async () => {
    const personId = await federation.volunteer();
    const id = await federation.served(personId, '09:00', '10:00');
    const answers = await Promise.all([1, 2, 3].map(() => federation.post(`/hours/${id}/certify`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect(await federation.balance(personId)).toBe(60);
  });

  it('the code of this minute and of the one before are taken, older ones are not', async () => {
    federation.setTime(at('07:00'));
    const shift = await federation.shift();
    const [one, other] = await Promise.all(
      [await federation.volunteer(), await federation.volunteer()].map((id) =>
        federation.created(federation.signUp(shift, id)),
      ),
    );
    expect(
      await federation.refused(federation.platform.call(`/shifts/${shift}/code`, { user: federation.worker })),
    ).toBe('shift.notOpen');
    federation.setTime(at('09:00'));
    const code = await federation.code(shift);
    federation.setTime(new Date(at('09:00').getTime() + 119_000));
    expect((await federation.post(`/sign-ups/${one}/sign-in`, { code })).status).toBe(204);
    expect(await federation.refused(federation.post(`/sign-ups/${one}/sign-in`, { code }))).toBe('signUp.signedIn');
    expect(await federation.refused(federation.post(`/sign-ups/${other}/sign-out`, { code }))).toBe(
      'signUp.notSignedIn',
    );
    federation.setTime(new Date(at('09:00').getTime() + 120_000));
    expect(await federation.refused(federation.post(`/sign-ups/${other}/sign-in`, { code }))).toBe('shift.codeWrong');
  });

  it('a unit may have its code change more slowly', async () => {
    federation.platform.core.settings = (unit) => (unit === elm.communityId ? { codeSeconds: 300 } : {});
    await federation.tell('cn.yige.settings.changed.v1', 'plugins/volunteering', { pluginId: 'volunteering' });
    federation.setTime(at('07:00'));
    const shift = await federation.shift();
    federation.setTime(at('09:00'));
    const code = await federation.code(shift);
    federation.setTime(at('09:04'));
    expect(await federation.code(shift)).toBe(code);
    federation.platform.core.settings = () => ({});
    await federation.tell('cn.yige.settings.changed.v1', 'plugins/volunteering', { pluginId: 'volunteering' });
  });

  it('wrong codes are limited, also when many come at once, and pause for ten minutes', async () => {
    federation.setTime(at('07:00'));
    const shift = await federation.shift();
    const signUp = await federation.created(federation.signUp(shift, await federation.volunteer()));
    federation.setTime(at('09:00'));
    const code = wrongOf(await federation.code(shift));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => federation.post(`/sign-ups/${signUp}/sign-in`, { code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    const right = await federation.code(shift);
    expect(await federation.refused(federation.post(`/sign-ups/${signUp}/sign-in`, { code: right }))).toBe(
      'shift.codesPaused',
    );
    federation.setTime(at('09:11'));
    const later = await federation.code(shift);
    expect((await federation.post(`/sign-ups/${signUp}/sign-in`, { code: later })).status).toBe(204);
  });

  it('who was there without a code is written down with the reason, once', async () => {
    federation.setTime(at('07:00'));
    const shift = await federation.shift();
    const personId = await federation.volunteer();
    const signUp = await federation.created(federation.signUp(shift, personId));
    const record = { from: '08:50', until: '10:15', reason: '没有带手机' };
    expect(await federation.refused(federation.post(`/sign-ups/${signUp}/write-down`, record))).toBe('shift.notOpen');
    federation.setTime(at('11:30'));
    const outside = { ...record, from: '11:00', until: '11:20' };
    expect(await federation.refused(federation.post(`/sign-ups/${signUp}/write-down`, outside))).toBe(
      'signUp.outsideShift',
    );
    const answers = await Promise.all([1, 2].map(() => federation.post(`/sign-ups/${signUp}/write-down`, record)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await federation.hours('waiting')).filter((each) => each.personId === personId)).toMatchObject([
      { minutes: 75, reason: '没有带手机' },
    ]);
  });

  it('who signs out before the shift has begun is still there, and can be written down', async () => {
    federation.setTime(at('07:00'));
    const shift = await federation.shift();
    const personId = await federation.volunteer();
    const signUp = await federation.created(federation.signUp(shift, personId));
    federation.setTime(at('08:40'));
    await federation.post(`/sign-ups/${signUp}/sign-in`, { code: await federation.code(shift) });
    federation.setTime(at('08:55'));
    const out = federation.post(`/sign-ups/${signUp}/sign-out`, { code: await federation.code(shift) });
    expect(await federation.refused(out)).toBe('signUp.outsideShift');
    federation.setTime(at('11:30'));
    const record = { from: '09:00', until: '10:00', reason: '提前签退，后来又回来了' };
    expect((await federation.post(`/sign-ups/${signUp}/write-down`, record)).status).toBe(204);
    expect((await federation.hours('waiting')).filter((each) => each.personId === personId)).toMatchObject([
      { minutes: 60, reason: '提前签退，后来又回来了' },
    ]);
  });

  it('a correction keeps what it replaces, and the time bank follows the difference', async () => {
    const personId = await federation.volunteer();
    const id = await federation.served(personId, '09:00', '11:00');
    await federation.post(`/hours/${id}/certify`);
    const correction = { minutes: 100, reason: '提前走了 20 分钟' };
    const corrected = await federation.created(federation.post(`/hours/${id}/correct`, correction));
    expect(await certified(personId)).toMatchObject([
      { id: corrected, minutes: 100, before: 120, reason: '提前走了 20 分钟' },
    ]);
    expect(await federation.balance(personId)).toBe(100);
    const kept = await federation.database.queryOne(
      'SELECT minutes, state FROM service_records WHERE id = ?',
      [id],
      (row) => [row.integer('minutes'), row.text('state')],
    );
    expect(kept).toEqual([120, 'replaced']);
    expect(await federation.refused(federation.post(`/hours/${id}/correct`, correction))).toBe('hours.movedOn');
    const both = await Promise.all(
      [90, 110].map((minutes) => federation.post(`/hours/${corrected}/correct`, { minutes, reason: '重新核对' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [left] = await certified(personId);
    expect(await federation.balance(personId)).toBe(left?.minutes);
    expect((await federation.summary(personId)).volunteer?.moves.map(({ kind }) => kind)).toEqual([
      ...['correction', 'correction', 'service'],
    ]);
  });

  it('a record that waits may be corrected right away; it is certified with that', async () => {
    const personId = await federation.volunteer();
    const id = await federation.served(personId, '09:00', '11:00');
    await federation.created(federation.post(`/hours/${id}/correct`, { minutes: 60, reason: '只做了一小时' }));
    expect(await federation.balance(personId)).toBe(60);
    expect(await federation.refused(federation.post(`/hours/${id}/certify`))).toBe('hours.movedOn');
  });

  it('what is certified and corrected at once is saved once', async () => {
    const personId = await federation.volunteer();
    const id = await federation.served(personId, '09:00', '11:00');
    const correct = () => federation.post(`/hours/${id}/correct`, { minutes: 100, reason: '提前走了' });
    const records = federation.platform.server.application.get(ServiceRecords);
    const write = records.correct.bind(records);
    // Certified by somebody else after the record was read as waiting, before it is written.
    vi.spyOn(records, 'correct').mockImplementationOnce(async (...given) => {
      expect((await federation.post(`/hours/${id}/certify`)).status).toBe(204);
      return write(...given);
    });
    expect(await federation.refused(correct())).toBe('hours.movedOn');
    expect(await certified(personId)).toMatchObject([{ id, minutes: 120 }]);
    expect(await federation.balance(personId)).toBe(120);
    expect((await correct()).status).toBe(201);
    expect(await federation.balance(personId)).toBe(100);
    const other = await federation.volunteer();
    const both = await federation.served(other, '09:00', '11:00');
    await Promise.all([
      federation.post(`/hours/${both}/certify`),
      federation.post(`/hours/${both}/correct`, { minutes: 90, reason: '提前走了' }),
    ]);
    expect((await certified(other)).map(({ minutes }) => minutes)).toEqual([await federation.balance(other)]);
  });

  it('a volunteer demands a correction, which is granted or declined with an answer, once', async () => {
    const personId = await federation.volunteer();
    const id = await federation.served(personId, '09:00', '10:00');
    await federation.post(`/hours/${id}/certify`);
    const demand = await federation.created(federation.post(`/hours/${id}/demands`, { says: '我做到十点半' }));
    expect(await federation.demands()).toMatchObject([{ id: demand, says: '我做到十点半', record: { id } }]);
    expect((await federation.read('/figures', figuresSchema)).demands).toBe(1);
    const answer = { answer: '组织者证实做到十点半', minutes: 90 };
    const answers = await Promise.all([1, 2].map(() => federation.post(`/demands/${demand}/answer`, answer)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await federation.balance(personId)).toBe(90);
    const [record] = await certified(personId);
    const again = await federation.created(federation.post(`/hours/${record?.id}/demands`, { says: '还是不对' }));
    expect((await federation.post(`/demands/${again}/answer`, { answer: '签退记录是十点半' })).status).toBe(204);
    expect(await federation.demands()).toEqual([]);
    expect(await federation.balance(personId)).toBe(90);
  });

  it('a demand that is open while its record is corrected is about the new record', async () => {
    const personId = await federation.volunteer();
    const id = await federation.served(personId, '09:00', '10:00');
    const demands = await Promise.all(
      ['我做到十点半', '还少记了'].map((says) => federation.created(federation.post(`/hours/${id}/demands`, { says }))),
    );
    const correction = { minutes: 80, reason: '核对过签到记录' };
    const corrected = await federation.created(federation.post(`/hours/${id}/correct`, correction));
    const about = async () => (await federation.demands()).map((demand) => [demand.id, demand.record.id]).toSorted();
    expect(await about()).toEqual(demands.toSorted().map((demand) => [demand, corrected]));
    const answer = { answer: '组织者证实做到十点半', minutes: 90 };
    expect((await federation.post(`/demands/${demands[0]}/answer`, answer)).status).toBe(204);
    const [record] = await certified(personId);
    expect(record).toMatchObject({ minutes: 90, before: 80 });
    expect(await about()).toEqual([[demands[1], record?.id]]);
    expect((await federation.post(`/demands/${demands[1]}/answer`, { answer: '已经更正' })).status).toBe(204);
    expect(await federation.balance(personId)).toBe(90);
  });

  it('only those who certify do, and only in their units', async () => {
    const id = await federation.served(await federation.volunteer(), '09:00', '10:00');
    const [reader, stranger] = [workerOf(elm, ['volunteer.read', 'activity.organise']), workerOf(oak)];
    for (const path of [`/hours/${id}/certify`, `/hours/${id}/correct`]) {
      const body = path.endsWith('correct') ? { minutes: 1, reason: '试一试' } : {};
      expect((await federation.post(path, body, reader)).status).toBe(403);
      expect((await federation.post(path, body, stranger)).status).toBe(404);
    }
    expect((await federation.post(`/hours/${id}/demands`, { says: '不对' }, stranger)).status).toBe(404);
    const theirs = await federation.platform.call('/hours', { user: stranger });
    expect(await theirs.json()).toEqual({ items: [], next: null });
    expect((await federation.read('/activities', activityPageSchema, reader)).items.length).toBeGreaterThan(0);
  });

  it('the ledgers list volunteers of the year and certified records of the month, each with its records', async () => {
    const personId = await federation.volunteer();
    const id = await federation.served(personId, '09:00', '11:00');
    await federation.post(`/hours/${id}/certify`);
    const waiting = await federation.served(await federation.volunteer(), '09:00', '11:00');
    const month = await federation.platform.ledger(hoursLedger, { unit: community, period: '2026-12', atOnce: 3 });
    expect(month.map(({ key }) => key)).toEqual(month.map(({ key }) => key).toSorted());
    expect(month.map(({ key }) => key)).not.toContain(waiting);
    expect(month.find(({ key }) => key === id)).toMatchObject({
      ...{ personId, cells: { servedOn: '2026-12-01', source: 'shift', what: '楼道清洁日', minutes: 120 } },
      records: [{ by: '孙月' }, { by: '孙月', link: { page: '/hours' } }],
    });
    expect(await federation.platform.ledger(hoursLedger, { unit: community, period: '2026-11' })).toEqual([]);
    const errands = { unit: community, period: '2026-12', filter: { source: 'errand' } } as const;
    expect(await federation.platform.ledger(hoursLedger, errands)).toEqual([]);
    const year = await federation.platform.ledger(volunteersLedger, { unit: community, period: '2026', atOnce: 4 });
    expect(year.find(({ key }) => key === personId)).toMatchObject({
      cells: { enrolledOn: '2026-12-01', state: 'active', times: 1, minutes: 120, lastOn: '2026-12-01' },
    });
    await federation.post(`/volunteers/${personId}/leave`, { reason: '搬家' });
    const left = { unit: community, period: '2026', filter: { state: 'left' } } as const;
    expect((await federation.platform.ledger(volunteersLedger, left)).map(({ key }) => key)).toEqual([personId]);
    const elsewhere = { unit: { ...community, id: oak.communityId ?? '' }, period: '2026' };
    expect(await federation.platform.ledger(volunteersLedger, elsewhere)).toEqual([]);
  });
});
