import { type DispatchLoad, HEAVY_LOAD, newId } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import { barEnd, workerLoad } from './worker-load.js';

const load = (figures: Partial<DispatchLoad>): DispatchLoad => ({
  unit: { id: newId(), name: '爱民佳苑社区', level: 'community' },
  above: null,
  targets: 0,
  refused: 0,
  open: 0,
  workers: 1,
  promisedFen: 0,
  refusal: null,
  ...figures,
});

describe('the load of a worker', () => {
  it.each([
    // The figures of the mockup: 纺织一村, 8 grid workers, 252 open tasks.
    [
      { open: 252, targets: 83, workers: 8 },
      { before: 31.5, after: 41.875, heavy: true },
    ],
    [
      { open: 30, targets: 10, workers: 1 },
      { before: 30, after: HEAVY_LOAD, heavy: false },
    ],
    [
      { open: 36, targets: 29, refused: 29, workers: 3 },
      { before: 12, after: 12, heavy: false },
    ],
    [
      { open: 36, targets: 29, refused: 20, workers: 3 },
      { before: 12, after: 15, heavy: false },
    ],
  ])('of %j is %j', (figures, expected) => {
    expect(workerLoad(load(figures))).toEqual(expected);
  });

  it('is unknown where nobody works', () => {
    expect(workerLoad(load({ open: 3, targets: 2, workers: 0 }))).toBeNull();
  });
});

it('bars leave room for the line, and for the longest of them', () => {
  expect(barEnd([])).toBe(48);
  expect(barEnd([load({ open: 60, targets: 20 }), load({ workers: 0, open: 900 })])).toBe(80);
});
