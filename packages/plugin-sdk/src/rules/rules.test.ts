import { expect, it } from 'vitest';
import { versionOn } from './index.js';

const versions = [
  { validFrom: '2020-01-01', limit: 1 },
  { validFrom: '2026-07-01', limit: 2 },
];

it.each([
  ['2019-12-31', 1],
  ['2020-01-01', 1],
  ['2026-06-30', 1],
  ['2026-07-01', 2],
  ['2030-01-01', 2],
])('on %s the limit is %s', (day, limit) => {
  expect(versionOn(day, versions).limit).toBe(limit);
});

it('asks for a version at least', () => {
  expect(() => versionOn('2026-01-01', [])).toThrow(RangeError);
});
