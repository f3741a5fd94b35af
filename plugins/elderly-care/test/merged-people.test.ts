import { type CloudEvent, Database, newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../server/program.js';

const unit = newId();

describe.each(testDialects())('residents who turn out to be one, on %s', (dialect) => {
  let platform: TestPlatform;
  let database: Database;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
    database = platform.server.application.get(Database);
  });
  afterAll(() => platform?.stop());

  async function elder(tier: string, visits: number): Promise<string> {
    const id = newId();
    const units = [unit, null, null, null];
    await database.insertMany(
      'elders',
      [
        ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'tier', 'living_alone'],
        ...['enrolled_on', 'last_visit_on', 'next_visit_due', 'planned_for', 'plan_round'],
      ],
      [[id, ...units, tier, true, '2026-01-01', '2026-10-01', '2026-12-01', '2026-12-01', 3]],
    );
    for (let each = 0; each < visits; each += 1) {
      await database.insertMany(
        'visits',
        [
          ...['id', 'task_id', 'person_id', 'district_id', 'street_id', 'community_id', 'grid_id'],
          ...['mode', 'result', 'visited_at', 'visited_by', 'visited_by_name'],
        ],
        [[newId(), newId(), id, ...units, 'home', '{}', new Date('2026-10-01'), newId(), 'Test']],
      );
    }
    return id;
  }

  interface Merge {
    mergeId: string;
    fromId: string;
    intoId: string;
  }
  const merge = (fromId: string, intoId: string): Merge => ({ mergeId: newId(), fromId, intoId });

  async function deliver(verb: 'merged' | 'unmerged', data: Merge, id = newId()): Promise<void> {
    const event: CloudEvent = {
      ...{ specversion: '1.0', id, source: '/core', type: `cn.yige.person.${verb}.v1` },
      ...{ subject: `people/${data.intoId}`, time: new Date().toISOString(), datacontenttype: 'application/json' },
      data: { ...data },
    };
    expect((await platform.deliverEvent(event)).status).toBeLessThan(300);
  }

  /** Register and visits of these people, whole but for nothing. */
  async function known(...ids: string[]): Promise<unknown[]> {
    const marks = ids.map(() => '?').join(', ');
    return [
      await database.query(
        `SELECT person_id, tier, living_alone, enrolled_on, last_visit_on, next_visit_due, planned_for, plan_round, grid_id
         FROM elders WHERE person_id IN (${marks}) ORDER BY person_id`,
        ids,
        (row) => [
          ...['person_id', 'tier', 'enrolled_on', 'last_visit_on', 'next_visit_due'].map((column) => row.text(column)),
          ...[
            row.textOrNull('planned_for'),
            row.textOrNull('grid_id'),
            row.boolean('living_alone'),
            row.integer('plan_round'),
          ],
        ],
      ),
      await database.query(`SELECT id, person_id FROM visits WHERE person_id IN (${marks}) ORDER BY id`, ids, (row) => [
        row.text('id'),
        row.text('person_id'),
      ]),
    ];
  }
  const visitsOf = async (id: string) =>
    (await database.query('SELECT id FROM visits WHERE person_id = ?', [id], (row) => row.text('id'))).length;

  it('visits go over, the survivor’s row of the register stays, and an undo restores both as they were', async () => {
    const [from, into] = [await elder('key', 2), await elder('general', 1)];
    const before = await known(from, into);
    const both = merge(from, into);
    await deliver('merged', both);
    expect([await visitsOf(from), await visitsOf(into)]).toEqual([0, 3]);
    expect((await known(from))[0]).toEqual([]);
    expect((await known(into))[0]).toEqual([expect.arrayContaining([into, 'general'])]);
    const since = await elder('general', 0);
    await database.execute('UPDATE visits SET person_id = ? WHERE person_id = ?', [into, since]);
    await deliver('unmerged', both);
    expect(await known(from, into)).toEqual(before);
  });

  it('who alone is in the register goes on in it under the other id', async () => {
    const [from, into] = [await elder('key', 1), newId()];
    const before = await known(from, into);
    const both = merge(from, into);
    await deliver('merged', both);
    expect((await known(into))[0]).toEqual([expect.arrayContaining([into, 'key'])]);
    await deliver('unmerged', both);
    expect(await known(from, into)).toEqual(before);
  });

  it('once, however often it is told', async () => {
    const [from, into] = [await elder('key', 1), await elder('key', 1)];
    const [both, id] = [merge(from, into), newId()];
    await deliver('merged', both, id);
    await deliver('merged', both, id);
    await deliver('merged', both);
    expect(await visitsOf(into)).toBe(2);
  });

  it('an undo that comes first lets its merge pass', async () => {
    const [from, into] = [await elder('key', 1), await elder('key', 1)];
    const before = await known(from, into);
    const both = merge(from, into);
    await deliver('unmerged', both);
    await deliver('merged', both);
    expect(await known(from, into)).toEqual(before);
  });

  it('of two merges one after the other the second may come first, and each is undone', async () => {
    const [one, two, three] = [await elder('key', 1), await elder('general', 1), await elder('key', 1)];
    const before = await known(one, two, three);
    const [first, second] = [merge(one, two), merge(two, three)];
    await deliver('merged', second);
    await deliver('merged', first);
    expect(await visitsOf(three)).toBe(3);
    expect((await known(one, two))[0]).toEqual([]);
    await deliver('unmerged', second);
    expect([await visitsOf(one), await visitsOf(two), await visitsOf(three)]).toEqual([0, 2, 1]);
    await deliver('unmerged', first);
    expect(await known(one, two, three)).toEqual(before);
  });
});
