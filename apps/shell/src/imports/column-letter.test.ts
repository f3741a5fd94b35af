import { expect, it } from 'vitest';
import { columnLetter } from './column-letter.js';

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (column, letter) => expect(columnLetter(column)).toBe(letter));
