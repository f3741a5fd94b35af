import { expect, it } from 'vitest';
import { roleWords } from './value-words.js';

const roleOf = (written: string) => roleWords.filter(({ words }) => words.includes(written)).map(({ value }) => value);

it.each([
  ['楼栋长', 'gridHead'],
  ['楼门长', 'gridHead'],
  ['单元长', 'gridHead'],
  ['兼职网格长', 'gridHead'],
  ['网格员', 'gridWorker'],
])('a staff list that says %s means %s', (written, role) => {
  expect(roleOf(written)).toEqual([role]);
});

it('no word stands for two roles', () => {
  const words = roleWords.flatMap((role) => role.words);
  expect(new Set(words).size).toBe(words.length);
});
