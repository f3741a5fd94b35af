import { expect, it } from 'vitest';
import { type FormField, faultOf } from './form-fields.js';

const field = (kind: FormField['kind'], optional = false): FormField => ({ name: 'x', label: 'x', kind, optional });

it.each([
  [field('text'), ' ', 'required'],
  [field('text', true), ' ', null],
  [field('text'), '居委会', null],
  [field('whole'), '420', null],
  [field('whole'), '420.5', 'number'],
  [field('whole'), '-1', 'number'],
  [field('day'), '2026-02-30', 'required'],
  [field('day'), '2026-02-28', null],
] as const)('%o filled with “%s”: %s', (given, value, fault) => {
  expect(faultOf(given, value)).toBe(fault);
});
