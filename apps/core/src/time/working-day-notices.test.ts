import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWorkingDay, takeWorkingDayNotices } from '@yige/contracts';
import { fastify } from 'fastify';
import { afterEach, expect, it, vi } from 'vitest';
import { Configuration } from '../config/configuration.js';
import { Clock } from './clock.js';
import { WorkingDayNotices } from './working-day-notices.js';

// An invented notice: the arrangement of no real year.
const invented = { year: 2099, source: '示例', off: ['2099-10-01'], worked: ['2099-09-26'] };

afterEach(() => takeWorkingDayNotices([]));

function noticesOf(content: string | null, today = '2026-06-01'): WorkingDayNotices {
  const file = join(mkdtempSync(join(tmpdir(), 'yige-notices-')), 'notices.json');
  if (content !== null) writeFileSync(file, content);
  const configuration = new Configuration({ YIGE_LOG_LEVEL: 'silent', YIGE_WORKING_DAYS_FILE: file });
  const clock = new Clock(configuration);
  vi.spyOn(clock, 'today').mockReturnValue(today);
  return new WorkingDayNotices(configuration, clock, { logger: fastify().log });
}

it('takes the notices of the operator’s file', () => {
  const notices = noticesOf(JSON.stringify([invented]));
  expect(notices.given).toEqual([invented]);
  expect([isWorkingDay('2099-10-01'), isWorkingDay('2099-09-26')]).toEqual([false, true]);
});

it.each([
  ['is not there', null, 'cannot be read'],
  ['is no JSON', '放假', 'cannot be read'],
  ['holds a day of another year', JSON.stringify([{ ...invented, off: ['2098-10-01'] }]), '2098-10-01'],
])('a file that %s is refused at the start', (_, content, told) => {
  expect(() => noticesOf(content)).toThrow(told);
});

it.each([
  ['2026-06-01', []],
  ['2026-11-10', []],
  // Deadlines that are set now lie in the next year.
  ['2026-12-01', [2027]],
  ['2027-03-01', [2027]],
  ['2098-12-31', [2098]],
])('on %s the notices of %j are missing', (today, years) => {
  expect(noticesOf(JSON.stringify([invented]), today).missing()).toEqual(years);
});
