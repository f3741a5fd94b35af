import { type DispatchLoad, newId } from '@yige/contracts';
import { expect, it } from 'vitest';
import { isTroubled, sumOf } from './preview-sums.js';

const load = (figures: Partial<DispatchLoad>): DispatchLoad => ({
  unit: { id: newId(), name: '爱民佳苑社区', level: 'community' },
  above: null,
  targets: 10,
  refused: 0,
  open: 0,
  workers: 2,
  promisedFen: 0,
  refusal: null,
  ...figures,
});

it('counts a community that gets part of it as reached and as refusing; who gets nothing shares nothing', () => {
  expect(sumOf([load({}), load({ refused: 4 }), load({ refused: 10, workers: 5 }), load({ open: 90 })])).toEqual({
    communities: 4,
    reached: 3,
    refusing: 2,
    targets: 40,
    refused: 14,
    heavy: 1,
    workers: 6,
  });
});

it.each([
  [{}, false],
  [{ refused: 1 }, true],
  [{ open: 90 }, true],
  [{ workers: 0 }, true],
])('with %j a sender should look: %s', (figures, troubled) => {
  expect(isTroubled(load(figures))).toBe(troubled);
});
