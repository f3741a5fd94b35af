import { type Client, newId, type TaskBatchResult } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('many tasks in one call, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let client: Client;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    client = await platform.clientOfPlugin(plugin);
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const wanted = (key: string, more: object = {}) => ({
    key,
    task: { type: 'fixture:visit', personId: idOf('elm-1-person-0'), ...more },
  });
  const create = (...tasks: ReturnType<typeof wanted>[]) => client.taskBatches.create({ body: { tasks } });
  const codes = ({ items }: TaskBatchResult) =>
    items.map((item) => (item.state === 'refused' ? item.problem.code : item.state));

  it('are made once for each key, and a refused one keeps none of the others back', async () => {
    const unknown = { personId: newId() };
    const batch = await create(
      wanted('made'),
      wanted('foreign', { type: 'other:visit' }),
      wanted('nobody', unknown),
      wanted('body', { body: 'residentsCommittee' }),
      wanted('assignee', { assigneeId: newId() }),
      wanted('parent', { parentTaskId: newId() }),
      wanted('large', { payload: 'x'.repeat(60_000) }),
      wanted('of-a-unit', { personId: undefined, unitId: idOf('oak') }),
    );
    expect(batch.items.map(({ key }) => key)[1]).toBe('foreign');
    expect(codes(batch)).toEqual([
      ...['created', 'task.typeForeign', 'task.personUnknown', 'task.bodyUnknown', 'task.assigneeUnknown'],
      ...['admission.parentUnknown', 'request.tooLarge', 'created'],
    ]);
    const again = await create(wanted('made'), wanted('nobody'));
    expect(codes(again)).toEqual(['known', 'created']);
    const idIn = ({ items: [first] }: TaskBatchResult) => (first?.state === 'refused' ? null : first?.taskId);
    expect(idIn(again)).toBe(idIn(batch));
    const one = await client.tasks.create({ body: wanted('made').task, idempotencyKey: 'made' });
    expect(one.id).toBe(idIn(batch));
  });

  it('are made once when two calls with the same keys arrive together', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `together-${index}`);
    const calls = [keys, [...keys].reverse()].map((order) => create(...order.map((key) => wanted(key))));
    const states = (await Promise.all(calls)).flatMap(codes);
    expect(states.filter((state) => state === 'created')).toHaveLength(keys.length);
    expect(states.filter((state) => state === 'known')).toHaveLength(keys.length);
  });

  it('ask for each key once in a call', async () => {
    await expect(create(wanted('twice'), wanted('twice'))).rejects.toMatchObject({ status: 422 });
  });
});
