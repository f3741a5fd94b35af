import { addDays } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { idOf } from './support/district.js';
import { faultsOf, StaffDesk } from './support/staff-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('what is read of staff, on %s', (dialect) => {
  let platform: TestPlatform;
  let desk: StaffDesk;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    desk = await StaffDesk.of(platform);
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => platform?.stop());

  describe('what is seen', () => {
    it('everybody with a post in one’s units, past or present, and nobody else', async () => {
      const since = { validFrom: addDays(desk.today, -10) };
      const left = await desk.appoint(desk.system, await desk.newcomer('leaving'), 'communityWorker', 'elm', since);
      const body = { validTo: desk.today, reason: '调走' };
      await desk.system.appointments.end({ params: { id: left.id }, body });
      await desk.appoint(desk.system, await desk.newcomer('in.the.south'), 'communityWorker', 'ash');
      const secretary = await platform.clientOf('secretary.elm');
      const { items } = await secretary.staff.list({ query: { limit: 200 } });
      const names = items.map(({ username }) => username);
      for (const known of ['worker.elm-1', 'head.elm-1', 'secretary.elm', 'leaving']) expect(names).toContain(known);
      for (const foreign of ['worker.oak-1', 'official.north', 'system', 'in.the.south']) {
        expect(names).not.toContain(foreign);
      }
      const foreign = secretary.staff.get({ params: { accountId: idOf('worker.oak-1') } });
      expect(await faultsOf(foreign)).toEqual(['staff.notFound']);
      const none = await secretary.staff.list({ query: { unit: idOf('oak') } });
      expect(none.items).toEqual([]);
      const worker = await platform.clientOf('worker.elm-1');
      expect(await faultsOf(worker.staff.list({ query: {} }))).toEqual(['request.forbidden']);
    });

    it('filters by unit, role and name, page by page', async () => {
      const all: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await desk.system.staff.list({ query: { limit: 4, ...(cursor === undefined ? {} : { cursor }) } });
        all.push(...page.items.map(({ username }) => username));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(all).toEqual([...new Set(all)].sort());
      await desk.appoint(desk.system, await desk.newcomer('another.worker'), 'gridWorker', 'elm-2');
      const workers = await desk.system.staff.list({ query: { unit: idOf('elm'), role: 'gridWorker', limit: 50 } });
      expect(workers.items.map(({ username }) => username)).toEqual(['another.worker', 'worker.elm-1']);
      const named = await desk.system.staff.list({ query: { q: 'work' } });
      expect(named.items.map(({ username }) => username)).toEqual(['worker.elm-1', 'worker.oak-1']);
    });

    it('costs a fixed number of statements', async () => {
      const home = await desk.appoint(desk.system, await desk.newcomer('lent'), 'communityWorker', 'elm');
      const host = { role: 'gridWorker', unitId: idOf('oak-1'), validFrom: desk.today, basis: '借调函' } as const;
      await desk.system.appointments.second({ params: { id: home.id }, body: host });
      const cookie = await platform.cookieOf('system');
      const count = async (url: string) => {
        const { result, statements } = await platform.database.statements.count(async () => {
          // The call begins only when it is awaited, and must begin in here to be counted.
          return await platform.application.inject({ url, headers: { cookie } });
        });
        expect(result.statusCode, result.payload).toBe(200);
        return statements.length;
      };
      // One of them each time is the session with its posts.
      expect(await count('/api/v1/me')).toBe(1);
      expect(await count('/api/v1/staff?limit=1')).toBe(3);
      expect(await count('/api/v1/staff?limit=50')).toBe(3);
      expect(await count('/api/v1/staff/workload?limit=50')).toBe(5);
      expect(await count('/api/v1/staff/vacancies?limit=50')).toBe(4);
      expect(await count('/api/v1/staff/secondments?direction=out')).toBe(3);
    });
  });

  describe('the staff file', () => {
    it('holds qualifications and trainings, flags what expires, and tells education to few', async () => {
      const params = { accountId: idOf('worker.elm-1') };
      const updated = await desk.official.staff.update({
        params,
        body: { officePhone: '0100-2345', education: 'college', joinedOn: '2021-09-01' },
      });
      expect(updated).toMatchObject({ officePhone: '0100-2345', education: 'college', joinedOn: '2021-09-01' });
      const certificate = { kind: 'socialWorker', title: '助理社会工作师', issuedOn: '2022-01-01' } as const;
      const add = (validTo: string) =>
        desk.official.staff.addQualification({ params, body: { ...certificate, validTo, title: `${validTo} 的证书` } });
      const states = [addDays(desk.today, 61), addDays(desk.today, 60), desk.today].map(
        async (day) => (await add(day)).state,
      );
      expect(await Promise.all(states)).toEqual(['valid', 'expiring', 'expired']);
      expect(await faultsOf(add('2021-12-31'))).toContain('/body/validTo endBeforeBegin');
      await desk.official.staff.addTraining({
        params,
        body: { title: '老年人照护', hours: 7.5, completedOn: desk.today },
      });
      const secretary = await platform.clientOf('secretary.elm');
      const read = await secretary.staff.get({ params });
      expect(read).toMatchObject({ education: null, expiring: true, trainings: [{ title: '老年人照护', hours: 7.5 }] });
      expect(read.qualifications).toHaveLength(3);
      for (const { id } of read.qualifications) {
        await desk.official.staff.removeQualification({ params: { ...params, id } });
      }
      expect((await secretary.staff.get({ params })).expiring).toBe(false);
    });
  });
});
