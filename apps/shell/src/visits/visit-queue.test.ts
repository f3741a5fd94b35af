import { ProblemError, problem, type Visit, type VisitPart } from '@yige/contracts';
import { expect, it } from 'vitest';
import { type CapturedVisit, refusedPartsOf } from './captured-visit.js';
import { notInFuture, VisitQueue, type VisitStore } from './visit-queue.js';

const id = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6';
const captured = (key: string, state: CapturedVisit['state'] = 'waiting'): CapturedVisit => ({
  key,
  door: { householdId: id, buildingId: id, building: '3 栋', entrance: '1 单元', door: '101', text: '3 栋 1 单元 101' },
  body: { householdId: id, outcome: 'nobodyHome', capturedAt: '2026-11-19T10:26:00.000Z', parts: [] },
  ...{ glyphs: [], tasks: [], state, problem: null, parts: [], visitId: null },
});

function memory(): VisitStore & { visits: Map<string, CapturedVisit> } {
  const visits = new Map<string, CapturedVisit>();
  return {
    visits,
    load: async () => [...visits.values()],
    put: async (visit) => void visits.set(visit.key, visit),
    remove: async (key) => void visits.delete(key),
  };
}

const answer = (parts: VisitPart[] = []): Visit => ({
  ...{ id, householdId: id, outcome: 'met', capturedAt: '2026-11-19T10:26:00.000Z', author: { id, name: '王' }, parts },
});
const failure = (status: number) => new ProblemError(problem({ title: '', status, code: 'x.y' }));
const statesOf = (queue: VisitQueue) => queue.all().map(({ key, state }) => `${key} ${state}`);

it('sends one after the other, and keeps nothing of what was taken', async () => {
  const store = memory();
  const sent: string[] = [];
  let atOnce = 0;
  const queue = new VisitQueue({
    store,
    send: async ({ key }) => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await Promise.resolve();
      atOnce -= 1;
      sent.push(key);
      return answer();
    },
    onSent: () => undefined,
  });
  await queue.add(captured('a'));
  await queue.add(captured('b'));
  await Promise.all([queue.sync(), queue.sync()]);
  expect(sent).toEqual(['a', 'b']);
  expect(store.visits.size).toBe(0);
});

it('waits where there is no network, and goes on after a restart under the same key', async () => {
  const store = memory();
  let online = false;
  const sent: string[] = [];
  const options = {
    store,
    send: async ({ key }: CapturedVisit) => {
      sent.push(key);
      if (!online) throw failure(503);
      return answer();
    },
    onSent: () => undefined,
  };
  const before = new VisitQueue(options);
  await before.add(captured('a'));
  await before.add(captured('b'));
  await before.sync();
  expect(sent).toEqual(['a']);
  expect(statesOf(before)).toEqual(['a waiting', 'b waiting']);
  online = true;
  const after = new VisitQueue(options);
  await after.restore();
  await after.sync();
  expect(sent).toEqual(['a', 'a', 'b']);
  expect(after.all()).toEqual([]);
});

it.each([401, 429, 500, 503])('a %i passes', async (status) => {
  const queue = new VisitQueue({
    store: memory(),
    send: () => Promise.reject(failure(status)),
    onSent: () => undefined,
  });
  await queue.add(captured('a'));
  await queue.sync();
  expect(statesOf(queue)).toEqual(['a waiting']);
});

it.each([403, 404, 409, 422])(
  'a %i stays to be mended, with what was captured, and holds no other up',
  async (status) => {
    const store = memory();
    const queue = new VisitQueue({
      store,
      send: ({ key }) => (key === 'a' ? Promise.reject(failure(status)) : Promise.resolve(answer())),
      onSent: () => undefined,
    });
    await queue.add(captured('a'));
    await queue.add(captured('b'));
    await queue.sync();
    expect(statesOf(queue)).toEqual(['a refused']);
    expect(store.visits.get('a')?.body).toEqual(captured('a').body);
    await queue.drop('a');
    expect(store.visits.size).toBe(0);
  },
);

it('a part that was refused stays at the door, and says why', async () => {
  const refused: VisitPart = {
    taskId: id,
    state: 'refused',
    problem: problem({ title: '改过', status: 409, code: 'x.y' }),
  };
  const queue = new VisitQueue({ store: memory(), send: async () => answer([refused]), onSent: () => undefined });
  await queue.add(captured('a'));
  await queue.sync();
  expect(queue.all()).toMatchObject([{ state: 'refused', parts: [refused] }]);
  expect(queue.answerTo('a')?.parts).toEqual([refused]);
});

it('is dated now where the device’s clock was fast, and is not given up for it', async () => {
  const now = new Date('2026-11-19T09:00:00.000Z');
  expect(notInFuture(captured('a').body, now).capturedAt).toBe(now.toISOString());
  const earlier = { ...captured('a').body, capturedAt: '2026-11-19T08:00:00.000Z' };
  expect(notInFuture(earlier, now)).toBe(earlier);
  const future = new ProblemError(problem({ title: '', status: 422, code: 'visit.future' }));
  const queue = new VisitQueue({ store: memory(), send: () => Promise.reject(future), onSent: () => undefined });
  await queue.add(captured('a'));
  await queue.sync();
  expect(statesOf(queue)).toEqual(['a waiting']);
});

it('what may still be taken back is not sent', async () => {
  const sent: string[] = [];
  const send = async ({ key }: CapturedVisit) => {
    sent.push(key);
    return answer();
  };
  const queue = new VisitQueue({ store: memory(), send, onSent: () => undefined });
  await queue.add(captured('a', 'held'));
  await queue.sync();
  expect(sent).toEqual([]);
  await queue.release('a');
  await queue.sync();
  expect(sent).toEqual(['a']);
});

it('keeps of a refused visit what was not handed in again, with the names of its parts, until it is dropped', async () => {
  const [taken, first, second] = ['A', 'B', 'C'].map((end) => id.slice(0, -1) + end);
  if (taken === undefined || first === undefined || second === undefined) throw new Error('There are three');
  const store = memory();
  const outcome = (taskId: string): VisitPart => ({
    ...{ taskId, state: 'refused', problem: problem({ title: '已经有人办了', status: 409, code: 'x.y' }) },
  });
  const queue = new VisitQueue({
    store,
    send: async () => answer([{ taskId: taken, state: 'accepted' }, outcome(first), outcome(second)]),
    onSent: () => undefined,
  });
  const source = { pluginId: 'a', name: { 'zh-CN': '甲', en: 'A' }, glyph: '甲', color: 'other' as const };
  const visit = captured('a');
  const parts = [taken, first, second].map((taskId) => ({ taskId, result: { spirit: 'good' } }));
  await queue.add({
    ...visit,
    body: { ...visit.body, outcome: 'met', parts },
    tasks: [first, second].map((each) => ({ id: each, title: { 'zh-CN': '上门', en: 'Visit' }, source })),
  });
  await queue.sync();
  const [refused] = queue.all();
  if (refused === undefined) throw new Error('It stays');
  expect(refused.visitId).toBe(id);
  expect(refusedPartsOf(refused)).toMatchObject([
    { taskId: first, result: { spirit: 'good' }, problem: { title: '已经有人办了' }, task: { source } },
    { taskId: second },
  ]);
  await queue.keepOnly('a', [second]);
  expect(queue.all().flatMap(refusedPartsOf)).toMatchObject([{ taskId: second }]);
  expect(store.visits.size).toBe(1);
  await queue.keepOnly('a', []);
  expect(store.visits.size).toBe(0);
});
