import { type Client, coreEvents, type DuplicateComparison, newId } from '@yige/contracts';
import { type Database, placeholders, type RawRow } from '@yige/database';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personColumns } from '../src/registry/duplicates/person-columns.js';
import { ownColumns } from '../src/registry/person-row.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { citizenId, newPerson } from './support/registry.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const followed = [coreEvents.personMerged, coreEvents.personUnmerged];
const FACTS = ['livingAlone', 'veteran', 'minimumAllowance'] as const;
const COLLECTIVES = ['一村', '二村'];
const homes = ['elm-1', 'elm-2'] as const;

/** Somebody as random as the registry allows; what is not drawn is alike in both. */
const someone = fc.record({
  home: fc.constantFrom(...homes),
  phone: fc.boolean(),
  further: fc.subarray(['19900500001', '19900500002']),
  aliases: fc.subarray(['阿兰', '兰姐', '小陈']),
  collectives: fc.subarray(COLLECTIVES),
  facts: fc.subarray([...FACTS]),
  ended: fc.boolean(),
  registration: fc.boolean(),
  tasks: fc.integer({ min: 0, max: 2 }),
  head: fc.boolean(),
});
type Someone = typeof someone extends fc.Arbitrary<infer Value> ? Value : never;

describe.each(dialects)('undoing a merge, on %s', (dialect) => {
  const follower = new FixturePlugin('follower', { events: { subscribes: followed } });
  let platform: TestPlatform;
  let database: Database;
  let secretary: Client;
  let plugin: Client;
  let order = 0;

  beforeAll(async () => {
    await follower.start();
    platform = await TestPlatform.start(dialect, { plugins: [follower] });
    database = platform.database;
    secretary = await platform.clientOf('secretary.elm');
    plugin = await platform.clientOfPlugin(follower);
  });
  afterAll(async () => {
    await platform?.stop();
    await follower.stop();
  });

  async function live(name: string, phone: string, drawn: Partial<Someone> = {}) {
    const { home = 'elm-1', further = [], aliases = [], collectives = [], facts = [] } = drawn;
    order += 2;
    const furtherPhones = further.map((each) => ({ phone: each, label: '家里' }));
    const { id, door } = await secretary.people.create({
      body: newPerson({
        ...{ name, aliases, birthDate: '1951-02-03', idNumber: citizenId('1951-02-03', order % 1_000) },
        phone: drawn.phone === true ? `1990060${String(order).padStart(4, '0')}` : null,
        furtherPhones: [...furtherPhones, { phone, label: '共用' }],
        residence: {
          ...{ dwellingId: idOf(`${home}-dwelling`), householdId: idOf(`${home}-household`) },
          ...{ residenceKind: 'permanent', validFrom: '2020-01-01' },
        },
        ...(drawn.registration === true
          ? { registration: { divisionCode: '990101', address: `户籍 ${order} 号`, validFrom: '2000-01-01' } }
          : {}),
      }),
    });
    const params = { id };
    for (const collective of collectives) {
      const share = { kind: 'collectiveShare', collective, shareHundredths: order } as const;
      await secretary.people.relate({ params, body: { ...share, validFrom: '2020-01-01', source: '农业农村局' } });
    }
    for (const kind of facts) {
      const value = kind === 'minimumAllowance' ? { monthlyAmount: order * 100 } : {};
      const person = await secretary.people.recordFact({
        params,
        body: { kind, value, validFrom: '2024-01-01', source: '网格员上门' },
      });
      const factId = person.facts.find((fact) => fact.kind === kind)?.id ?? '';
      if (drawn.ended === true) {
        await secretary.people.endFact({ params: { id, factId }, body: { on: '2024-06-01', source: '本人提供' } });
      }
    }
    for (let each = 0; each < (drawn.tasks ?? 0); each += 1) await taskOf(id);
    if (drawn.head === true && door !== null) {
      await secretary.households.nameHead({
        params: { id: door.householdId },
        body: { headId: id, source: '本人提供' },
      });
    }
    return id;
  }

  const taskOf = (personId: string) =>
    plugin.tasks.create({ body: { type: 'follower:visit', personId }, idempotencyKey: newId() });

  async function pairOf(personId: string): Promise<DuplicateComparison> {
    const [pair] = (await secretary.duplicates.list({ query: { person: personId } })).items;
    return secretary.duplicates.get({ params: { id: pair?.id ?? '' } });
  }

  async function merge(survivorId: string, sideOf: (field: string) => 'first' | 'second' = () => 'first') {
    const { id, first, second, fields } = await pairOf(survivorId);
    const asked = fields.filter(({ difference }) => difference === 'differs').map(({ field }) => field);
    const { mergeId } = await secretary.duplicates.merge({
      params: { id },
      body: {
        survivorId,
        versions: { first: first?.updatedAt ?? '', second: second?.updatedAt ?? '' },
        choices: Object.fromEntries(asked.map((field) => [field, sideOf(field)])),
      },
    });
    return mergeId ?? '';
  }

  /** Everything that is kept of these people, but for when it changed last. */
  async function remembered(ids: string[]): Promise<unknown> {
    const marks = placeholders(ids);
    const columns = ownColumns.filter((column) => column !== 'updated_at');
    const own = await database.query(
      `SELECT id, ${columns.join(', ')} FROM people WHERE id IN (${marks}) ORDER BY id`,
      ids,
      (row) => ['id', ...columns].map((column) => anyOf(row, column)),
    );
    const rows = await Promise.all(
      Object.values(personColumns).map(({ table, column }) =>
        database.query(`SELECT id, ${column} FROM ${table} WHERE ${column} IN (${marks}) ORDER BY id`, ids, (row) => [
          table,
          row.text('id'),
          row.text(column),
        ]),
      ),
    );
    return [own, ...rows];
  }

  it('restores both exactly, whoever they were and whatever was chosen', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        someone,
        someone,
        fc.array(fc.boolean(), { minLength: 12 }),
        fc.boolean(),
        async (one, two, sides, turned) => {
          run += 1;
          const [name, phone] = [`随机${run}`, `1990070${String(run).padStart(4, '0')}`];
          const ids = [await live(name, phone, one), await live(name, phone, two)];
          const before = await remembered(ids);
          const people = await Promise.all(ids.map((id) => secretary.people.get({ params: { id } })));
          const remaining = sides.values();
          // The document decides birth date and sex, which are the same here; any mixture is somebody.
          const mergeId = await merge(ids[turned ? 1 : 0] ?? '', () =>
            remaining.next().value === true ? 'first' : 'second',
          );
          expect(await remembered(ids)).not.toEqual(before);
          await secretary.merges.undo({ params: { id: mergeId } });
          expect(await remembered(ids)).toEqual(before);
          const after = await Promise.all(ids.map((id) => secretary.people.get({ params: { id } })));
          expect(after.map(({ updatedAt: _, ...person }) => person)).toEqual(
            people.map(({ updatedAt: _, ...person }) => person),
          );
          expect((await pairOf(ids[0] ?? '')).state).toBe('open');
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  it('leaves with the survivor what came since, and tells plugins', async () => {
    const [one, two] = [await live('后来', '19900080001'), await live('后来', '19900080001', { home: 'elm-2' })];
    const mergeId = await merge(one);
    const since = await taskOf(one);
    await secretary.people.recordFact({
      params: { id: one },
      body: { kind: 'veteran', source: '退役军人局', validFrom: '2024-01-01' },
    });
    expect((await secretary.merges.list({ query: { person: one } })).items).toMatchObject([
      { id: mergeId, mayUndo: true, fromName: '后来' },
    ]);
    await secretary.merges.undo({ params: { id: mergeId } });
    expect((await secretary.people.get({ params: { id: two } })).facts).toEqual([]);
    expect((await secretary.people.get({ params: { id: one } })).facts.map(({ kind }) => kind)).toEqual(['veteran']);
    const tasks = await secretary.tasks.list({ query: { box: 'unit', person: one } });
    expect(tasks.items.map(({ id }) => id)).toEqual([since.id]);
    expect((await secretary.merges.list({ query: { person: one } })).items).toEqual([]);
    await eventually(() => follower.events.some(({ type, data }) => type === followed[1] && data.mergeId === mergeId));
    const kept = await database.query('SELECT id FROM person_merge_sides WHERE merge_id = ?', [mergeId], (row) =>
      row.text('id'),
    );
    expect(kept).toEqual([]);
  });

  describe('is refused', () => {
    it('twice, and to whom the person does not exist', async () => {
      const [one] = [await live('两次', '19900080002'), await live('两次', '19900080002', { home: 'elm-2' })];
      const params = { id: await merge(one) };
      const south = await platform.clientOf('official.south');
      await expect(south.merges.undo({ params })).rejects.toMatchObject({ status: 404 });
      const worker = await platform.clientOf('worker.elm-1');
      await expect(worker.merges.undo({ params })).rejects.toMatchObject({ status: 403 });
      const outcomes = await Promise.allSettled([secretary.merges.undo({ params }), secretary.merges.undo({ params })]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await expect(secretary.merges.undo({ params })).rejects.toMatchObject({ code: 'merge.undone' });
    });

    it('once what was taken over has been corrected', async () => {
      const [one, two] = [
        await live('改过', '19900080003'),
        await live('改过', '19900080003', { phone: true, home: 'elm-2' }),
      ];
      const mergeId = await merge(one);
      expect((await secretary.people.get({ params: { id: one } })).phone).not.toBeNull();
      await secretary.people.correct({ params: { id: one }, body: { phone: '19900089999', source: '本人提供' } });
      await expect(secretary.merges.undo({ params: { id: mergeId } })).rejects.toMatchObject({
        status: 409,
        code: 'merge.changed',
      });
      await expect(secretary.people.get({ params: { id: two } })).rejects.toMatchObject({ code: 'person.merged' });
    });

    it('while a later merge of the survivor stands', async () => {
      const phone = '19900080004';
      const [one, two, three] = [await live('三次', phone), await live('三次', phone), await live('三次', phone)];
      const first = await merge(one, () => 'first');
      const rest = [two, three].find((id) => id !== undefined);
      expect(rest).toBeDefined();
      const pair = await pairOf(one);
      const other = pair.first?.id === one ? pair.second?.id : pair.first?.id;
      const second = await merge(other ?? '');
      await expect(secretary.merges.undo({ params: { id: first } })).rejects.toMatchObject({ code: 'merge.mergedOn' });
      // Whoever asks for the first one is led to the last.
      await expect(secretary.people.get({ params: { id: one } })).rejects.toMatchObject({
        problem: { errors: [{ values: { personId: other } }] },
      });
      await secretary.merges.undo({ params: { id: second } });
      await secretary.merges.undo({ params: { id: first } });
      expect((await plugin.people.batch({ body: { ids: [one, two, three] } })).items).toHaveLength(3);
    });

    it('after thirty days, when nothing of the other is kept any more', async () => {
      const [one, two] = [
        await live('过期', '19900080005', { facts: ['veteran'] }),
        await live('过期', '19900080005', { home: 'elm-2', facts: ['veteran'], aliases: ['过客'] }),
      ];
      const mergeId = await merge(one);
      await database.execute('UPDATE person_merges SET undo_until = ? WHERE id = ?', [new Date(), mergeId]);
      await expect(secretary.merges.undo({ params: { id: mergeId } })).rejects.toMatchObject({ code: 'merge.expired' });
      await eventually(async () => JSON.stringify(await leftOf(mergeId, two)) === '[[],[],[],[]]');
      await expect(secretary.people.get({ params: { id: two } })).rejects.toMatchObject({ code: 'person.merged' });
      expect((await secretary.people.get({ params: { id: one } })).facts).toHaveLength(1);
    });
  });

  const leftOf = (mergeId: string, personId: string) =>
    Promise.all([
      database.query('SELECT id FROM person_merge_sides WHERE merge_id = ?', [mergeId], (row) => row.text('id')),
      database.query('SELECT row_id FROM person_merge_rows WHERE merge_id = ?', [mergeId], (row) => row.text('row_id')),
      database.query('SELECT id FROM person_facts WHERE person_id = ?', [personId], (row) => row.text('id')),
      database.query('SELECT id FROM person_relations WHERE person_id = ?', [personId], (row) => row.text('id')),
    ]);
});

function anyOf(row: RawRow, column: string): string | number | null {
  return /^(district|street|community|grid)_id$/.test(column) ? row.integerOrNull(column) : row.textOrNull(column);
}
