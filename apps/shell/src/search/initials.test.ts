import { expect, it } from 'vitest';
import { initialsOf } from './initials.js';

it.each([
  ['安排探访', 'aptf'],
  ['老人名册', 'lrmc'],
  ['待复核', 'dfh'],
  ['台账', 'tz'],
  ['看板', 'kb'],
  ['楼栋', 'ld'],
  ['组织', 'zz'],
  ['居民', 'jm'],
  ['审计', 'sj'],
  ['准入', 'zr'],
  ['登记高血压患者', 'djgxyhz'],
  ['开学 2 次', 'kx2c'],
  ['鄂尔多斯', 'eeds'],
  ['欧阳', 'oy'],
  ['Elders', 'elders'],
])('of %s are %s', (title, initials) => {
  expect(initialsOf(title)).toBe(initials);
});
