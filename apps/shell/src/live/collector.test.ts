import { newId } from '@yige/contracts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Changes, Collector } from './collector.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function collecting() {
  const told: Changes[] = [];
  return { told, collector: new Collector((changes) => told.push(changes)) };
}

it('tells together what comes together, each thing once', () => {
  const { told, collector } = collecting();
  const id = newId();
  collector.add({ topic: 'task', id });
  collector.add({ topic: 'task', id });
  collector.add({ topic: 'notice', id });
  vi.advanceTimersByTime(299);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([
    new Map([
      ['task', new Set([id])],
      ['notice', new Set([id])],
    ]),
  ]);
});

it('tells of everything where nobody knows what, whatever else comes with it', () => {
  const { told, collector } = collecting();
  collector.add({ topic: 'task', id: newId() });
  collector.addEverything();
  collector.add({ topic: 'task', id: newId() });
  vi.advanceTimersByTime(300);
  expect(told).toEqual(['everything']);
});

it('of a stream that does not end tells every two seconds, and loses nothing', () => {
  const { told, collector } = collecting();
  const ids = Array.from({ length: 60 }, () => newId());
  for (const id of ids) {
    collector.add({ topic: 'task', id });
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(2_000);
  const all = told.flatMap((changes) => (changes === 'everything' ? [] : [...(changes.get('task') ?? [])]));
  expect(all).toEqual(ids);
  expect(told.length).toBeLessThanOrEqual(5);
});
