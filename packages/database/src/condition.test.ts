import { expect, test } from 'vitest';
import { allOf, anyOf, noneOf, oneOf } from './condition.js';

const old = { sql: 'born <= ?', parameters: ['1946-01-01'] };

test('conditions are joined, with their values in the order of the text', () => {
  expect(allOf([old, oneOf('kind', ['owner', 'tenant'])])).toEqual({
    sql: 'born <= ? AND kind IN (?, ?)',
    parameters: ['1946-01-01', 'owner', 'tenant'],
  });
});

test('a choice of one stands in brackets once', () => {
  expect(anyOf([old])).toEqual({ sql: '(born <= ?)', parameters: ['1946-01-01'] });
});

test('a choice keeps together whatever it stands beside', () => {
  const either = anyOf([allOf([old, noneOf('kind', ['guest'])]), oneOf('grid', ['7'])]);
  expect(allOf([oneOf('state', ['open']), either])).toEqual({
    sql: 'state = ? AND ((born <= ? AND kind NOT IN (?)) OR (grid = ?))',
    parameters: ['open', '1946-01-01', 'guest', '7'],
  });
});
