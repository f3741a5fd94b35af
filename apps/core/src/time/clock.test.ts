import { afterEach, expect, it, vi } from 'vitest';
import { Configuration } from '../config/configuration.js';
import { Clock } from './clock.js';

afterEach(() => vi.useRealTimers());

it('begins a day with its first millisecond, in the time zone of the configuration', () => {
  vi.useFakeTimers();
  const clock = new Clock(new Configuration({ YIGE_TIME_ZONE: 'Asia/Shanghai' }));
  const todayAt = (instant: string) => {
    vi.setSystemTime(instant);
    return clock.today();
  };
  // Midnight in Shanghai is 16:00 UTC.
  expect(todayAt('2026-11-19T15:59:59.999Z')).toBe('2026-11-19');
  expect(todayAt('2026-11-19T16:00:00.000Z')).toBe('2026-11-20');
  expect(todayAt('2026-11-19T15:59:00.000Z')).toBe('2026-11-19');
});
