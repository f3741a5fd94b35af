import {
  addWorkingDays,
  type Client,
  createClient,
  type NewRightsRequest,
  newId,
  type PluginManifest,
  routes,
  USER_TOKEN_HEADER,
} from '@yige/contracts';
import { jpeg } from '@yige/file-content/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PluginCaller } from '../src/access/caller.js';
import { PersonReads } from '../src/registry/rights/person-reads.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { mergedInto } from './support/merged.js';
import { citizenId, faultsOf, newPerson } from './support/registry.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const title = { 'zh-CN': '餐卡', en: 'Meal card' };
const pluginFacts: PluginManifest['facts'] = [
  { kind: 'mealCard', title, class: 'livingSituation', source: title, fields: [] },
];
const self = { applicant: 'self', identityCheck: 'citizenIdCard' } as const;
const correction: NewRightsRequest = {
  ...self,
  representative: null,
  basis: null,
  kind: 'correction',
  wish: '我的名字是陈桂澜',
};

describe.each(dialects)('residents’ rights, on %s', (dialect) => {
  const meals = new FixturePlugin('meals', { glyph: '餐', facts: pluginFacts });
  let platform: TestPlatform;
  let secretary: Client;
  let worker: Client;
  let stranger: Client;

  beforeAll(async () => {
    await meals.start();
    platform = await TestPlatform.start(dialect, { plugins: [meals] });
    [secretary, worker] = await Promise.all([platform.clientOf('secretary.elm'), platform.clientOf('worker.elm-1')]);
    const cookie = await new StaffOf(platform).cookie('communitySecretary', 'oak');
    stranger = createClient({ baseUrl: platform.url, headers: () => ({ cookie }) });
  });
  afterAll(async () => {
    await platform?.stop();
    await meals.stop();
  });

  const register = (changes = {}) => worker.people.create({ body: newPerson(changes) });
  const ask = (id: string, body: Parameters<Client['rights']['request']>[0]['body'], client = secretary) =>
    client.rights.request({ params: { id }, body });

  describe('a correction', () => {
    it('is a task of the community with a clock, and is made on the ordinary path when it is accepted', async () => {
      const { id } = await register({ name: '陈桂兰' });
      const request = await ask(id, correction);
      const today = platform.application.get(Clock).today();
      expect(request).toMatchObject({ state: 'open', wish: correction.wish, actions: ['answer'] });
      expect(platform.application.get(Clock).dayOf(new Date(request.dueAt ?? 0))).toBe(addWorkingDays(today, 15));
      const task = (await secretary.tasks.list({ query: { box: 'unit', person: id } })).items[0];
      expect(task).toMatchObject({ type: 'core:correction', source: { pluginId: 'core', glyph: '民' } });
      expect(task?.dueAt).toBe(request.dueAt);
      expect(JSON.stringify(task?.title)).not.toContain('陈');
      const whole = await secretary.tasks.get({ params: { id: task?.id ?? '' } });
      expect(whole).toMatchObject({ payload: { requestId: request.id }, actions: [] });

      const answered = await secretary.rights.answer({
        params: { id: request.id },
        body: { outcome: 'accepted', answer: '已按身份证更正', correction: { name: '陈桂澜', source: '身份证' } },
      });
      expect(answered).toMatchObject({
        state: 'accepted',
        answer: '已按身份证更正',
        personName: '陈桂澜',
        actions: [],
      });
      const { items } = await secretary.people.history({ params: { id } });
      expect(items[0]).toMatchObject({ aspect: 'name', before: '陈桂兰', after: '陈桂澜', source: '身份证' });
      expect((await secretary.tasks.get({ params: { id: task?.id ?? '' } })).status).toBe('closed');
      const again = secretary.rights.answer({
        params: { id: request.id },
        body: { outcome: 'refused', answer: '又不同意' },
      });
      await expect(again).rejects.toMatchObject({ code: 'rightsRequest.answered', status: 409 });
    });

    it('that is itself wrong changes nothing: neither the person, nor the request, nor the task', async () => {
      const { id } = await register();
      const request = await ask(id, correction);
      const wrong = secretary.rights.answer({
        params: { id: request.id },
        body: { outcome: 'accepted', answer: '已更正', correction: { birthDate: '2999-01-01', source: '身份证' } },
      });
      await expect(wrong).rejects.toMatchObject({ code: 'person.invalid', status: 422 });
      expect((await secretary.rights.get({ params: { id: request.id } })).state).toBe('open');
      expect((await secretary.tasks.list({ query: { box: 'unit', person: id } })).items).toHaveLength(1);
    });

    it('is answered once by two at once', async () => {
      const { id } = await register();
      const request = await ask(id, correction);
      const refuse = () =>
        secretary.rights.answer({ params: { id: request.id }, body: { outcome: 'refused', answer: '证件如此' } });
      const outcomes = await Promise.allSettled([refuse(), refuse(), refuse()]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  it('is for those at the window of the community that serves the resident, and sealed at rest', async () => {
    const { id } = await register();
    await expect(ask(id, correction, worker)).rejects.toMatchObject({ status: 403 });
    await expect(ask(id, correction, stranger)).rejects.toMatchObject({ status: 404 });
    const request = await ask(id, {
      ...correction,
      applicant: 'agent',
      representative: '魏代办',
      basis: '委托书 2026-11-20',
    });
    const params = { id: request.id };
    const calls = [
      () => stranger.rights.get({ params }),
      () => stranger.rights.answer({ params, body: { outcome: 'refused', answer: '不行' } }),
      () => stranger.rights.copy({ params }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ status: 404 });
    expect((await stranger.rights.list({ query: { person: id } })).items).toEqual([]);
    const kept = await platform.database.query(
      'SELECT details_sealed FROM rights_requests WHERE id = ?',
      [request.id],
      (row) => row.text('details_sealed'),
    );
    expect(kept.join()).not.toMatch(/魏代办|桂澜/);
  });

  it('says what is missing for a guardian or an agent', async () => {
    const { id } = await register();
    expect(await faultsOf(ask(id, { ...correction, applicant: 'guardian' }))).toEqual([
      '/body/representative custom',
      '/body/basis custom',
    ]);
    expect(await faultsOf(ask(id, { ...correction, representative: '某人' }))).toEqual(['/body/representative custom']);
  });

  it('pages of the open ones meet, by what is due', async () => {
    const { id } = await register();
    const made = [await ask(id, correction), await ask(id, { ...self, kind: 'copy' }), await ask(id, correction)];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { person: id, limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const page = await secretary.rights.list({ query });
      seen.push(...page.items.map((request) => request.id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(made.map((request) => request.id));
  });

  describe('the copy', () => {
    // Of another day than everybody who is registered without one.
    const birthDate = '1944-05-13';
    const idNumber = citizenId(birthDate, 800);

    it('holds all of the resident, in the clear, and nobody else; it is audited and shows in who read', async () => {
      const { id } = await register({
        name: '单本人',
        birthDate,
        idNumber,
        phone: '19900007001',
        furtherPhones: [{ phone: '19900007002', label: '儿子' }],
        aliases: ['小单'],
      });
      const beside = await register({ name: '同住别人', phone: '19900007003' });
      const allowance = {
        kind: 'minimumAllowance',
        value: { monthlyAmount: 76_500 },
        source: '民政',
        validFrom: '2025-01-01',
      };
      await secretary.people.recordFact({ params: { id }, body: allowance });
      const picture = { file: new File([new Uint8Array(jpeg())], 'photo.jpg') };
      const { photoId } = await secretary.photos.set({
        params: { id },
        query: { consentBy: 'resident' },
        body: picture,
      });
      const doctor = await platform.clientOf('doctor.elm');
      await doctor.people.get({ params: { id } });
      await doctor.people.get({ params: { id } });
      await secretary.reveals.reveal({ params: { id }, body: { fields: ['phone'], reason: '约上门时间' } });

      const request = await ask(id, { ...self, kind: 'copy' });
      const copy = await secretary.rights.copy({ params: { id: request.id } });
      expect(copy).toMatchObject({
        name: '单本人',
        idNumber,
        phone: '19900007001',
        furtherPhones: [{ phone: '19900007002', label: '儿子' }],
        aliases: ['小单'],
        facts: [{ kind: 'minimumAllowance', value: { monthlyAmount: 76_500 } }],
      });
      expect(copy.photo).toMatchObject({ id: photoId, consentBy: 'resident' });
      expect(copy.relations.map(({ kind }) => kind)).toEqual(['residence', 'serviceResponsibility']);
      expect(JSON.stringify(copy)).not.toContain(beside.name);
      expect(JSON.stringify(copy)).not.toContain('19900007003');
      const readers = copy.readers.map(({ kind, role, unitName, times }) => [kind, role, unitName, times]);
      expect(readers).toContainEqual(['page', 'stationDoctor', 'elm', 2]);
      expect(readers).toContainEqual(['number', 'communitySecretary', 'elm', 1]);
      expect(copy.readers.map(({ fields }) => fields)).toContainEqual(['phone']);
      // Posts, not names.
      expect(JSON.stringify(copy.readers)).not.toContain('doctor.elm');

      expect((await secretary.rights.get({ params: { id: request.id } })).state).toBe('accepted');
      // The same day it may be printed again; this time the reader is the copy before.
      const second = await secretary.rights.copy({ params: { id: request.id } });
      expect(second.readers.some(({ reason }) => reason === '居民到窗口查阅本人信息')).toBe(true);
      const actions = await platform.database.query(
        "SELECT action FROM audit_entries WHERE subject_id = ? AND action LIKE 'person.%ed' ORDER BY id",
        [id],
        (row) => row.text('action'),
      );
      expect(actions.filter((action) => action === 'person.copied')).toHaveLength(2);
      expect(actions.filter((action) => action === 'person.revealed')).toHaveLength(3);
    });

    it('is settled by printing or by a refusal, and is made for no other request', async () => {
      const { id } = await register();
      const request = await ask(id, { ...self, kind: 'copy' });
      const accept = secretary.rights.answer({
        params: { id: request.id },
        body: { outcome: 'accepted', answer: '已口头告知' },
      });
      await expect(accept).rejects.toMatchObject({ code: 'rightsRequest.copyMeansPrint' });
      await secretary.rights.answer({ params: { id: request.id }, body: { outcome: 'refused', answer: '委托书过期' } });
      const other = await ask(id, correction);
      for (const each of [request.id, other.id]) {
        await expect(secretary.rights.copy({ params: { id: each } })).rejects.toMatchObject({
          code: 'rightsRequest.noCopy',
        });
      }
    });
  });

  it('a consent that is taken back takes the facts and their history with it, until it is given again', async () => {
    const { id } = await register();
    const consent = { by: 'guardian', on: '2025-01-02' } as const;
    const card = { kind: 'meals:mealCard', source: '食堂', validFrom: '2025-01-01', consent };
    await worker.people.recordFact({ params: { id }, body: card });
    expect((await ask(id, { ...self, kind: 'consentWithdrawal', subject: card.kind })).state).toBe('accepted');
    expect((await worker.people.get({ params: { id } })).facts).toEqual([]);
    const { items } = await secretary.people.history({ params: { id } });
    expect(items.filter(({ aspect }) => aspect.startsWith('fact:'))).toEqual([]);
    await expect(worker.people.recordFact({ params: { id }, body: card })).rejects.toMatchObject({
      code: 'fact.consentWithdrawn',
    });
    await expect(ask(id, { ...self, kind: 'consentWithdrawal', subject: card.kind })).rejects.toMatchObject({
      code: 'consent.withdrawn',
    });
    await ask(id, { ...self, kind: 'consentRenewal', subject: card.kind });
    expect((await worker.people.recordFact({ params: { id }, body: card })).facts).toHaveLength(1);
    // What the law charges the office with is kept without consent, and cannot be taken back.
    expect(await faultsOf(ask(id, { ...self, kind: 'consentWithdrawal', subject: 'livingAlone' }))).toEqual([
      '/body/subject unknown',
    ]);
  });

  it('a consent is named with the fact that rests on it, and printed on the copy', async () => {
    const { id } = await register();
    const card = { kind: 'meals:mealCard', source: '食堂', validFrom: '2025-01-01' };
    const consent = { by: 'guardian', on: '2025-01-02' } as const;
    const record = (fact: object) => worker.people.recordFact({ params: { id }, body: { ...card, ...fact } });
    await expect(record({})).rejects.toMatchObject({ status: 422, code: 'fact.consentMissing' });
    expect(await faultsOf(record({ consent: { ...consent, on: '2999-01-01' } }))).toEqual(['/body/consent/on future']);
    expect(await faultsOf(record({ kind: 'livingAlone', consent }))).toEqual(['/body/consent unneeded']);
    expect((await record({ consent })).facts).toMatchObject([{ kind: card.kind, consent }]);
    const { items } = await secretary.people.history({ params: { id } });
    expect(items[0]?.after).toMatchObject({ consentBy: 'guardian', consentOn: '2025-01-02' });
    const request = await ask(id, { ...self, kind: 'copy' });
    expect((await secretary.rights.copy({ params: { id: request.id } })).facts).toMatchObject([{ consent }]);
  });

  it('the log of readers is for two administrators, by resident, by reader and by day, and reading it is recorded', async () => {
    const { id } = await register();
    const doctor = await platform.clientOf('doctor.elm');
    for (const client of [doctor, doctor, worker]) await client.people.get({ params: { id } });
    const security = await platform.clientOf('security');
    const all = await security.reveals.reads({ query: { person: id } });
    expect(all.items.map(({ role, times, unitName, plugin }) => [role, times, unitName, plugin])).toEqual(
      expect.arrayContaining([
        ['stationDoctor', 2, 'elm', null],
        ['gridWorker', 1, 'elm-1', null],
      ]),
    );
    const first = all.items.find(({ role }) => role === 'stationDoctor');
    expect(first).toMatchObject({
      personId: id,
      reader: { kind: 'staff', id: idOf('doctor.elm'), name: 'doctor.elm' },
    });
    const reader = idOf('doctor.elm');
    const own = await security.reveals.reads({ query: { reader, from: first?.day, to: first?.day } });
    expect(own.items.every((item) => item.reader.id === reader)).toBe(true);
    expect(own.items.map(({ personId }) => personId)).toContain(id);
    expect((await security.reveals.reads({ query: { reader, to: '2001-01-01' } })).items).toEqual([]);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await security.reveals.reads({ query: { limit: 1, ...(cursor === undefined ? {} : { cursor }) } });
      paged.push(...page.items.map(({ personId, reader: by, role }) => `${personId} ${by.id} ${role}`));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    const whole = (await security.reveals.reads({ query: { limit: 200 } })).items;
    expect(paged).toEqual(whole.map(({ personId, reader: by, role }) => `${personId} ${by.id} ${role}`));
    await expect(secretary.reveals.reads({ query: {} })).rejects.toMatchObject({ status: 403 });
    const [entry] = await platform.database.query(
      "SELECT details FROM audit_entries WHERE action = 'audit.searched' AND subject_id = ?",
      [id],
      (row) => row.text('details'),
    );
    expect(entry).toContain('personReads');
  });

  it('says what each group of data is for, plugins’ too', async () => {
    const { items } = await worker.rights.purposes();
    const byData = new Map(items.map((purpose) => [purpose.data, purpose]));
    expect([...byData.keys()]).toEqual(
      expect.arrayContaining(['identity', 'contact', 'relations', 'readers', 'fact:allowance', 'plugin:meals']),
    );
    expect(byData.get('plugin:meals')).toMatchObject({
      basis: 'consent',
      consents: [{ kind: 'meals:mealCard', title }],
    });
    for (const { purpose, seenBy, source } of items)
      for (const text of [purpose, seenBy, source]) expect(text['zh-CN'] && text.en).toBeTruthy();
  });

  describe('the log of readers', () => {
    const rowsOf = (id: string) =>
      platform.database.query('SELECT * FROM person_reads WHERE person_id = ?', [id], (row) => ({
        kind: row.text('reader_kind'),
        plugin: row.text('plugin_id'),
        role: row.text('role'),
        times: row.integer('times'),
      }));

    /** The plugin's calls for somebody, with the token that came with their request. */
    const through = async (plugin: FixturePlugin, username: string): Promise<Client> => {
      const cookie = await platform.cookieOf(username);
      await platform.fetch(`/plugins/${plugin.id}/1.0.0/api/things`, { headers: { cookie } });
      const user = plugin.apiRequests.at(-1)?.headers.authorization?.replace('Bearer ', '') ?? '';
      const authorization = `Bearer ${await platform.tokenOf(plugin.credentials)}`;
      return createClient({ baseUrl: platform.url, headers: () => ({ authorization, [USER_TOKEN_HEADER]: user }) });
    };
    const mealsAlone: PluginCaller = {
      ...{ kind: 'plugin', pluginId: 'meals', grants: new Set<string>(), onBehalfOf: null },
      ...{ enabledIn: { kind: 'units', units: [] }, grantedIn: () => ({ kind: 'units', units: [] }) },
    };

    it('has one row for each reader and day, plugins’ too, and lists write nothing', async () => {
      const { id } = await register();
      for (let time = 0; time < 3; time += 1) await worker.people.get({ params: { id } });
      const plugin = await platform.clientOfPlugin(meals);
      await plugin.people.get({ params: { id } });
      await worker.people.list({ query: { q: '陈' } });
      await worker.people.batch({ body: { ids: [id] } });
      expect(await rowsOf(id)).toEqual(
        expect.arrayContaining([
          { kind: 'staff', plugin: '', role: 'gridWorker', times: 3 },
          { kind: 'plugin', plugin: 'meals', role: '', times: 1 },
        ]),
      );
      expect(await rowsOf(id)).toHaveLength(2);
      const cookie = await platform.cookieOf('worker.elm-1');
      const { statements } = await platform.database.statements.count(
        async () => await platform.application.inject({ url: `/api/v1/people/${id}`, headers: { cookie } }),
      );
      expect(statements.filter((sql) => sql.includes('person_reads'))).toHaveLength(1);
    });

    it('has those too who read what a plugin keeps of residents, wherever these live, and of nobody who is unknown', async () => {
      const { id } = await register();
      const reading = await through(meals, 'worker.elm-1');
      await reading.people.noteReads({ body: { ids: [id, newId(), idOf('ash-1-person-0')] } });
      await reading.people.noteReads({ body: { ids: [id] } });
      await (await platform.clientOfPlugin(meals)).people.noteReads({ body: { ids: [id] } });
      expect(await rowsOf(id)).toEqual(
        expect.arrayContaining([
          { kind: 'staff', plugin: 'meals', role: 'gridWorker', times: 2 },
          { kind: 'plugin', plugin: 'meals', role: '', times: 1 },
        ]),
      );
      expect(await rowsOf(idOf('ash-1-person-0'))).toContainEqual({
        kind: 'staff',
        plugin: 'meals',
        role: '',
        times: 1,
      });
      const readers = await platform.application.get(PersonReads).of(id);
      expect(readers.map(({ plugin }) => plugin?.['zh-CN'])).toEqual(['夹具', '夹具']);
      await expect(worker.people.noteReads({ body: { ids: [id] } })).rejects.toMatchObject({ status: 403 });
    });

    it('takes two statements for many residents, and goes on under whom they have become', async () => {
      const [gone, survivor] = [await register(), await register()];
      const note = (ids: string[]) => platform.application.get(PersonReads).noteRecords(mealsAlone, ids, meals.id);
      const { statements } = await platform.database.statements.count(() => note([gone.id, survivor.id]));
      expect(statements).toHaveLength(2);
      await platform.database.execute('DELETE FROM people WHERE id = ?', [gone.id]);
      await mergedInto(platform.database, gone.id, survivor.id);
      await note([gone.id, survivor.id]);
      expect(await rowsOf(survivor.id)).toEqual([{ kind: 'plugin', plugin: 'meals', role: '', times: 2 }]);
      await note([gone.id]);
      expect(await rowsOf(survivor.id)).toMatchObject([{ times: 3 }]);
    });

    it('keeps three years', async () => {
      const reads = platform.application.get(PersonReads);
      const columns = [
        'person_id',
        'day',
        'reader_kind',
        'reader_id',
        'plugin_id',
        'role',
        'unit_number',
        'last_at',
        'times',
      ];
      const old = (day: string) => [idOf('oak-1-person-0'), day, 'staff', 'x', '', 'gridWorker', 0, new Date(), 1];
      await platform.database.insertMany('person_reads', columns, [old('2020-01-01'), old('2020-01-02')]);
      while (await reads.removeExpired());
      expect(await rowsOf(idOf('oak-1-person-0'))).toEqual([]);
    });

    it('is shown to who serves the resident at the window, and to nobody else at the door', async () => {
      const { id } = await register();
      await secretary.reveals.reveal({ params: { id }, body: { fields: ['phone'], reason: '约上门时间' } });
      expect((await secretary.reveals.readers({ params: { id } })).items).toHaveLength(1);
      for (const username of ['worker.elm-1', 'doctor.elm', 'head.elm-1', 'official.north', 'security']) {
        const client = await platform.clientOf(username);
        await expect(client.reveals.readers({ params: { id } }), username).rejects.toMatchObject({ status: 403 });
      }
      const security = await platform.clientOf('security');
      expect((await security.reveals.list()).items.some(({ personId }) => personId === id)).toBe(true);
      expect(routes.reveals.list.access).toMatchObject({ permission: 'core:reveal.read' });
    });
  });
});
