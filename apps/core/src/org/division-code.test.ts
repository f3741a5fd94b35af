import { expect, it } from 'vitest';
import { codeFault } from './division-code.js';

// Source, rules.md, "Identity and codes": "GB/T 2260 (6 digits, county level) + 3 digits street + 3 digits community = 12;
// a grid adds a 3-digit sequence (15)."
it.each([
  ['990101', 'district', null, null],
  ['990101001', 'street', '990101', null],
  ['990101001001', 'community', '990101001', null],
  ['990101001001014', 'grid', '990101001001', null],
  // A level may be missing.
  ['990101003001', 'community', '990101', null],
  // A grid in a hamlet community, which has a grid's code itself.
  ['990101001001015', 'grid', '990101001001014', null],
  ['99010', 'district', null, 'length'],
  ['9901010010', 'street', '990101', 'length'],
  ['99010100A', 'street', '990101', 'length'],
  ['990102001', 'street', '990101', 'prefix'],
  ['990101002001', 'community', '990101001', 'prefix'],
  ['990101001002015', 'grid', '990101001001014', 'prefix'],
] as const)('%s as the code of a %s within %s: %s', (code, level, parent, fault) => {
  expect(codeFault(code, level, parent)).toBe(fault);
});
