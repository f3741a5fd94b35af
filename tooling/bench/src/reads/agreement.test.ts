import { expect, it } from 'vitest';
import { assertAgreement } from './agreement.js';

const rows = (...ids: string[]) => ({ items: ids.map((id) => ({ id })) });

it('holds between a page and the rows it was made from, with the one that tells of a next page', () => {
  expect(() => assertAgreement('list', rows('a', 'b'), rows('a', 'b'))).not.toThrow();
  expect(() => assertAgreement('list', rows('a', 'b'), rows('a', 'b', 'c'))).not.toThrow();
  expect(() => assertAgreement('me', { account: { id: 'a' } }, { items: [{ account_id: 'a' }] })).not.toThrow();
});

it.each([
  ['another order', rows('b', 'a')],
  ['a record less', rows('a')],
  ['many more', rows('a', 'b', 'c', 'd')],
])('does not hold with %s', (_what, answer) => {
  expect(() => assertAgreement('list', rows('a', 'b'), answer)).toThrow('reads other records');
});

it('needs something to read', () => {
  expect(() => assertAgreement('list', rows(), rows())).toThrow('nothing to measure');
});
