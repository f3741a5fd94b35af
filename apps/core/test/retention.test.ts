import { readFile } from 'node:fs/promises';
import { addDays, addMonths, type Client, coreEvents, newId } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rolePermissions } from '../src/access/roles.js';
import { PersonEntity } from '../src/registry/entities.js';
import { RegistryEvents } from '../src/registry/registry-events.js';
import { personalTables, workTables } from '../src/registry/retention/personal-data.js';
import { RetentionJob } from '../src/registry/retention/retention-job.js';
import { keptLonger, retentionRules } from '../src/registry/retention/retention-rules.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { citizenId, faultsOf, newPerson } from './support/registry.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const LEFT = '2026-01-15';

describe.each(dialects)('records of people who left, on %s', (dialect) => {
  const reader = new FixturePlugin('reader', {
    glyph: '读',
    events: { subscribes: [coreEvents.personSealed, coreEvents.personUnsealed, coreEvents.personErased] },
  });
  let platform: TestPlatform;
  let secretary: Client;
  let worker: Client;
  let security: Client;
  let order = 700;

  beforeAll(async () => {
    await reader.start();
    platform = await TestPlatform.start(dialect, { plugins: [reader] });
    // The tests say when: its own rounds would meet the days that they move to.
    await platform.application.get(RetentionJob).onModuleDestroy();
    [secretary, worker, security] = await Promise.all([
      platform.clientOf('secretary.elm'),
      platform.clientOf('worker.elm-1'),
      platform.clientOf('security'),
    ]);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await platform?.stop();
    await reader.stop();
  });

  const register = (changes = {}) => worker.people.create({ body: newPerson(changes) });
  const depart = (id: string, kind: 'movedAway' | 'deceased', on = LEFT, client = worker) =>
    client.retention.depart({ params: { id }, body: { kind, on, source: '派出所' } });
  const number = () => {
    order += 2;
    return citizenId('1944-05-12', order);
  };
  const seenOf = (id: string) => reader.events.filter(({ data }) => data.personId === id).map(({ type }) => type);

  /** Runs the job as on a later day. */
  const onDay = async (day: string): Promise<number> => {
    const clock = platform.application.get(Clock);
    const today = vi.spyOn(clock, 'today').mockReturnValue(day);
    try {
      return await platform.application.get(RetentionJob).eraseDue();
    } finally {
      today.mockRestore();
    }
  };
  const isSealed = async (id: string) =>
    (await platform.database.queryOne('SELECT id FROM sealed_people WHERE id = ?', [id], (row) => row.text('id'))) !==
    null;

  describe('sealing', () => {
    it('takes a record out of search, lists, pages, doors and plugins’ reads at once', async () => {
      const idNumber = number();
      const { id, door } = await register({ name: '迁出人', idNumber, phone: '19900006001' });
      await secretary.households.nameHead({
        params: { id: door?.householdId ?? '' },
        body: { headId: id, source: '本人' },
      });
      await depart(id, 'movedAway');
      for (const client of [worker, secretary]) {
        await expect(client.people.get({ params: { id } })).rejects.toMatchObject({ status: 404 });
        for (const q of ['迁出人', 'qianchuren', '19900006001', idNumber])
          expect((await client.people.list({ query: { q } })).items).toEqual([]);
        expect((await client.people.batch({ body: { ids: [id] } })).items).toEqual([]);
      }
      const plugin = await platform.clientOfPlugin(reader);
      await expect(plugin.people.get({ params: { id } })).rejects.toMatchObject({ status: 404 });
      expect((await plugin.people.batch({ body: { ids: [id] } })).items).toEqual([]);
      const household = await secretary.households.get({ params: { id: door?.householdId ?? '' } });
      expect(household.members.map((member) => member.id)).not.toContain(id);
      expect(household.headId).toBeNull();
      await eventually(() => seenOf(id).includes(coreEvents.personSealed));
      const kept = await platform.database.queryOne('SELECT * FROM sealed_people WHERE id = ?', [id], (row) =>
        [row.text('record_sealed'), row.text('id_number_sealed')].join(),
      );
      expect(kept).not.toMatch(/迁出人|19900006001/);
      expect(kept).not.toContain(idNumber);
    });

    it('is not for who is registered here or holds shares, nor while a request waits, nor for a day to come', async () => {
      const registered = await register({
        registration: { divisionCode: '990101001001', address: '榆树社区 1 栋', validFrom: '2000-01-01' },
      });
      await expect(depart(registered.id, 'movedAway')).rejects.toMatchObject({ code: 'person.stillRelated' });
      const elsewhere = await register({
        registration: { divisionCode: '990201001001', address: '外地', validFrom: '2000-01-01' },
      });
      await depart(elsewhere.id, 'movedAway');
      const { id } = await register();
      expect(await faultsOf(depart(id, 'deceased', '2999-01-01'))).toEqual(['/body/on future']);
      const asked = await secretary.rights.request({
        params: { id },
        body: { kind: 'copy', applicant: 'self', identityCheck: 'citizenIdCard' },
      });
      await expect(depart(id, 'deceased')).rejects.toMatchObject({ code: 'person.requestOpen' });
      await secretary.rights.answer({ params: { id: asked.id }, body: { outcome: 'refused', answer: '证件过期' } });
      await depart(id, 'deceased');
      await expect(depart(id, 'deceased')).rejects.toMatchObject({ status: 404 });
    });

    it('keeps all that a person’s row says: a column that is added needs its place in the record', () => {
      const { columns } = platform.database.dataSource.getMetadata(PersonEntity);
      expect(columns.map(({ databaseName }) => databaseName).sort()).toEqual(
        [
          ...['id', 'name', 'sex', 'birth_date', 'document_type', 'id_number_sealed', 'phone_sealed'],
          ...['district_id', 'street_id', 'community_id', 'grid_id'],
          // Made anew from the others, or set by what follows.
          ...['name_pinyin', 'name_initials', 'id_number_mask', 'id_number_index', 'phone_mask', 'phone_index'],
          ...['household_id', 'updated_at'],
        ].sort(),
      );
    });
  });

  describe('opening', () => {
    it('says whose it is, for a reason that names nobody and is audited, to who may', async () => {
      const { id } = await register({ name: '启封查', idNumber: number() });
      await depart(id, 'movedAway');
      const listed = (await secretary.retention.list()).items.find(({ personId }) => personId === id);
      expect(listed).toMatchObject({ departure: 'movedAway', outcome: 'erased', dueOn: '2029-01-15', holds: [] });
      expect(JSON.stringify(listed)).not.toContain('启封查');
      const open = (reason: string, client = secretary) => client.retention.open({ params: { id }, body: { reason } });
      expect(await faultsOf(open('启封查的家属来问'))).toEqual(['/body/reason name']);
      expect(await open('家属来办继承')).toMatchObject({ name: '启封查', birthDate: '1944-05-12' });
      expect((await open('家属来办继承')).idNumber).toMatch(/^9\*+.$/);
      const entries = await platform.database.query(
        "SELECT reason FROM audit_entries WHERE subject_id = ? AND action = 'sealedRecord.opened'",
        [id],
        (row) => row.text('reason'),
      );
      expect(entries).toEqual(['家属来办继承', '家属来办继承']);
      for (const username of ['worker.elm-1', 'doctor.elm', 'security', 'system']) {
        await expect(open('想看一看', await platform.clientOf(username))).rejects.toMatchObject({ status: 403 });
      }
      await expect(open('想看一看', await platform.clientOf('official.south'))).rejects.toMatchObject({ status: 404 });
    });

    it('somebody who comes back has their record again, and is not registered twice', async () => {
      const idNumber = number();
      const { id } = await register({ name: '回来人', idNumber, phone: '19900006002', aliases: ['小回'] });
      await depart(id, 'movedAway');
      await expect(register({ idNumber })).rejects.toMatchObject({ code: 'person.sealed', status: 409 });
      const { record } = await secretary.retention.find({ body: { idNumber, reason: '居民回来登记' } });
      expect(record?.personId).toBe(id);
      const elsewhere = await platform.clientOf('official.south');
      expect((await elsewhere.retention.find({ body: { idNumber, reason: '居民回来登记' } })).record).toBeNull();
      await secretary.retention.unseal({ params: { id }, body: { reason: '居民搬回来' } });
      const back = await worker.people.get({ params: { id } });
      expect(back).toMatchObject({ name: '回来人', aliases: ['小回'], door: null, phone: '199****6002' });
      expect(back.relations.map(({ kind }) => kind)).toEqual(['serviceResponsibility']);
      for (const q of ['回来', 'huilai', '19900006002', idNumber])
        expect((await worker.people.list({ query: { q } })).items.map((person) => person.id)).toContain(id);
      await eventually(() => seenOf(id).includes(coreEvents.personUnsealed));
      expect(await isSealed(id)).toBe(false);
    });
  });

  describe('erasing', () => {
    /** Words that appear nowhere else. */
    const words = { name: '佟寒露', alias: '露儿姐', phone: '19900006611', further: '19900006612', note: '晚饭后散步' };

    it('leaves nothing that identifies somebody, anywhere, and a line of statistics of who died', async () => {
      const idNumber = number();
      const { id, door } = await register({
        name: words.name,
        idNumber,
        aliases: [words.alias],
        phone: words.phone,
        furtherPhones: [{ phone: words.further, label: '女儿' }],
      });
      const household = { id: door?.householdId ?? '' };
      await secretary.households.nameHead({ params: household, body: { headId: id, source: '本人' } });
      const written = await secretary.households.writeDiary({
        params: household,
        body: { text: `${words.name}（${words.alias}）说走廊灯不亮`, visitedAt: '2026-01-02T02:00:00.000Z' },
      });
      await secretary.households.addToDiary({
        params: { ...household, entryId: written.id },
        body: { text: `${words.name}说的是楼下的灯` },
      });
      const round = await secretary.walkRounds.start({ params: { id: idOf('elm-1-building') }, body: {} });
      await secretary.walkRounds.check({
        params: { id: round.id, dwellingId: idOf('elm-1-dwelling') },
        body: { state: 'changed', note: `${words.name}换了电话` },
      });
      await secretary.people.correct({ params: { id }, body: { phone: '19900006613', source: '本人' } });
      await secretary.people.recordFact({
        params: { id },
        body: { kind: 'livingAlone', source: '上门', validFrom: '2025-01-01' },
      });
      const plugin = await platform.clientOfPlugin(reader);
      const task = await plugin.tasks.create({
        body: { type: 'reader:visit', personId: id, payload: { note: words.note } },
        idempotencyKey: newId(),
      });
      await worker.tasks.act({ params: { id: task.id, action: 'return' }, body: { note: `${words.name}不在家` } });
      await depart(id, 'deceased');

      await onDay('2031-01-14');
      expect(await isSealed(id)).toBe(true);
      await onDay('2031-01-15');
      expect(await isSealed(id)).toBe(false);
      const all = [...Object.values(words), idNumber, '19900006613'];
      for (const text of await everyText(platform)) for (const word of all) expect(text).not.toContain(word);
      const entries = await secretary.households.diary({ params: household });
      expect(entries.items[0]?.text).toBe('〔已删除〕（〔已删除〕）说走廊灯不亮');
      expect(entries.items[0]?.addenda[0]?.text).toBe('〔已删除〕说的是楼下的灯');
      const anonymous = await platform.database.query('SELECT * FROM anonymous_people', [], (row) => ({
        born: row.integer('birth_year'),
        sex: row.text('sex'),
        left: row.integer('departed_year'),
      }));
      expect(anonymous).toContainEqual({ born: 1944, sex: 'female', left: 2026 });
      const whole = await plugin.tasks.get({ params: { id: task.id } });
      expect(whole).toMatchObject({ subject: null, payload: null });
      await eventually(() => seenOf(id).includes(coreEvents.personErased));
      const audited = await platform.database.query(
        'SELECT action FROM audit_entries WHERE subject_id = ?',
        [id],
        (row) => row.text('action'),
      );
      expect(audited).toEqual(expect.arrayContaining(['person.registered', 'person.departed', 'person.erased']));
    });

    it('waits for a hold, and for what the law keeps longer', async () => {
      const held = (await register()).id;
      const aided = (await register()).id;
      await secretary.people.recordFact({
        params: { id: aided },
        body: { kind: 'minimumAllowance', value: { monthlyAmount: 76_500 }, source: '民政', validFrom: '2025-01-01' },
      });
      await depart(held, 'movedAway');
      await depart(aided, 'movedAway');
      const hold = (until: string) =>
        secretary.retention.hold({ params: { id: held }, body: { reason: '诉讼还没结束', until } });
      expect(await faultsOf(hold('2026-01-01'))).toEqual(['/body/until past']);
      const { holds } = await hold('2032-06-01');
      expect(holds).toMatchObject([{ reason: '诉讼还没结束', until: '2032-06-01', placedBy: 'secretary.elm' }]);
      await onDay('2032-06-01');
      expect([await isSealed(held), await isSealed(aided)]).toEqual([true, true]);
      await onDay('2032-06-02');
      expect([await isSealed(held), await isSealed(aided)]).toEqual([false, true]);
      await onDay('2036-01-15');
      expect(await isSealed(aided)).toBe(false);
    });

    it('a hold that is lifted holds no longer', async () => {
      const { id } = await register();
      await depart(id, 'movedAway');
      const body = { reason: '诉讼还没结束', until: '2099-01-01' };
      const { holds } = await secretary.retention.hold({ params: { id }, body });
      const params = { id, holdId: holds[0]?.id ?? '' };
      const lift = () => secretary.retention.liftHold({ params, body: { reason: '诉讼已经结束' } });
      expect((await lift()).holds).toEqual([]);
      await expect(lift()).rejects.toMatchObject({ code: 'legalHold.notFound' });
      await onDay('2029-01-15');
      expect(await isSealed(id)).toBe(false);
    });

    it('is whole or not at all: what fails in the middle is taken up again, and keeps nobody else', async () => {
      const [first, second] = [(await register({ name: '半途甲' })).id, (await register({ name: '半途乙' })).id];
      await depart(first, 'movedAway');
      await depart(second, 'movedAway');
      const events = platform.application.get(RegistryEvents);
      const failing = vi.spyOn(events, 'recordChanged').mockRejectedValueOnce(new Error('killed'));
      await onDay('2029-01-15');
      failing.mockRestore();
      expect([await isSealed(first), await isSealed(second)].filter(Boolean)).toHaveLength(1);
      const relations = await platform.database.query(
        'SELECT DISTINCT person_id FROM person_relations WHERE person_id IN (?, ?)',
        [first, second],
        (row) => row.text('person_id'),
      );
      // The one that is still sealed is still whole.
      expect(relations).toHaveLength(1);
      await onDay('2029-01-15');
      expect([await isSealed(first), await isSealed(second)]).toEqual([false, false]);
    });

    it('several processes at once erase each record once', async () => {
      const people = await Promise.all(Array.from({ length: 5 }, () => register()));
      for (const { id } of people) await depart(id, 'deceased');
      const before = await counted(platform);
      await Promise.all([onDay('2031-01-15'), onDay('2031-01-15'), onDay('2031-01-15')]);
      expect((await counted(platform)) - before).toBe(5);
    });

    it('every table that is kept by a person’s id says what becomes of it', () => {
      const found = platform.database.dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
        columns.filter(({ databaseName }) => databaseName === 'person_id').map(() => tableName),
      );
      const known = [...personalTables.map(({ table }) => table), ...workTables];
      expect(found.length).toBeGreaterThan(8);
      expect(found.filter((table) => !known.includes(table))).toEqual([]);
    });
  });

  describe('the time that records are kept', () => {
    it('may be lengthened within its bounds by the security administrator, who sees counts and nobody', async () => {
      const { id } = await register();
      await depart(id, 'movedAway', addDays(platform.application.get(Clock).today(), -1));
      const { items } = await security.retention.overview();
      const moved = items.find(({ departure }) => departure === 'movedAway');
      expect(moved).toMatchObject({ years: 3, least: 3, most: 10, outcome: 'erased' });
      expect(moved?.counts.sealed).toBeGreaterThan(0);
      expect(moved?.counts.withinYear).toBe(0);
      const change = (years: number) =>
        security.retention.change({ params: { departure: 'movedAway' }, body: { years, reason: '本区档案要求' } });
      for (const years of [2, 11]) expect(await faultsOf(change(years))).toEqual(['/body/years outOfBounds']);
      expect((await change(5)).items[0]).toMatchObject({ years: 5 });
      const due = (await secretary.retention.list()).items.find(({ personId }) => personId === id)?.dueOn;
      const left = addDays(platform.application.get(Clock).today(), -1);
      expect(due).toBe(addMonths(left, 60));
      await change(3);
      for (const username of ['secretary.elm', 'system', 'official.north']) {
        const client = await platform.clientOf(username);
        await expect(client.retention.overview()).rejects.toMatchObject({ status: 403 });
      }
    });

    it('is data with a source, and bounds that lengthen', () => {
      for (const { years, most, source, validFrom } of retentionRules) {
        expect(most).toBeGreaterThanOrEqual(years);
        expect(source['zh-CN'] && source.en && validFrom).toBeTruthy();
      }
      for (const { years, source } of keptLonger) expect(years > 0 && source['zh-CN'] !== '').toBe(true);
    });

    it('no role holds both the time and the records', () => {
      const both = Object.entries(rolePermissions).filter(
        ([, held]) => held.includes('core:retention.manage') && held.includes('core:sealedRecord.open'),
      );
      expect(both.map(([role]) => role)).toEqual([]);
    });
  });
});

async function counted(platform: TestPlatform): Promise<number> {
  const found = await platform.database.queryOne('SELECT COUNT(*) AS found FROM anonymous_people', [], (row) =>
    row.integer('found'),
  );
  return found ?? 0;
}

/** Every value of every text column, of every table that core knows. */
async function everyText(platform: TestPlatform): Promise<string[]> {
  const texts: string[] = [];
  for (const { tableName, columns } of platform.database.dataSource.entityMetadatas) {
    for (const { databaseName } of columns) {
      texts.push(
        ...(await platform.database.query(
          `SELECT CAST(${databaseName} AS CHAR) AS value FROM ${tableName} WHERE ${databaseName} IS NOT NULL`,
          [],
          (row) => row.text('value'),
        )),
      );
    }
  }
  return texts;
}

it('nothing is left in the database file either, not even in pages that are free again', async () => {
  const words = ['佟小满', '满囤儿', 'tongxiaoman'];
  const platform = await TestPlatform.start('sqlite');
  const worker = await platform.clientOf('worker.elm-1');
  const [file = ''] = await platform.database.query('SELECT file FROM pragma_database_list', [], (row) =>
    row.text('file'),
  );
  const { id } = await worker.people.create({ body: newPerson({ name: '佟小满', aliases: ['满囤儿'] }) });
  await worker.people.correct({ params: { id }, body: { aliases: ['囤儿'], source: '本人' } });
  await worker.retention.depart({ params: { id }, body: { kind: 'movedAway', on: '2020-01-15', source: '派出所' } });
  expect(await platform.application.get(RetentionJob).eraseDue()).toBe(1);
  // Closing folds the log that is written ahead into the file.
  await platform.application.close();
  const bytes = await readFile(file);
  await platform.stop();
  expect(bytes.length).toBeGreaterThan(100_000);
  expect(words.filter((word) => bytes.includes(word))).toEqual([]);
});
