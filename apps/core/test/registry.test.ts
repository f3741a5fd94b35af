import { type Client, coreEvents, forbiddenTopicOf, type NewPerson } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registryEntities } from '../src/registry/entities.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { Administrators } from './support/installing.js';
import { citizenId, faultsOf, newPerson } from './support/registry.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const registryEvents = [coreEvents.personChanged, coreEvents.personMoved, coreEvents.householdChanged];

describe.each(dialects)('the registry, on %s', (dialect) => {
  let platform: TestPlatform;
  let worker: Client;
  let secretary: Client;
  const reader = new FixturePlugin('reader', { events: { subscribes: registryEvents } });
  const deaf = new FixturePlugin('deaf', { glyph: '聋', grants: [], events: { subscribes: registryEvents } });

  beforeAll(async () => {
    await Promise.all([reader.start(), deaf.start()]);
    platform = await TestPlatform.start(dialect, { plugins: [reader, deaf] });
    worker = await platform.clientOf('worker.elm-1');
    secretary = await platform.clientOf('secretary.elm');
  });
  afterAll(async () => {
    await platform?.stop();
    await Promise.all([reader.stop(), deaf.stop()]);
  });

  const register = (person: Partial<NewPerson> = {}, client = worker) =>
    client.people.create({ body: newPerson(person) });

  describe('registering', () => {
    it('takes somebody in, served by the unit of the building, numbers masked', async () => {
      const person = await register({
        phone: '199 0000-7001',
        furtherPhones: [{ phone: '19900007002', label: '儿子' }],
      });
      expect(person).toMatchObject({
        name: '陈桂兰',
        documentType: 'citizenId',
        phone: '199****7001',
        unitName: 'elmelm-1',
        furtherPhones: [{ phone: '199****7002', label: '儿子' }],
        registrationMismatch: null,
      });
      expect(person.relations.map(({ kind }) => kind)).toEqual(['residence', 'serviceResponsibility']);
      const kept = await platform.database.queryOne(
        'SELECT id_number_sealed, phone_sealed FROM people WHERE id = ?',
        [person.id],
        (row) => `${row.text('id_number_sealed')} ${row.text('phone_sealed')}`,
      );
      expect(kept).not.toMatch(/19900007001|990101/);
    });

    // rules.md, "Identity and codes".
    it.each<[string, Partial<NewPerson>, string[]]>([
      ['a wrong check character', { idNumber: '990101194405120010' }, ['/body/idNumber checkCharacter']],
      ['an impossible birth date', { idNumber: '99010119440230001X' }, ['/body/idNumber birthDateImpossible']],
      [
        'a birth date in the future',
        { birthDate: '2999-01-01', documentType: 'none', idNumber: null },
        ['/body/birthDate future'],
      ],
      ['another birth date than the ID’s', { birthDate: '1944-05-13' }, ['/body/birthDate differs']],
      ['another sex than the ID’s', { sex: 'male' }, ['/body/sex differs']],
      [
        'no number where the document has one',
        { documentType: 'passport', idNumber: null },
        ['/body/idNumber missing'],
      ],
      ['a number without a document', { documentType: 'none' }, ['/body/idNumber notExpected']],
      ['a passport that is none', { documentType: 'passport', idNumber: 'E-1' }, ['/body/idNumber form']],
      [
        'a dwelling of another unit',
        { residence: { ...newPerson().residence, dwellingId: idOf('oak-1-dwelling') } },
        ['/body/residence/dwellingId unknown'],
      ],
      [
        'a household of another dwelling',
        { residence: { ...newPerson().residence, householdId: idOf('elm-2-household') } },
        ['/body/residence/householdId elsewhere'],
      ],
      [
        'a residence that begins in the future',
        { residence: { ...newPerson().residence, validFrom: '2999-01-01' } },
        ['/body/residence/validFrom future'],
      ],
    ])('refuses %s, and says where', async (_, changes, faults) => {
      expect(await faultsOf(register(changes))).toEqual(faults);
    });

    it.each<[string, Partial<NewPerson>]>([
      ['a newborn', { documentType: 'birthCertificate', idNumber: 'T990000001', birthDate: '2026-01-01' }],
      ['a resident of Hong Kong', { documentType: 'hongKongMacaoPermit', idNumber: 'H99000001' }],
      ['a resident of Taiwan', { documentType: 'taiwanPermit', idNumber: '99000001' }],
      ['a foreigner', { documentType: 'passport', idNumber: 'E99000001' }],
      ['somebody without papers', { documentType: 'none', idNumber: null }],
    ])('knows %s by a document of their own type', async (_, changes) => {
      expect((await register(changes)).documentType).toBe(changes.documentType);
    });

    it('refuses a number that somebody has, and a caller without the right', async () => {
      const idNumber = citizenId('1950-01-01', 2);
      await register({ idNumber, birthDate: '1950-01-01' });
      await expect(register({ idNumber, birthDate: '1950-01-01' })).rejects.toMatchObject({
        code: 'person.alreadyRegistered',
        status: 409,
      });
      for (const username of ['doctor.elm', 'head.elm-1', 'system']) {
        await expect(register({}, await platform.clientOf(username))).rejects.toMatchObject({ status: 403 });
      }
    });
  });

  describe('correcting', () => {
    it('writes only what differs, keeps who and why, and shows numbers masked', async () => {
      const { id } = await register({ phone: '19900007003' });
      const corrected = await worker.people.correct({
        params: { id },
        body: { name: '陈桂芝', phone: '19900007004', aliases: ['小陈'], source: '本人提供' },
      });
      expect(corrected).toMatchObject({ name: '陈桂芝', phone: '199****7004', aliases: ['小陈'] });
      const { items } = await worker.people.history({ params: { id } });
      expect(items.map(({ aspect, before, after }) => [aspect, before, after])).toEqual([
        ['aliases', [], ['小陈']],
        ['phones', ['199****7003'], ['199****7004']],
        ['name', '陈桂兰', '陈桂芝'],
        ['name', null, '陈桂兰'],
      ]);
      expect(items[0]).toMatchObject({
        actor: { kind: 'staff', name: 'worker.elm-1' },
        source: '本人提供',
        action: 'corrected',
      });
      const kept = await platform.database.query(
        'SELECT before_value, after_value FROM registry_changes WHERE subject_id = ?',
        [id],
        (row) => `${row.textOrNull('before_value')}${row.textOrNull('after_value')}`,
      );
      expect(kept.join()).not.toContain('19900007003');
    });

    it('changes nothing, and remembers nothing, where nothing differs', async () => {
      const { id, name } = await register();
      await worker.people.correct({ params: { id }, body: { name, source: '本人提供' } });
      expect((await worker.people.history({ params: { id } })).items).toHaveLength(1);
    });

    it('holds a new birth date against the ID number that is known', async () => {
      const { id } = await register();
      const call = worker.people.correct({ params: { id }, body: { birthDate: '1950-01-01', source: '本人提供' } });
      expect(await faultsOf(call)).toEqual(['/body/birthDate differs']);
    });

    it('does not exist outside the scope', async () => {
      const { id } = await register();
      const other = await platform.clientOf('worker.oak-1');
      const attempts = [
        () => other.people.correct({ params: { id }, body: { name: '王', source: '本人提供' } }),
        () =>
          other.people.recordFact({
            params: { id },
            body: { kind: 'livingAlone', source: '上门', validFrom: '2026-01-01' },
          }),
        () => other.people.history({ params: { id } }),
        () => other.people.get({ params: { id } }),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ status: 404 });
    });
  });

  // requirements.md, R10: "registration follows the home, shares follow the person, welfare where one lives, management
  // where one belongs. People live where they are not registered."
  describe('the four relations', () => {
    const home = (changes: object = {}) =>
      ({
        kind: 'residence',
        residenceKind: 'tenant',
        dwellingId: idOf('elm-1-dwelling'),
        householdId: null,
        validFrom: '2024-01-01',
        source: '网格员上门',
        ...changes,
      }) as const;

    it('stand apart: moving home leaves the registration, and service, as they are', async () => {
      const { id, door } = await register({
        registration: { divisionCode: '990101001002', address: '橡树路 1 号', validFrom: '1990-01-01' },
      });
      const moved = await secretary.people.relate({
        params: { id },
        body: home({ dwellingId: idOf('elm-2-dwelling') }),
      });
      expect(moved.door?.householdId).not.toBe(door?.householdId);
      expect(moved.unitName).toBe('elmelm-1');
      expect(moved.registrationMismatch).toBe(true);
      const kinds = Object.fromEntries(moved.relations.map((relation) => [relation.kind, relation.validFrom]));
      expect(kinds).toEqual({
        householdRegistration: '1990-01-01',
        residence: '2024-01-01',
        serviceResponsibility: '2020-01-01',
      });
    });

    it('a registration in the community lived in is no mismatch, whatever its precision', async () => {
      for (const divisionCode of ['990101001001', '990101001', '990101']) {
        const { registrationMismatch } = await register({
          registration: { divisionCode, address: '榆树路 1 号', validFrom: '1990-01-01' },
        });
        expect(registrationMismatch).toBe(false);
      }
    });

    it('shares are held in several collectives, each ended by the next of its own', async () => {
      const { id } = await register();
      const share = (collective: string, shareHundredths: number, validFrom: string) =>
        worker.people.relate({
          params: { id },
          body: { kind: 'collectiveShare', collective, shareHundredths, validFrom, source: '农业农村局' },
        });
      await share('一村', 100, '2018-01-01');
      await share('二村', 50, '2019-01-01');
      const { relations } = await share('一村', 150, '2020-01-01');
      const held = relations.flatMap((relation) =>
        relation.kind === 'collectiveShare' ? [`${relation.collective} ${relation.shareHundredths}`] : [],
      );
      expect(held.sort()).toEqual(['一村 150', '二村 50']);
    });

    it('service responsibility decides who sees them', async () => {
      const { id } = await register();
      const body = {
        kind: 'serviceResponsibility',
        unitId: idOf('oak-1'),
        validFrom: '2026-01-01',
        source: '街道',
      } as const;
      const given = await worker.people.relate({ params: { id }, body });
      expect(given.unitName).toBe('oakoak-1');
      await expect(worker.people.get({ params: { id } })).rejects.toMatchObject({ status: 404 });
      const other = await platform.clientOf('worker.oak-1');
      expect((await other.people.get({ params: { id } })).name).toBe('陈桂兰');
    });

    it('end on a day, all but the responsibility', async () => {
      const { id, relations } = await register();
      const of = (kind: string) => relations.find((relation) => relation.kind === kind)?.id ?? '';
      const end = (relationId: string, on: string) =>
        worker.people.endRelation({ params: { id, relationId }, body: { on, source: '本人提供' } });
      expect(await faultsOf(end(of('residence'), '2999-01-01'))).toEqual(['/body/on future']);
      expect(await faultsOf(end(of('residence'), '2019-12-31'))).toEqual(['/body/on beforeStart']);
      await expect(end(of('serviceResponsibility'), '2026-01-01')).rejects.toMatchObject({
        code: 'relation.endsByNext',
      });
      expect((await end(of('residence'), '2026-01-01')).door).toBeNull();
      await expect(end(of('residence'), '2026-01-01')).rejects.toMatchObject({ code: 'relation.ended', status: 409 });
    });

    it('are corrected, and an end is taken back with the home', async () => {
      const { id, relations, door } = await register();
      const residence = relations.find(({ kind }) => kind === 'residence');
      if (residence?.kind !== 'residence') throw new Error('They live nowhere');
      const params = { id, relationId: residence.id };
      const body = {
        kind: 'residence',
        residenceKind: 'floating',
        validFrom: '2018-05-01',
        source: '租房合同',
      } as const;
      const corrected = await worker.people.correctRelation({ params, body });
      expect(corrected.relations).toContainEqual(
        expect.objectContaining({
          id: residence.id,
          residenceKind: 'floating',
          validFrom: '2018-05-01',
          source: '租房合同',
        }),
      );
      const [change] = (await worker.people.history({ params: { id } })).items;
      expect(change).toMatchObject({ action: 'corrected', aspect: 'residence', after: { residenceKind: 'floating' } });
      const share = { kind: 'collectiveShare', shareHundredths: 1, validFrom: '2018-05-01', source: '有误' } as const;
      await expect(worker.people.correctRelation({ params, body: share })).rejects.toMatchObject({
        code: 'relation.otherKind',
      });
      const late = { ...body, validFrom: '2999-01-01' };
      expect(await faultsOf(worker.people.correctRelation({ params, body: late }))).toEqual(['/body/validFrom future']);

      const source = '登记有误';
      await expect(worker.people.reopenRelation({ params, body: { source } })).rejects.toMatchObject({
        code: 'relation.holds',
      });
      const ended = await worker.people.endRelation({ params, body: { on: '2026-01-01', source: '搬走' } });
      expect(ended.door).toBeNull();
      const back = await worker.people.reopenRelation({ params, body: { source } });
      expect(back.door).toEqual(door);
      expect(back.relations).toContainEqual(expect.objectContaining({ id: residence.id, validTo: null }));
    });

    it('cannot begin before what they replace', async () => {
      const { id } = await register();
      const call = worker.people.relate({ params: { id }, body: home({ validFrom: '2019-01-01' }) });
      expect(await faultsOf(call)).toEqual(['/body/validFrom beforeKnown']);
    });
  });

  describe('facts', () => {
    const allowance = {
      kind: 'minimumAllowance',
      value: { monthlyAmount: 76_500 },
      source: '区民政局',
      validFrom: '2025-01-01',
    };

    it('of sensitive classes are sealed, and absent for whoever may not see them, in the history too', async () => {
      const { id } = await register();
      const known = await secretary.people.recordFact({ params: { id }, body: allowance });
      expect(known.facts).toMatchObject([
        { kind: 'minimumAllowance', class: 'allowance', value: { monthlyAmount: 76_500 } },
      ]);
      await worker.people.recordFact({
        params: { id },
        body: { kind: 'livingAlone', source: '上门', validFrom: '2025-01-01' },
      });
      for (const username of ['worker.elm-1', 'doctor.elm']) {
        const client = await platform.clientOf(username);
        expect((await client.people.get({ params: { id } })).facts.map(({ kind }) => kind)).toEqual(['livingAlone']);
        const { items } = await client.people.history({ params: { id } });
        expect(items.map(({ aspect }) => aspect)).toEqual(['fact:livingAlone', 'name']);
      }
      expect((await secretary.people.history({ params: { id } })).items).toHaveLength(3);
      const kept = await platform.database.query(
        'SELECT value, value_sealed FROM person_facts WHERE person_id = ?',
        [id],
        (row) => `${row.textOrNull('value')} ${row.textOrNull('value_sealed')}`,
      );
      expect(kept.join()).not.toContain('76500');
      // A fact that is not there for them cannot be ended by them either.
      const factId = known.facts[0]?.id ?? '';
      const ending = { on: '2026-01-01', source: '上门' };
      await expect(worker.people.endFact({ params: { id, factId }, body: ending })).rejects.toMatchObject({
        status: 404,
      });
      expect((await secretary.people.endFact({ params: { id, factId }, body: ending })).facts).toHaveLength(1);
    });

    it('are checked: kind, value, date, and the class that the post records', async () => {
      const { id } = await register();
      const record = (fact: object, client = secretary) =>
        client.people.recordFact({ params: { id }, body: { ...allowance, ...fact } });
      expect(await faultsOf(record({ kind: 'religion' }))).toEqual(['/body/kind unknown']);
      expect(await faultsOf(record({ value: { monthlyAmount: '1' } }))).toEqual([
        '/body/value/monthlyAmount invalid_type',
      ]);
      expect(await faultsOf(record({ value: { faith: 'x' } }))).toEqual(['/body/value unrecognized_keys']);
      expect(await faultsOf(record({ validFrom: '2999-01-01' }))).toEqual(['/body/validFrom future']);
      await expect(record({}, worker)).rejects.toMatchObject({ code: 'fact.notYours', status: 403 });
    });

    it('of one kind follow each other', async () => {
      const { id } = await register();
      await secretary.people.recordFact({ params: { id }, body: allowance });
      const { facts } = await secretary.people.recordFact({
        params: { id },
        body: { ...allowance, value: { monthlyAmount: 80_000 }, validFrom: '2026-01-01' },
      });
      expect(facts).toMatchObject([{ value: { monthlyAmount: 80_000 }, validFrom: '2026-01-01' }]);
    });

    it('are corrected: start, source, value; the one before goes along, and the end can be taken back', async () => {
      const { id } = await register();
      const params = { id };
      const first = await secretary.people.recordFact({ params, body: allowance });
      const formerId = first.facts[0]?.id ?? '';
      const { facts } = await secretary.people.recordFact({
        params,
        body: { ...allowance, value: { monthlyAmount: 80_000 }, validFrom: '2026-01-01' },
      });
      const factId = facts[0]?.id ?? '';
      const correct = (changes: object, client = secretary) => {
        const body = { value: { monthlyAmount: 81_000 }, source: '民政核对', validFrom: '2025-06-01', ...changes };
        return client.people.correctFact({ params: { id, factId }, body });
      };
      expect((await correct({})).facts).toMatchObject([
        { id: factId, value: { monthlyAmount: 81_000 }, source: '民政核对', validFrom: '2025-06-01' },
      ]);
      const [change] = (await secretary.people.history({ params })).items;
      expect(change).toMatchObject({
        action: 'corrected',
        before: { monthlyAmount: 80_000, validFrom: '2026-01-01' },
        after: { monthlyAmount: 81_000, validFrom: '2025-06-01' },
      });
      const formerEnd = await platform.database.queryOne(
        'SELECT valid_to FROM person_facts WHERE id = ?',
        [formerId],
        (row) => row.text('valid_to'),
      );
      expect(formerEnd).toBe('2025-06-01');
      expect(await faultsOf(correct({ validFrom: '2024-12-31' }))).toEqual(['/body/validFrom beforeKnown']);
      expect(await faultsOf(correct({ validFrom: '2999-01-01' }))).toEqual(['/body/validFrom future']);
      await expect(correct({}, worker)).rejects.toMatchObject({ status: 404 });

      const source = '登记有误';
      const reopen = (which = factId) =>
        secretary.people.reopenFact({ params: { id, factId: which }, body: { source } });
      await expect(reopen()).rejects.toMatchObject({ code: 'fact.holds' });
      await expect(reopen(formerId)).rejects.toMatchObject({ code: 'fact.holds' });
      await secretary.people.endFact({ params: { id, factId }, body: { on: '2026-01-15', source: '民政' } });
      await expect(correct({})).rejects.toMatchObject({ code: 'fact.ended' });
      expect((await reopen()).facts).toMatchObject([{ id: factId, validTo: null }]);
    });

    it('are offered by what the post may see', async () => {
      const of = async (client: Client) => (await client.people.factKinds()).items.map(({ class: name }) => name);
      expect(new Set(await of(worker))).toEqual(new Set(['livingSituation', 'status']));
      expect(new Set(await of(secretary))).toContain('disability');
    });
  });

  describe('what stays out', () => {
    it('no column of the registry is named for it', () => {
      const columns = registryEntities.flatMap((entity) => {
        const { tableName, columns: own } = platform.database.dataSource.getMetadata(entity);
        return own.map(({ databaseName }) => `${tableName}.${databaseName}`);
      });
      expect(columns.length).toBeGreaterThan(80);
      expect(columns.filter((name) => forbiddenTopicOf(name) !== null)).toEqual([]);
    });

    it.each(['religiousBelief', 'faceTemplate', 'partyMember', 'keyPerson', 'locationHistory'])(
      'no manifest brings in %s',
      async (kind) => {
        const title = { 'zh-CN': '标签', en: 'Mark' };
        const plugin = await new FixturePlugin('bringer', {
          glyph: '带',
          facts: [{ kind, title, class: 'status', source: title, fields: [] }],
        }).start();
        const { problem } = await (await Administrators.of(platform)).install(plugin.baseUrl);
        expect(problem?.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
          '/manifest/facts/0 forbidden',
        ]);
        await plugin.stop();
      },
    );
  });

  it('tells plugins that may read people, by ids only, and nobody else', async () => {
    reader.events.length = 0;
    const { id, door } = await register();
    const wanted = [coreEvents.personChanged, coreEvents.personMoved, coreEvents.householdChanged];
    await eventually(() => wanted.every((type) => reader.events.some((event) => event.type === type)));
    const data = reader.events.filter(({ subject }) =>
      [id, door?.householdId].some((each) => subject.endsWith(String(each))),
    );
    expect(new Set(data.flatMap((event) => Object.keys(event.data)))).toEqual(new Set(['personId', 'householdId']));
    expect(deaf.events).toEqual([]);
  });

  it('answers what changed since a moment, page by page, once each', async () => {
    const since = new Date().toISOString();
    const made = [await register(), await register(), await register()].map(({ id }) => id);
    const client = await platform.clientOfPlugin(reader);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { updatedSince: since, limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const page = await client.people.list({ query });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(made);
  });
});
