import { describe, expect, it } from 'vitest';
import { daysBetween } from './calendar.js';
import { dueState } from './due.js';
import { createFormat } from './format.js';

const zone = 'Asia/Shanghai';
const chinese = createFormat('zh-CN', zone);
const english = createFormat('en', zone);

describe('dates', () => {
  it('never shifts a calendar date', () => {
    expect(chinese.date('2026-11-24')).toBe('2026-11-24');
    expect(chinese.dayMonth('2026-11-24')).toBe('11月24日');
    expect(english.date('2026-11-24')).toBe('24 Nov 2026');
    expect(createFormat('en', 'America/New_York').dayMonth('2026-11-24')).toBe('24 Nov');
  });

  it('puts an instant on the day of the zone', () => {
    expect(chinese.date('2026-11-23T15:59:59.999Z')).toBe('2026-11-23');
    expect(chinese.date('2026-11-23T16:00:00.000Z')).toBe('2026-11-24');
    expect(chinese.dateTime('2026-11-23T16:00:00.000Z')).toBe('2026-11-24 00:00');
    expect(english.dateTime('2026-11-24T10:12:00Z')).toBe('24 Nov 2026, 18:12');
    expect(chinese.dayMonth(new Date('2026-11-30T16:00:00Z'))).toBe('12月1日');
  });
});

it('writes counts and money', () => {
  expect(chinese.count(3130)).toBe('3,130');
  expect(chinese.money(124_500)).toBe('1,245.00 元');
  expect(chinese.yuan(124_500)).toBe('1,245.00');
  expect(english.money(-5)).toBe('-0.05 yuan');
});

it('joins names and statements by each language’s marks', () => {
  expect(chinese.list(['南塘', '梧桐'])).toBe('南塘、梧桐');
  expect(english.list(new Set(['Nantang', 'Wutong']))).toBe('Nantang, Wutong');
  expect(chinese.clauses(['合并', '改名'])).toBe('合并；改名');
  expect(english.clauses(['Merged', 'Renamed'])).toBe('Merged; Renamed');
  expect(chinese.list([])).toBe('');
  expect([chinese.aside('南塘', '330401'), english.aside('Nantang', '330401')]).toEqual([
    '南塘（330401）',
    'Nantang (330401)',
  ]);
  expect([chinese.about('南塘', '没有准入'), english.about('Nantang', 'refused')]).toEqual([
    '南塘：没有准入',
    'Nantang: refused',
  ]);
});

it('counts days over the end of a year', () => {
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
});

describe('due', () => {
  const endOf24 = '2026-11-24T15:59:59.999Z';

  it.each([
    ['2026-11-23T15:59:59.999Z', { kind: 'later' }, '11月24日'],
    ['2026-11-23T16:00:00.000Z', { kind: 'today' }, '今天到期'],
    ['2026-11-24T15:59:59.999Z', { kind: 'today' }, '今天到期'],
    ['2026-11-24T16:00:00.000Z', { kind: 'overdue', days: 1 }, '超期 1 天'],
    ['2026-11-26T15:59:59.999Z', { kind: 'overdue', days: 2 }, '超期 2 天'],
  ])('at the end of the 24th, seen at %s', (now, state, text) => {
    expect(dueState(endOf24, new Date(now), zone)).toEqual(state);
    expect(chinese.relativeDue(endOf24, new Date(now))).toBe(text);
  });

  it('names an hour that was set', () => {
    const due = '2026-11-24T18:00:00+08:00';
    expect(chinese.relativeDue(due, new Date('2026-11-24T10:00:00+08:00'))).toBe('今天 18:00 到期');
    expect(chinese.relativeDue(due, new Date('2026-11-24T18:01:00+08:00'))).toBe('今天 18:00 已超期');
    expect(english.relativeDue(due, new Date('2026-11-25T00:00:00+08:00'))).toBe('1 day overdue');
  });

  it('takes midnight for the day that begins', () => {
    expect(dueState('2026-11-24T00:00:00+08:00', new Date('2026-11-23T23:59:59+08:00'), zone)).toEqual({
      kind: 'later',
    });
    expect(dueState('2026-11-24T00:00:00+08:00', new Date('2026-11-24T00:00:01+08:00'), zone)).toEqual({
      kind: 'passed',
    });
  });

  it('adds the year when it is another', () => {
    expect(chinese.relativeDue('2027-01-04T23:59:59+08:00', new Date('2026-11-24T10:00:00+08:00'))).toBe('2027-01-04');
  });
});
