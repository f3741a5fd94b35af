import { setTimeout as pause } from 'node:timers/promises';
import { type Client, newId } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KnownPeople } from '../src/registry/bulk/known-people.js';
import { idOf } from './support/district.js';
import { citizenId, newPerson } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/** Each is tried often enough for the calls to meet. */
const ROUNDS = 6;

describe.each(dialects)('two at once in the registry, on %s', (dialect) => {
  let platform: TestPlatform;
  let worker: Client;
  let secretary: Client;

  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    [worker, secretary] = await Promise.all([platform.clientOf('worker.elm-1'), platform.clientOf('secretary.elm')]);
  });
  afterAll(() => platform?.stop());

  const register = (changes = {}) => secretary.people.create({ body: newPerson(changes) });
  const count = (sql: string, parameters: string[]) =>
    platform.database.queryOne(sql, parameters, (row) => row.integer('found'));
  const settled = async (calls: Promise<unknown>[]) => {
    const outcomes = await Promise.allSettled(calls);
    return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'done' : outcome.reason.code)).sort();
  };

  it('facts of one kind: one holds, whoever was first', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await register();
      const record = (client: Client) =>
        client.people.recordFact({
          params: { id },
          body: { kind: 'livingAlone', source: '上门', validFrom: '2026-01-01' },
        });
      await Promise.all([record(worker), record(secretary), record(worker), record(secretary)]);
      expect(
        await count('SELECT COUNT(*) AS found FROM person_facts WHERE person_id = ? AND valid_to > ?', [id, '9']),
      ).toBe(1);
    }
  });

  it('a fact ends once, and stands ended once in the history', async () => {
    const { id } = await register();
    const body = { kind: 'livingAlone', source: '上门', validFrom: '2026-01-01' };
    const factId = (await worker.people.recordFact({ params: { id }, body })).facts[0]?.id ?? '';
    const end = (client: Client) =>
      client.people.endFact({ params: { id, factId }, body: { on: '2026-02-01', source: '上门' } });
    expect(await settled([end(worker), end(secretary), end(worker)])).toEqual(['done', 'fact.ended', 'fact.ended']);
    const { items } = await secretary.people.history({ params: { id } });
    expect(items.filter(({ action }) => action === 'ended')).toHaveLength(1);
  });

  it('an import judges a person once whoever is changing them has ended', async () => {
    const idNumber = citizenId('1950-03-04', 870);
    const { id } = await register({ idNumber, birthDate: '1950-03-04' });
    const order: string[] = [];
    const people = platform.application.get(KnownPeople);
    let held: () => void = () => undefined;
    const holding = new Promise<void>((resolve) => {
      held = resolve;
    });
    const change = platform.database.transaction(async () => {
      await platform.database.execute('UPDATE people SET name = ? WHERE id = ?', ['改过名', id]);
      held();
      await pause(300);
      order.push('changed');
    });
    await holding;
    const known = await platform.database.transaction(() => people.byNumber([idNumber]));
    order.push('judged');
    await change;
    expect(order).toEqual(['changed', 'judged']);
    expect(known.people.get(idNumber)?.name).toBe('改过名');
  });

  it('people who move twice at once live behind one door, and head no household that they left', async () => {
    const doors = [newId(), newId()];
    await platform.database.insertMany(
      'dwellings',
      ['id', 'building_id', 'entrance', 'floor', 'door', 'entrance_key', 'door_key'],
      doors.map((door, index) => [door, idOf('elm-1-building'), '3', 4, `40${index}`, '3', `40${index}`]),
    );
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await register();
      const move = (dwellingId: string) =>
        secretary.people.relate({
          params: { id },
          body: {
            kind: 'residence',
            dwellingId,
            householdId: null,
            residenceKind: 'tenant',
            source: '上门',
            validFrom: '2026-01-01',
          },
        });
      const household = { id: idOf('elm-1-household') };
      const name = () => worker.households.nameHead({ params: household, body: { headId: id, source: '上门' } });
      await Promise.allSettled([move(doors[0] ?? ''), name(), move(doors[1] ?? '')]);
      expect(
        await count(
          `SELECT COUNT(*) AS found FROM person_relations WHERE person_id = ? AND kind = 'residence' AND valid_to > ?`,
          [id, '9'],
        ),
      ).toBe(1);
      expect(await count('SELECT COUNT(*) AS found FROM households WHERE head_id = ?', [id])).toBe(0);
    }
  });

  it('one ID number is given to one person', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const idNumber = citizenId('1944-05-12', 900 + round * 2);
      const attempts = [1, 2, 3].map(() => register({ idNumber }));
      const known = 'person.alreadyRegistered';
      expect(await settled(attempts)).toEqual(['done', known, known]);
    }
  });

  it('corrections at once leave a history in which each begins where the other ended', async () => {
    const { id } = await register({ name: '甲一' });
    await Promise.all(
      ['甲二', '甲三', '甲四'].map((name) =>
        secretary.people.correct({ params: { id }, body: { name, source: '本人提供' } }),
      ),
    );
    const { items } = await secretary.people.history({ params: { id } });
    const changes = items.filter(({ aspect }) => aspect === 'name').reverse();
    expect(changes).toHaveLength(4);
    expect(changes.slice(1).map(({ before }) => before)).toEqual(changes.slice(0, -1).map(({ after }) => after));
  });

  it('a door that two answer at once has one answer, and a round ends once', async () => {
    const building = { id: idOf('elm-2-building') };
    const round = await secretary.walkRounds.start({ params: building, body: {} });
    const params = { id: round.id, dwellingId: idOf('elm-2-dwelling') };
    const check = (state: 'confirmed' | 'changed') =>
      secretary.walkRounds.check({ params, body: { state, note: null } });
    expect(await settled([check('confirmed'), check('changed'), check('confirmed'), check('changed')])).toEqual([
      'done',
      'done',
      'done',
      'done',
    ]);
    const finish = () => secretary.walkRounds.finish({ params: { id: round.id } });
    expect(await settled([finish(), finish(), finish()])).toEqual(['done', 'walkRound.finished', 'walkRound.finished']);
  });

  it('a home into which somebody moves is not called empty', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const dwellingId = newId();
      await platform.database.insertMany(
        'dwellings',
        ['id', 'building_id', 'entrance', 'floor', 'door', 'entrance_key', 'door_key'],
        [[dwellingId, idOf('elm-1-building'), '4', 5, `5${round}1`, '4', `5${round}1`]],
      );
      const residence = { dwellingId, householdId: null, residenceKind: 'tenant', validFrom: '2026-01-01' } as const;
      await Promise.allSettled([
        register({ residence }),
        worker.buildings.flagDwelling({ params: { id: dwellingId }, body: { vacant: true, source: '上门' } }),
      ]);
      expect(await count('SELECT COUNT(*) AS found FROM dwellings WHERE id = ? AND vacant = 1', [dwellingId])).toBe(0);
    }
  });
});
