// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const HOUR = 3_600_000;
const platformTime = new Date('2026-11-19T10:26:00.000Z');

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

const answerAt = (date: Date) => new Response(null, { headers: { date: date.toUTCString() } });

it.each([
  ['an hour fast', HOUR],
  ['an hour slow', -HOUR],
  ['six minutes fast', 360_000],
])('dates what is captured by the platform’s clock on a device that is %s, after a restart too', async (_, wrong) => {
  vi.setSystemTime(platformTime.getTime() + wrong);
  const { learnClock, platformNow } = await import('./platform-clock.js');
  learnClock(answerAt(platformTime), Date.now());
  expect(platformNow()).toEqual(platformTime);
  vi.resetModules();
  vi.advanceTimersByTime(HOUR);
  const again = await import('./platform-clock.js');
  expect(again.platformNow().getTime()).toBe(platformTime.getTime() + HOUR);
});

it('leaves a clock alone that is right, and one that was set right', async () => {
  vi.setSystemTime(platformTime.getTime() + 900);
  const { learnClock, platformNow } = await import('./platform-clock.js');
  learnClock(answerAt(platformTime), Date.now());
  expect(platformNow()).toEqual(new Date());
  vi.setSystemTime(platformTime.getTime() + HOUR);
  learnClock(answerAt(platformTime), Date.now());
  vi.setSystemTime(platformTime);
  learnClock(answerAt(platformTime), Date.now());
  expect(platformNow()).toEqual(platformTime);
  learnClock(new Response(null), Date.now());
  expect(platformNow()).toEqual(platformTime);
});
