import { describe, expect, it } from 'vitest';
import { quantile, ratios, summarise } from './summary.js';
import { type Goal, verdictOf } from './verdict.js';

describe('quantile', () => {
  // Values of numpy.quantile with its default, linear method.
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[4, 1, 3, 2], 0.25, 1.75],
    [[4, 1, 3, 2], 0.75, 3.25],
    [[10, 9, 100], 0.5, 10],
    [[7], 0.75, 7],
  ])('of %j at %d is %d', (values, portion, expected) => {
    expect(quantile(values, portion)).toBe(expected);
  });

  it('of nothing is refused', () => {
    expect(() => quantile([], 0.5)).toThrow('Nothing was measured');
  });
});

describe('ratios', () => {
  it('are taken in each round: a slow round slows both and cancels out', () => {
    expect(ratios([2, 20, 2], [1, 10, 1])).toEqual([2, 2, 2]);
  });

  it('of rounds that do not belong together are refused', () => {
    expect(() => ratios([1, 2], [1])).toThrow('same number of rounds');
    expect(() => ratios([1], [0])).toThrow('Round 1 measured nothing');
  });
});

describe('verdict', () => {
  const atMost: Goal = { bound: 'atMost', value: 1.6 };
  const atLeast: Goal = { bound: 'atLeast', value: 0.5 };
  it.each([
    [[1.4, 1.5, 1.6], atMost, 'met'],
    [[1.7, 1.8, 1.9], atMost, 'not met'],
    [[1.6, 1.6, 1.6], atMost, 'met'],
    [[0.5, 0.6, 0.7], atLeast, 'met'],
    [[0.3, 0.4, 0.45], atLeast, 'not met'],
    [[0.5, 0.5, 0.5], atLeast, 'met'],
  ])('of %j against %j is %s', (values, goal, expected) => {
    expect(verdictOf(summarise(values), goal)).toBe(expected);
  });

  it('does not hang on one round that went wrong', () => {
    expect(verdictOf(summarise([1.2, 1.2, 1.2, 1.2, 9]), atMost)).toBe('met');
  });
});
