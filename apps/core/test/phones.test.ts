import type { Client } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { faultsOf, newPerson } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const source = '本人提供';

describe.each(dialects)('phones one by one, and what became of a household, on %s', (dialect) => {
  let platform: TestPlatform;
  let worker: Client;

  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    worker = await platform.clientOf('worker.elm-1');
  });
  afterAll(() => platform?.stop());

  it('are added, called first and removed while they stay masked, and found all the while', async () => {
    const { id } = await worker.people.create({ body: newPerson({ phone: null }) });
    const add = (phone: string, label: string) =>
      worker.people.addPhone({ params: { id }, body: { phone, label, source } });
    expect(await add('19900005001', '本人')).toMatchObject({ phone: '199****5001', furtherPhones: [] });
    const two = await add('19900005002', '儿子');
    expect(two.furtherPhones).toMatchObject([{ phone: '199****5002', label: '儿子' }]);
    const phoneId = two.furtherPhones[0]?.id ?? '';
    const swapped = await worker.people.callFirst({ params: { id, phoneId }, body: { source } });
    expect(swapped).toMatchObject({ phone: '199****5002', furtherPhones: [{ phone: '199****5001' }] });
    for (const q of ['19900005001', '19900005002'])
      expect((await worker.people.list({ query: { q } })).items.map((person) => person.id)).toEqual([id]);
    const former = swapped.furtherPhones[0]?.id ?? '';
    expect(
      (await worker.people.removePhone({ params: { id, phoneId: former }, body: { source } })).furtherPhones,
    ).toEqual([]);
    expect((await worker.people.list({ query: { q: '19900005001' } })).items).toEqual([]);
    await expect(
      worker.people.removePhone({ params: { id, phoneId: former }, body: { source } }),
    ).rejects.toMatchObject({
      code: 'person.phoneNotFound',
      status: 404,
    });
    const { items } = await worker.people.history({ params: { id } });
    expect(items[0]).toMatchObject({
      aspect: 'phones',
      before: ['199****5002', '199****5001'],
      after: ['199****5002'],
    });
  });

  it('are no more than can be kept, also when two add at once', async () => {
    const { id } = await worker.people.create({ body: newPerson({ phone: '19900005100' }) });
    const adds = Array.from({ length: 7 }, (_, index) =>
      worker.people.addPhone({ params: { id }, body: { phone: `1990000520${index}`, label: '家人', source } }),
    );
    const outcomes = await Promise.allSettled(adds);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect((await worker.people.get({ params: { id } })).furtherPhones).toHaveLength(5);
  });

  it('a household tells of its head and of the dwelling behind its door, to who serves it', async () => {
    const household = { id: idOf('elm-1-household') };
    await worker.households.nameHead({ params: household, body: { headId: idOf('elm-1-person-0'), source } });
    await worker.buildings.flagDwelling({ params: { id: idOf('elm-1-dwelling') }, body: { rented: true, source } });
    const { items, next } = await worker.households.history({ params: household, query: { limit: 1 } });
    expect(items).toMatchObject([{ aspect: 'rented', before: false, after: true }]);
    const rest = await worker.households.history({ params: household, query: { cursor: next ?? '' } });
    expect(rest.items).toMatchObject([{ aspect: 'head', after: '陈elm-1-person-0' }]);
    const stranger = await platform.clientOf('worker.oak-1');
    await expect(stranger.households.history({ params: household })).rejects.toMatchObject({ status: 404 });
  });

  it('a walk-round is given to who walks here, and to nobody else', async () => {
    const give = (assignee: string) =>
      worker.walkRounds.start({ params: { id: idOf('elm-1-building') }, body: { assigneeId: idOf(assignee) } });
    for (const assignee of ['doctor.elm', 'worker.oak-1', 'security'])
      expect(await faultsOf(give(assignee)), assignee).toEqual(['/body/assigneeId unknown']);
    expect((await give('head.elm-1')).assignee).toMatchObject({ name: 'head.elm-1' });
    const head = await platform.clientOf('head.elm-1');
    expect((await head.walkRounds.list()).items).toHaveLength(1);
    // Doors and tasks given to them, and no search.
    for (const call of [
      () => head.people.list({ query: { q: '陈' } }),
      () => head.people.get({ params: { id: idOf('elm-1-person-0') } }),
      () => head.buildings.list(),
      () => head.households.get({ params: { id: idOf('elm-1-household') } }),
    ])
      await expect(call()).rejects.toMatchObject({ status: 403 });
    expect((await head.tasks.list({ query: { box: 'unit' } })).items).toEqual([]);
  });
});
