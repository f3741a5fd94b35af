import { type Client, coreEvents, type DuplicateComparison, type NewPerson, newId, type Person } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personColumns } from '../src/registry/duplicates/person-columns.js';
import { Numbers } from '../src/registry/numbers.js';
import { ownColumns } from '../src/registry/person-row.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { citizenId, faultsOf, newPerson } from './support/registry.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const followed = [coreEvents.personMerged, coreEvents.personUnmerged];
const born = { birthDate: '1950-03-04' };
let order = 500;
/** Another person of the same name and birth date, with a number of their own. */
const alike = (changes: Partial<NewPerson> = {}) => {
  order += 2;
  return newPerson({ ...born, idNumber: citizenId(born.birthDate, order), ...changes });
};
let phoneOrder = 0;
const newPhone = () => {
  phoneOrder += 1;
  return `1990001${String(phoneOrder).padStart(4, '0')}`;
};
const elsewhere = {
  dwellingId: idOf('elm-2-dwelling'),
  householdId: idOf('elm-2-household'),
  residenceKind: 'permanent',
  validFrom: '2021-01-01',
} as const;

describe.each(dialects)('residents who are registered twice, on %s', (dialect) => {
  const follower = new FixturePlugin('follower', { events: { subscribes: followed } });
  let platform: TestPlatform;
  let worker: Client;
  let secretary: Client;
  let plugin: Client;

  beforeAll(async () => {
    await follower.start();
    platform = await TestPlatform.start(dialect, { plugins: [follower] });
    worker = await platform.clientOf('worker.elm-1');
    secretary = await platform.clientOf('secretary.elm');
    plugin = await platform.clientOfPlugin(follower);
  });
  afterAll(async () => {
    await platform?.stop();
    await follower.stop();
  });

  const register = (person: NewPerson, client = secretary) => client.people.create({ body: person });
  const pairsOf = async (id: string, client = secretary) =>
    (await client.duplicates.list({ query: { person: id } })).items;
  /** Two people who share a phone, and their pair. */
  async function twins(changes: Partial<NewPerson> = {}, further: Partial<NewPerson> = {}) {
    const phone = newPhone();
    const name = `陈${phone}`;
    const one = await register(alike({ name, phone, ...changes }));
    const furtherPhones = [{ phone, label: '家里' }];
    const two = await register(alike({ name, phone: newPhone(), furtherPhones, residence: elsewhere, ...further }));
    const [pair] = await pairsOf(one.id);
    if (pair === undefined) throw new Error('the pair was not found');
    return { one, two, pair: await secretary.duplicates.get({ params: { id: pair.id } }) };
  }
  /** Everything that differs is kept as the survivor has it, but for what is named. */
  function request(pair: DuplicateComparison, survivorId: string, fromOther: string[] = []) {
    const { first, second, fields } = pair;
    if (first === null || second === null) throw new Error('one of the two is not shown');
    const [own, other] = survivorId === first.id ? (['first', 'second'] as const) : (['second', 'first'] as const);
    const choices = fields
      .filter(({ difference }) => difference === 'differs')
      .map(({ field }) => [field, fromOther.includes(field) ? other : own]);
    return {
      survivorId,
      versions: { first: first.updatedAt, second: second.updatedAt },
      choices: Object.fromEntries(choices),
    };
  }
  const merge = (pair: DuplicateComparison, survivorId: string, fromOther?: string[], client = secretary) =>
    client.duplicates.merge({ params: { id: pair.id }, body: request(pair, survivorId, fromOther) });

  describe('are found', () => {
    it('while somebody is registered: same name, birth date and phone, also a further one', async () => {
      const { one, two, pair } = await twins();
      expect(pair.reasons).toEqual(['nameBirthPhone']);
      expect([pair.first?.id, pair.second?.id].sort()).toEqual([one.id, two.id].sort());
      expect(pair).toMatchObject({ state: 'open', settledBy: null });
    });

    it('by the door, and while somebody is corrected; gone when they are no longer alike', async () => {
      const one = await register(alike({ name: '同门甲' }));
      const two = await register(alike({ name: '同门乙' }));
      expect(await pairsOf(one.id)).toEqual([]);
      await worker.people.correct({ params: { id: two.id }, body: { name: '同门甲', source: '本人提供' } });
      expect((await pairsOf(one.id)).map(({ reasons }) => reasons)).toEqual([['nameBirthAddress']]);
      await worker.people.correct({ params: { id: two.id }, body: { name: '同门乙', source: '本人提供' } });
      expect(await pairsOf(one.id)).toEqual([]);
    });

    it('by an ID number in its old form, among what was there before', async () => {
      const number = citizenId('1950-03-04', 998);
      const one = await register(alike({ name: '新证', idNumber: number }));
      const two = await register(alike({ name: '旧证' }));
      // As an import of an old register leaves it: written past the services, long ago.
      const old = `${number.slice(0, 6)}${number.slice(8, 17)}`;
      const columns = await platform.application.get(Numbers).idNumber(old);
      await platform.database.execute(
        'UPDATE people SET id_number_sealed = ?, id_number_mask = ?, id_number_index = ?, updated_at = ? WHERE id = ?',
        [...columns, new Date('2001-01-01'), two.id],
      );
      await platform.database.execute('UPDATE duplicate_walk SET seen_at = ?, seen_id = ?', [new Date(0), '']);
      await eventually(async () => (await pairsOf(one.id)).length === 1);
      expect((await pairsOf(one.id))[0]?.reasons).toEqual(['idNumber']);
    });

    it('not again once they were said to be two, until there is a new reason', async () => {
      const { one, two, pair } = await twins();
      await secretary.duplicates.keepApart({ params: { id: pair.id }, body: { reason: '是一对双胞胎' } });
      expect(await pairsOf(one.id)).toEqual([]);
      await secretary.people.correct({ params: { id: two.id }, body: { aliases: ['二妹'], source: '本人提供' } });
      expect(await pairsOf(one.id)).toEqual([]);
      const call = secretary.duplicates.keepApart({ params: { id: pair.id }, body: { reason: '再说一次' } });
      await expect(call).rejects.toMatchObject({ status: 409, code: 'duplicate.settled' });
      await platform.database.execute("UPDATE duplicate_candidates SET reasons = 'nameBirthAddress' WHERE id = ?", [
        pair.id,
      ]);
      await secretary.people.correct({ params: { id: two.id }, body: { aliases: [], source: '本人提供' } });
      expect(await pairsOf(one.id)).toHaveLength(1);
    });

    it('in a fixed number of statements, however many live behind the door', async () => {
      const cost = async () => {
        const body = alike({ name: `独一${newId()}` });
        const { statements } = await platform.database.statements.count(() => register(body));
        return statements.filter((sql) => /duplicate_candidates|UNION|FROM people p LEFT JOIN households/.test(sql))
          .length;
      };
      const alone = await cost();
      for (let more = 0; more < 3; more += 1) await cost();
      expect(await cost()).toBeLessThanOrEqual(alone);
    });
  });

  describe('beyond the own units', () => {
    it('somebody of another community is not shown; the street settles it', async () => {
      const phone = newPhone();
      const mine = await register(alike({ phone, name: '街道甲' }));
      const street = await platform.clientOf('official.north');
      const residence = { ...elsewhere, dwellingId: idOf('oak-1-dwelling'), householdId: idOf('oak-1-household') };
      const theirs = await register(alike({ phone, residence, name: '街道甲' }), street);
      const [pair] = await pairsOf(mine.id);
      expect([pair?.first?.id, pair?.second?.id].filter((id) => id !== undefined)).toEqual([mine.id]);
      expect(pair?.settledBy).toMatchObject({ level: 'street', name: 'north' });
      const shown = await secretary.duplicates.get({ params: { id: pair?.id ?? '' } });
      expect(JSON.stringify(shown)).not.toContain(theirs.id);
      expect(shown.fields).toEqual([]);
      const full = await street.duplicates.get({ params: { id: pair?.id ?? '' } });
      await expect(
        secretary.duplicates.merge({ params: { id: full.id }, body: request(full, mine.id) }),
      ).rejects.toMatchObject({ status: 403 });
      const oak = await platform.clientOf('worker.oak-1');
      expect(await pairsOf(theirs.id, oak)).toHaveLength(1);
      const south = await platform.clientOf('official.south');
      await expect(south.duplicates.get({ params: { id: full.id } })).rejects.toMatchObject({ status: 404 });
      expect(await merge(full, mine.id, [], street)).toMatchObject({ survivorId: mine.id });
    });

    it('a grid worker sees the pair and cannot settle it', async () => {
      const { pair } = await twins();
      expect(await worker.duplicates.get({ params: { id: pair.id } })).toMatchObject({
        settledBy: { level: 'community' },
      });
      const attempt = worker.duplicates.merge({ params: { id: pair.id }, body: request(pair, pair.first?.id ?? '') });
      await expect(attempt).rejects.toMatchObject({ status: 403 });
    });
  });

  describe('are merged', () => {
    it('field by field; tasks, history and further phones go along, the old id leads on', async () => {
      const { one, two, pair } = await twins({ aliases: ['兰姐'] }, { aliases: ['桂兰'] });
      const task = await plugin.tasks.create({
        body: { type: 'follower:visit', personId: two.id },
        idempotencyKey: newId(),
      });
      await secretary.people.recordFact({
        params: { id: two.id },
        body: { kind: 'livingAlone', source: '网格员上门', validFrom: '2024-01-01' },
      });
      const again = await secretary.duplicates.get({ params: { id: pair.id } });
      const body = request(again, one.id, ['residence', 'serviceResponsibility', 'phone']);
      const dry = await secretary.duplicates.merge({ params: { id: pair.id }, query: { dryRun: 'true' }, body });
      expect(dry).toMatchObject({
        mergeId: null,
        moved: { openTasks: 1, facts: 1, aliases: 1 },
        plugins: [{ en: 'Fixture' }],
      });
      expect(await pairsOf(one.id)).toHaveLength(1);
      const done = await secretary.duplicates.merge({ params: { id: pair.id }, body });
      expect(done.moved).toEqual(dry.moved);

      const person = await secretary.people.get({ params: { id: one.id } });
      expect(person).toMatchObject({ phone: two.phone, unitName: two.unitName, aliases: ['兰姐', '桂兰'] });
      expect(person.door?.householdId).toBe(elsewhere.householdId);
      expect(person.facts.map(({ kind }) => kind)).toEqual(['livingAlone']);
      expect(person.relations.map(({ kind }) => kind)).toEqual(['residence', 'serviceResponsibility']);
      // Both had the phone: it is the survivor's first no more, and kept as a further one.
      expect(person.furtherPhones.map(({ phone }) => phone)).toEqual([one.phone]);
      expect(
        (await secretary.tasks.list({ query: { box: 'unit', person: one.id } })).items.map(({ id }) => id),
      ).toEqual([task.id]);
      const { items } = await secretary.people.history({ params: { id: one.id } });
      expect(items.map(({ aspect }) => aspect)).toEqual(
        expect.arrayContaining(['merge', 'phones', 'fact:livingAlone', 'name']),
      );

      const gone = secretary.people.get({ params: { id: two.id } });
      await expect(gone).rejects.toMatchObject({
        status: 409,
        problem: { code: 'person.merged', errors: [{ values: { personId: one.id } }] },
      });
      const south = await platform.clientOf('official.south');
      await expect(south.people.get({ params: { id: two.id } })).rejects.toMatchObject({ status: 404 });
      const batch = await plugin.people.batch({ body: { ids: [two.id] } });
      expect(batch.merged).toEqual([{ fromId: two.id, intoId: one.id }]);
      expect(batch.items.map(({ id }) => id)).toEqual([one.id]);
      // A plugin that has not heard of it yet still asks for the one who was merged.
      const visit = { type: 'follower:visit', personId: two.id };
      const late = await plugin.tasks.create({ body: visit, idempotencyKey: newId() });
      const { items: tasks } = await secretary.tasks.list({ query: { box: 'unit', person: one.id } });
      expect(tasks.map(({ id }) => id)).toContain(late.id);
      await eventually(() => follower.events.some(({ type, data }) => type === followed[0] && data.fromId === two.id));
    });

    it('asks for each field that differs, and lets nobody mix what belongs to nobody', async () => {
      const { one, pair } = await twins();
      const full = request(pair, one.id);
      const faults = await faultsOf(
        secretary.duplicates.merge({ params: { id: pair.id }, body: { ...full, choices: { sex: 'first' } } }),
      );
      expect(faults.sort()).toEqual(
        [
          ...['document', 'phone', 'residence', 'serviceResponsibility'].map(
            (field) => `/body/choices/${field} missing`,
          ),
          '/body/choices/sex notExpected',
        ].sort(),
      );
      const stranger = secretary.duplicates.merge({ params: { id: pair.id }, body: { ...full, survivorId: newId() } });
      await expect(stranger).rejects.toMatchObject({ status: 422 });
    });

    it('says without showing them that two numbers differ, though their masks are the same', async () => {
      const { id } = await register(alike({ name: '同遮罩' }));
      await platform.database.execute("UPDATE people SET id_number_mask = '9****************X' WHERE id = ?", [id]);
      const phone = newPhone();
      await worker.people.correct({ params: { id }, body: { phone, source: '本人提供' } });
      const two = await register(alike({ phone, name: '同遮罩' }));
      await platform.database.execute("UPDATE people SET id_number_mask = '9****************X' WHERE id = ?", [two.id]);
      const [pair] = await pairsOf(id);
      const shown = await secretary.duplicates.get({ params: { id: pair?.id ?? '' } });
      expect(shown.first?.idNumber).toBe(shown.second?.idNumber);
      expect(shown.fields.find(({ field }) => field === 'document')?.difference).toBe('differs');
      expect(shown.fields.find(({ field }) => field === 'phone')?.difference).toBe('same');
    });

    it('once: who changed or merged one of them meanwhile was first', async () => {
      const { one, two, pair } = await twins();
      await secretary.people.correct({ params: { id: two.id }, body: { aliases: ['小兰'], source: '本人提供' } });
      await expect(merge(pair, one.id)).rejects.toMatchObject({ status: 409, code: 'duplicate.changed' });
    });

    it('of two merges of overlapping pairs that arrive together one is done', async () => {
      const phone = newPhone();
      const people: Person[] = [];
      for (let each = 0; each < 3; each += 1) people.push(await register(alike({ phone, name: '三人行' })));
      const pairs = await Promise.all(
        (await pairsOf(people[1]?.id ?? '')).map(({ id }) => secretary.duplicates.get({ params: { id } })),
      );
      expect(pairs).toHaveLength(2);
      const outcomes = await Promise.allSettled(pairs.map((pair) => merge(pair, people[1]?.id ?? '')));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409 } });
      expect(await pairsOf(people[1]?.id ?? '')).toHaveLength(1);
    });

    it('in a fixed number of statements, however many tasks there are', async () => {
      const cost = async (tasks: number) => {
        const { one, two, pair } = await twins();
        for (let each = 0; each < tasks; each += 1) {
          await plugin.tasks.create({ body: { type: 'follower:visit', personId: two.id }, idempotencyKey: newId() });
        }
        const { statements } = await platform.database.statements.count(() => merge(pair, one.id));
        return statements.length;
      };
      expect(await cost(8)).toBeLessThanOrEqual((await cost(1)) + 2);
    });
  });

  describe('the lists of columns', () => {
    it('hold every column that names a person', () => {
      const own = new Set([
        ...['person_merge_rows', 'person_merges', 'duplicate_candidates'],
        // Kept of what was done, like history and audit: never renamed, read under both ids.
        ...['person_reads', 'rights_requests', 'consent_withdrawals', 'legal_holds'],
      ]);
      const found = platform.database.dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
        columns
          .filter(({ databaseName }) => /^(person|resident|head)_id$/.test(databaseName) && !own.has(tableName))
          .map(({ databaseName }) => `${tableName}.${databaseName}`),
      );
      expect(
        Object.values(personColumns)
          .map(({ table, column }) => `${table}.${column}`)
          .sort(),
      ).toEqual(found.sort());
    });

    it('hold every column of a person’s own row', () => {
      const people = platform.database.dataSource.entityMetadatas.find(({ tableName }) => tableName === 'people');
      const columns = people?.columns.map(({ databaseName }) => databaseName).filter((name) => name !== 'id') ?? [];
      expect([...ownColumns].sort()).toEqual(columns.sort());
    });
  });
});
