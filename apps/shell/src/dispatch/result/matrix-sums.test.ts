import { type DispatchResult, newId } from '@yige/contracts';
import { expect, it } from 'vitest';
import { isUndone, streetSum } from './matrix-sums.js';

const line = (figures: Partial<DispatchResult>): DispatchResult => ({
  unit: { id: newId(), name: '爱民佳苑社区', level: 'community' },
  above: null,
  targets: 5,
  notBegun: 0,
  inProgress: 0,
  submitted: 0,
  closed: 0,
  returned: 0,
  recalled: 0,
  overdue: 0,
  heldBack: 0,
  refusal: null,
  ...figures,
});

it.each([
  [{ notBegun: 1 }, true],
  [{ inProgress: 1 }, true],
  [{ returned: 1 }, true],
  [{ submitted: 5 }, false],
  [{ closed: 5 }, false],
  [{ heldBack: 3, recalled: 2 }, false],
])('with %j something is to be handed in: %s', (figures, undone) => {
  expect(isUndone(line(figures))).toBe(undone);
});

it('sums up a street', () => {
  expect(streetSum([line({ closed: 2 }), line({ targets: 7, closed: 1 })])).toEqual({
    communities: 2,
    targets: 12,
    closed: 3,
  });
});
