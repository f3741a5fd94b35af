// @vitest-environment happy-dom
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PluginReads } from './plugin-reads.js';

let attended = true;
vi.mock('./attention.js', () => ({ isUnattended: () => !attended }));

beforeEach(() => {
  attended = true;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** How often each of these was read; the last one of each plugin is not on the screen. */
function reading() {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const read = vi.fn((name: string) => name);
  const watch = (name: string, recorded = false) =>
    new QueryObserver(cache, {
      queryKey: [name.split('/')[0], '1.0.0', name],
      queryFn: () => read(name),
      ...(recorded ? { refetchOnWindowFocus: false } : {}),
    }).subscribe(() => undefined);
  watch('care/elders');
  watch('care/assessment', true);
  watch('people/one');
  watch('care/gone')();
  return { read, reads: new PluginReads(cache, new Set(['care', 'station'])) };
}

it('reads anew what a plugin shows, and nothing of which each reading is recorded', async () => {
  const { read, reads } = reading();
  await vi.advanceTimersByTimeAsync(0);
  read.mockClear();
  reads.readAnew();
  await vi.advanceTimersByTimeAsync(0);
  expect(read.mock.calls).toEqual([['care/elders']]);
});

it('does so once in a while, however much happens', async () => {
  const { read, reads } = reading();
  await vi.advanceTimersByTimeAsync(0);
  read.mockClear();
  for (let second = 0; second < 25; second += 1) {
    reads.readAnew();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(read).toHaveBeenCalledTimes(3);
  reads.readAnew();
  reads.stop();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(read).toHaveBeenCalledTimes(3);
});

it('asks nothing while nobody is there', async () => {
  const { read, reads } = reading();
  await vi.advanceTimersByTimeAsync(0);
  read.mockClear();
  attended = false;
  reads.readAnew();
  await vi.advanceTimersByTimeAsync(0);
  expect(read).not.toHaveBeenCalled();
});
