import { addDays, type Client, newId, type ProblemError, type Role } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { idOf } from './support/district.js';
import { faultsOf, StaffDesk } from './support/staff-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('posts of staff, on %s', (dialect) => {
  let platform: TestPlatform;
  let desk: StaffDesk;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    desk = await StaffDesk.of(platform);
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => platform?.stop());

  describe('appointments', () => {
    it('give their rights on their first day and take them on the day after their last', async () => {
      const accountId = await desk.newcomer('timely');
      await desk.appoint(desk.system, accountId, 'gridWorker', 'oak-1', {
        validFrom: addDays(desk.today, 2),
        validTo: addDays(desk.today, 5),
      });
      const residents = async () => {
        const client = await platform.clientOf('timely');
        return client.people.list({ query: {} }).then(
          ({ items }) => items.length,
          ({ status }: ProblemError) => status,
        );
      };
      const seen: number[] = [];
      for (const day of [0, 2, 4, 5]) {
        desk.moveBy(day);
        seen.push(await residents());
      }
      expect(seen).toEqual([403, 3, 3, 403]);
    });

    it('several at once, or none of them', async () => {
      const accountId = await desk.newcomer('many.posts');
      const post = (role: Role, unit: string, kind: 'regular' | 'concurrent') => {
        return { role, unitId: idOf(unit), kind, validFrom: desk.today } as const;
      };
      const give = (...appointments: ReturnType<typeof post>[]) =>
        desk.official.staff.appoint({ params: { accountId }, body: { appointments } });
      // Somebody without any post is seen by the district alone.
      expect(await faultsOf(give(post('communityWorker', 'elm', 'regular')))).toEqual(['staff.notFound']);
      await desk.appoint(desk.system, accountId, 'communityWorker', 'elm');
      expect(
        await faultsOf(
          give(post('committeeDirector', 'elm', 'concurrent'), post('communitySecretary', 'oak', 'regular')),
        ),
      ).toEqual(['appointment.refused', '/body/appointments/1/kind secondRegular']);
      await give(post('committeeDirector', 'elm', 'concurrent'), post('communitySecretary', 'oak', 'concurrent'));
      const { posts } = await desk.official.staff.get({ params: { accountId } });
      expect(posts.map(({ role }) => role).sort()).toEqual([
        'committeeDirector',
        'communitySecretary',
        'communityWorker',
      ]);
    });

    it('are refused outside the caller’s units, to oneself, to a disabled account, and as administrator', async () => {
      const accountId = await desk.newcomer('refused');
      await desk.appoint(desk.system, accountId, 'communityWorker', 'elm', { kind: 'concurrent' });
      const give = (role: Role, unit: string, who = accountId) =>
        faultsOf(
          desk.official.staff.appoint({
            params: { accountId: who },
            body: { appointments: [{ role, unitId: idOf(unit), validFrom: desk.today }] },
          }),
        );
      const at = '/body/appointments/0';
      expect(await give('gridWorker', 'ash-1')).toEqual(['appointment.refused', `${at}/unitId unitUnknown`]);
      expect(await give('districtOfficial', 'district')).toEqual(['appointment.refused', `${at}/unitId unitUnknown`]);
      expect(await give('auditAdministrator', 'north')).toEqual([
        'appointment.refused',
        `${at}/role administratorRole`,
      ]);
      expect(await give('communitySecretary', 'elm', idOf('official.north'))).toEqual([
        'appointment.refused',
        '/params/accountId oneself',
        `${at}/kind secondRegular`,
      ]);
      await desk.system.staff.setDisabled({ params: { accountId }, body: { disabled: true, reason: '停用' } });
      expect(await give('mediator', 'elm')).toEqual(['appointment.refused', '/params/accountId disabledAccount']);
    });

    it('end from today on, never longer, and stay readable as of any day', async () => {
      const accountId = await desk.newcomer('leaving');
      const { id } = await desk.appoint(desk.system, accountId, 'communityWorker', 'elm', {
        validFrom: addDays(desk.today, -10),
      });
      const end = (validTo: string) =>
        desk.official.appointments.end({ params: { id }, body: { validTo, reason: '调走' } });
      expect(await faultsOf(end(addDays(desk.today, -1)))).toEqual(['appointment.refused', '/body/validTo endInPast']);
      expect(await end(addDays(desk.today, 3))).toMatchObject({ validTo: addDays(desk.today, 3), state: 'current' });
      expect(await faultsOf(end(addDays(desk.today, 4)))).toEqual(['appointment.refused', '/body/validTo endLater']);
      desk.moveBy(3);
      expect(await faultsOf(end(addDays(desk.today, 3)))).toEqual(['appointment.ended']);
      const onDay = async (days: number) =>
        (await desk.official.staff.posts({ params: { accountId }, query: { asOf: addDays(desk.today, days) } })).items
          .length;
      expect([await onDay(-11), await onDay(-10), await onDay(2), await onDay(3)]).toEqual([0, 1, 1, 0]);
      const { items } = await desk.official.staff.list({ query: { state: 'former', q: 'leaving' } });
      expect(items.map((person) => person.id)).toEqual([accountId]);
    });

    it('that have not begun can be withdrawn', async () => {
      const accountId = await desk.newcomer('not.yet');
      const begins = addDays(desk.today, 5);
      const { id } = await desk.appoint(desk.system, accountId, 'communityWorker', 'elm', { validFrom: begins });
      const body = { validTo: begins, reason: '另有安排' };
      expect(await desk.official.appointments.end({ params: { id }, body })).toMatchObject({ state: 'withdrawn' });
    });

    it('keep what they said before a correction', async () => {
      const accountId = await desk.newcomer('corrected');
      const { id } = await desk.appoint(desk.system, accountId, 'communityWorker', 'elm', {
        basis: '柳街组〔2026〕1 号',
      });
      const corrected = await desk.official.appointments.correct({
        params: { id },
        body: { basis: '柳街组〔2026〕12 号', validFrom: addDays(desk.today, -3), reason: '文号和日期抄错' },
      });
      expect(corrected).toMatchObject({ basis: '柳街组〔2026〕12 号', validFrom: addDays(desk.today, -3) });
      const { items } = await desk.official.staff.history({ params: { accountId }, query: {} });
      expect(items.map(({ act, basis, validFrom, reason }) => ({ act, basis, validFrom, reason }))).toEqual([
        {
          act: 'corrected',
          basis: '柳街组〔2026〕12 号',
          validFrom: addDays(desk.today, -3),
          reason: '文号和日期抄错',
        },
        { act: 'appointed', basis: '柳街组〔2026〕1 号', validFrom: desk.today, reason: null },
      ]);
    });

    it('fit a body of the unit wherever there is one', async () => {
      const accountId = await desk.newcomer('body.person');
      const bodies = { station: newId(), committee: newId() };
      const number = await platform.database.queryOne(
        'SELECT number FROM org_units WHERE id = ?',
        [idOf('oak')],
        (row) => row.integer('number'),
      );
      await platform.database.insertMany(
        'org_bodies',
        ['id', 'unit_number', 'kind', 'name', 'valid_from', 'valid_to'],
        [
          [bodies.station, number, 'workStation', '工作站', '2020-01-01', '9999-12-31'],
          [bodies.committee, number, 'residentsCommittee', '居委会', '2020-01-01', '9999-12-31'],
        ],
      );
      const give = (unit: string, bodyId?: string) =>
        faultsOf(desk.appoint(desk.system, accountId, 'gridWorker', unit, bodyId === undefined ? {} : { bodyId }));
      const at = '/body/appointments/0';
      expect(await give('oak-1')).toEqual(['appointment.refused', `${at}/bodyId bodyMissing`]);
      expect(await give('oak-1', bodies.committee)).toEqual(['appointment.refused', `${at}/bodyId wrongBody`]);
      expect(await give('elm-1', bodies.station)).toEqual(['appointment.refused', `${at}/bodyId bodyUnknown`]);
      expect(await give('oak-1', bodies.station)).toEqual(['done']);
      const { items } = await desk.system.staff.openings({ query: { unit: idOf('oak-1') } });
      expect(items.find(({ role }) => role === 'gridWorker')?.bodies).toEqual([
        { id: bodies.station, kind: 'workStation', name: '工作站' },
      ]);
    });

    it('two decisions at the same moment cannot both give the one regular post', async () => {
      const accountId = await desk.newcomer('contested');
      const results = await Promise.all(
        ['elm', 'oak', 'ash'].map((unit) => faultsOf(desk.appoint(desk.system, accountId, 'supervisor', unit))),
      );
      expect(results.filter(([code]) => code === 'done')).toHaveLength(1);
    });
  });

  describe('secondments', () => {
    it('give work and rights to the host while they run, and back home by themselves', async () => {
      const accountId = await desk.newcomer('lent');
      const home = await desk.appoint(desk.system, accountId, 'gridWorker', 'elm-1');
      const secondment = await desk.official.appointments.second({
        params: { id: home.id },
        body: {
          role: 'communityWorker',
          unitId: idOf('oak'),
          validFrom: addDays(desk.today, 1),
          validTo: addDays(desk.today, 4),
          basis: '借调函 3 号',
          ...(await stationOf('oak')),
        },
      });
      expect(secondment).toMatchObject({ kind: 'secondment', secondedFrom: home.id, upward: false, state: 'upcoming' });
      const unitsOn = async (day: number) => {
        desk.moveBy(day);
        const client = await platform.clientOf('lent');
        const { items } = await client.people.list({ query: { limit: 50 } });
        return [...new Set(items.map(({ units }) => units.gridId))].sort();
      };
      const elm = [idOf('elm-1')];
      const oak = [idOf('oak-1')];
      expect([await unitsOn(0), await unitsOn(1), await unitsOn(3), await unitsOn(4)]).toEqual([elm, oak, oak, elm]);

      desk.moveBy(2);
      const out = await desk.official.staff.secondments({ query: { direction: 'out', unit: idOf('elm') } });
      expect(out.items.map(({ account, home: from, host }) => [account.id, from.state, host.unit.id])).toContainEqual([
        accountId,
        'lent',
        idOf('oak'),
      ]);
      const into = await desk.official.staff.secondments({ query: { direction: 'in', unit: idOf('oak') } });
      expect(into.items.map(({ account }) => account.id)).toContain(accountId);
      const { items } = await desk.official.staff.vacancies({ query: {} });
      expect(items.find(({ unit }) => unit.id === idOf('elm'))).toMatchObject({ secondedOut: 1, wanted: 1 });
      expect(items.find(({ unit }) => unit.id === idOf('oak'))).toMatchObject({ secondedIn: 1 });

      // The post at home cannot end under a secondment; ended early, it gives its rights again.
      const reason = '提前回来';
      expect(
        await faultsOf(
          desk.official.appointments.end({
            params: { id: home.id },
            body: { validTo: addDays(desk.today, 3), reason },
          }),
        ),
      ).toEqual(['appointment.lent']);
      await desk.official.appointments.end({
        params: { id: secondment.id },
        body: { validTo: addDays(desk.today, 2), reason },
      });
      expect(await unitsOn(2)).toEqual(elm);
    });

    const stationOf = async (unit: string): Promise<{ bodyId?: string }> => {
      const { items } = await desk.system.staff.openings({ query: { unit: idOf(unit) } });
      const body = items.find(({ role }) => role === 'communityWorker')?.bodies[0];
      return body === undefined ? {} : { bodyId: body.id };
    };

    it('upward ones need an end, and none leads out of the caller’s units or from a secondment', async () => {
      const accountId = await desk.newcomer('upward');
      const home = await desk.appoint(desk.system, accountId, 'communityWorker', 'elm');
      const lend = (client: Client, id: string, role: Role, unit: string, more: object = {}) =>
        client.appointments.second({
          params: { id },
          body: { role, unitId: idOf(unit), validFrom: desk.today, basis: '借调函', ...more },
        });
      expect(await faultsOf(lend(desk.official, home.id, 'streetOfficial', 'north'))).toEqual([
        'appointment.refused',
        '/body/validTo upwardWithoutEnd',
      ]);
      expect(await faultsOf(lend(desk.official, home.id, 'gridWorker', 'ash-1'))).toContain('/body/unitId unitUnknown');
      const lent = await lend(desk.official, home.id, 'streetOfficial', 'north', { validTo: addDays(desk.today, 30) });
      expect(lent.upward).toBe(true);
      expect(await faultsOf(lend(desk.official, lent.id, 'gridWorker', 'elm-1'))).toEqual([
        'appointment.notSecondable',
      ]);
      expect(
        await faultsOf(lend(desk.official, home.id, 'gridWorker', 'oak-1', { validTo: addDays(desk.today, 3) })),
      ).toContain('/body/validFrom alreadyLent');
      const foreign = await desk.appoint(desk.system, await desk.newcomer('in.the.south'), 'communityWorker', 'ash');
      expect(await faultsOf(lend(desk.official, foreign.id, 'gridWorker', 'elm-1'))).toEqual(['appointment.notFound']);
    });
  });
});
