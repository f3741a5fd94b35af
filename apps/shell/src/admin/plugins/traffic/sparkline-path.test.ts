import { expect, it } from 'vitest';
import { sparklinePath } from './sparkline-path.js';

it.each([
  ['from zero up to the highest', [0, 5, 10], 'M0.0 32.0L75.0 17.0L150.0 2.0'],
  ['broken where nothing was measured', [4, null, 4], 'M0.0 2.0M150.0 2.0'],
  ['flat at the bottom where nothing happened', [0, 0], 'M0.0 32.0L150.0 32.0'],
  ['nothing at all', [null, null], ''],
])('%s', (_, values, path) => {
  expect(sparklinePath(values)).toBe(path);
});
