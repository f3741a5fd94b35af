import { coreEvents, newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentsSchema, volunteerPageSchema } from '../contract/volunteers.js';
import { needsGuardian } from '../rules/consent.js';
import { program } from '../server/program.js';
import { at, elm, Federation, oak, workerOf } from './support.js';

describe.each(testDialects())('volunteers, on %s', (dialect) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = new Federation(await createTestPlatform(program, { dialect }));
  });
  afterAll(() => federation?.platform.stop());

  const list = async (query = '', user = federation.worker) =>
    (await federation.read(`/volunteers?limit=100${query}`, volunteerPageSchema, user)).items;
  const certified = async (personId: string) => {
    const id = await federation.served(personId, '09:00', '11:00');
    await federation.post(`/hours/${id}/certify`);
    federation.setTime(at('07:00'));
    return id;
  };
  const countOf = async (table: string, personId: string, column = 'person_id') =>
    (await federation.database.query(`SELECT ${column} FROM ${table} WHERE ${column} = ?`, [personId], () => true))
      .length;

  it('are kept as their entities say', () => federation.platform.assertNoDrift());

  it('agree before they are enrolled, and a guardian for those under 14', async () => {
    const [grown, child] = [federation.resident(), federation.resident({ birthDate: '2014-06-01' })];
    const ahead = federation.enrol(grown.id, { consentedOn: '2026-12-02' });
    expect(await federation.refused(ahead)).toBe('volunteer.consentAhead');
    expect((await federation.enrol(grown.id)).status).toBe(204);
    expect(await federation.refused(federation.enrol(grown.id))).toBe('volunteer.enrolledAlready');
    expect(await federation.refused(federation.enrol(child.id))).toBe('volunteer.guardianMissing');
    expect((await federation.enrol(child.id, { guardian: '母亲 王秀英' })).status).toBe(204);
    expect((await federation.enrol(grown.id, { kinds: [] })).status).toBe(422);
  });

  it('need their guardian’s consent by their age on the day of it, which both sides of the screen know', async () => {
    // 14 since the 15th of November.
    const child = federation.resident({ name: '王小宝', birthDate: '2012-11-15' });
    const { items } = await federation.read('/residents?are=others&q=王小宝', residentsSchema);
    expect(items).toMatchObject([{ person: { birthDate: '2012-11-15' } }]);
    for (const [consentedOn, guarded] of [
      ['2026-11-14', true],
      ['2026-11-15', false],
    ] as const) {
      expect(needsGuardian('2012-11-15', consentedOn)).toBe(guarded);
      const answer = await federation.refused(federation.enrol(child.id, { consentedOn }));
      expect(answer).toBe(guarded ? 'volunteer.guardianMissing' : 'answered 204');
    }
  });

  it('are of the caller’s units only', async () => {
    const there = federation.resident({ units: oak });
    expect(await federation.refused(federation.enrol(there.id))).toBe('volunteer.personUnknown');
    expect((await federation.enrol(newId())).status).toBe(404);
    const [theirs, ours] = [await federation.volunteer({ units: oak }), await federation.volunteer()];
    const ids = async (user = federation.worker) => (await list('', user)).map(({ personId }) => personId);
    expect(await ids()).toContain(ours);
    expect(await ids()).not.toContain(theirs);
    expect(await ids(workerOf(oak))).toEqual([theirs]);
    expect((await federation.summary(theirs)).volunteer).toBeNull();
    expect((await federation.post(`/volunteers/${theirs}/leave`, { reason: '试一试' })).status).toBe(404);
    const reader = workerOf(elm, ['volunteer.read']);
    expect((await federation.enrol(federation.resident().id, {}, reader)).status).toBe(403);
  });

  it('are listed by kind and state, with hours, stars and savings', async () => {
    const personId = await federation.volunteer();
    const record = await certified(personId);
    await federation.created(federation.post(`/hours/${record}/correct`, { minutes: 1_440, reason: '连续值守' }));
    federation.platform.core.settings = () => ({ starOneHours: 24 });
    await federation.tell('cn.yige.settings.changed.v1', 'plugins/volunteering', { pluginId: 'volunteering' });
    const of = async (query: string) => (await list(query)).find((each) => each.personId === personId);
    expect(await of('&kind=elders')).toMatchObject({ minutes: 1_440, balance: 1_440, stars: 1, kinds: ['elders'] });
    expect(await of('&kind=patrol')).toBeUndefined();
    expect((await federation.summary(personId)).volunteer).toMatchObject({
      ...{ stars: 1, starRule: { validFrom: '2012-10-23' } },
    });
    await federation.post(`/volunteers/${personId}/leave`, { reason: '身体原因' });
    expect(await of('')).toBeUndefined();
    expect(await of('&state=former')).toMatchObject({ leftOn: '2026-12-01' });
  });

  it('are chosen from the registry', async () => {
    const [resident, volunteer] = [federation.resident(), await federation.volunteer()];
    const found = async (are: string) =>
      (await federation.read(`/residents?are=${are}&q=陈`, residentsSchema)).items.map(({ personId }) => personId);
    // As many as are shown at once, whoever comes first.
    federation.platform.core.people.splice(0, federation.platform.core.people.length - 2);
    expect(await found('all')).toEqual([resident.id, volunteer].toSorted());
    expect(await found('volunteers')).toEqual([volunteer]);
    expect(await found('others')).toEqual([resident.id]);
  });

  it('are offered before anything is typed, however many residents come first', async () => {
    for (let before = 0; before < 60; before += 1) federation.resident({ units: oak });
    const volunteer = await federation.volunteer({ units: oak });
    const left = await federation.volunteer({ units: oak });
    const user = workerOf(oak);
    await federation.post(`/volunteers/${left}/leave`, { reason: '搬家' }, user);
    const offered = async (reader = user) =>
      (await federation.read('/residents?are=volunteers', residentsSchema, reader)).items.map(
        ({ personId }) => personId,
      );
    expect(await offered()).toContain(volunteer);
    expect(await offered()).not.toContain(left);
    expect(await offered(federation.worker)).not.toContain(volunteer);
  });

  it('are found by whom core found, and nothing is told of them but that', async () => {
    const personId = await federation.volunteer();
    const search = async (units: typeof elm) => {
      const scope = { units: [{ id: units.communityId ?? '', level: 'community' as const }] };
      return (await federation.platform.search({ personIds: [personId, newId()], scope })).json();
    };
    expect(await search(elm)).toEqual({ items: [{ kind: 'person', personId, note: '志愿者', page: null }] });
    expect(await search(oak)).toEqual({ items: [] });
  });

  it('who turn out to be one have the hours and savings of both, and an undo parts them again', async () => {
    const [from, into] = [await federation.volunteer(), await federation.volunteer()];
    await certified(from);
    await certified(into);
    const merge = { mergeId: newId(), fromId: from, intoId: into };
    expect((await federation.tell(coreEvents.personMerged, `people/${into}`, merge)).status).toBe(200);
    expect((await federation.summary(into)).volunteer).toMatchObject({ minutes: 240, balance: 240 });
    expect((await federation.summary(from)).volunteer).toBeNull();
    expect((await federation.tell(coreEvents.personUnmerged, `people/${into}`, merge)).status).toBe(200);
    for (const personId of [from, into]) {
      expect((await federation.summary(personId)).volunteer).toMatchObject({ minutes: 120, balance: 120 });
    }
  });

  it('who leave the registry are volunteers no more; erased nothing names them, and the books balance', async () => {
    const personId = await federation.volunteer();
    const record = await certified(personId);
    const demanded = await federation.post(`/hours/${record}/demands`, { says: '少记了' });
    expect(demanded.status).toBe(201);
    const coming = await federation.shift({ from: '13:00', until: '14:00', places: 1 });
    await federation.signUp(coming, personId);
    expect((await federation.tell(coreEvents.personSealed, `people/${personId}`, { personId })).status).toBe(200);
    expect((await federation.signUp(coming, await federation.volunteer())).status).toBe(201);
    expect(await countOf('service_records', personId)).toBe(1);
    expect((await federation.tell(coreEvents.personErased, `people/${personId}`, { personId })).status).toBe(200);
    for (const table of ['volunteers', 'sign_ups', 'service_records', 'bank_accounts', 'help_requests']) {
      expect([table, await countOf(table, personId)]).toEqual([table, 0]);
    }
    expect(await countOf('correction_demands', record, 'record_id')).toBe(0);
    const all = await federation.database.queryOne('SELECT SUM(balance) AS balance FROM bank_accounts', [], (row) =>
      row.integer('balance'),
    );
    expect(all).toBe(0);
  });
});
