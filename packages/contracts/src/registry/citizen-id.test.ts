import { expect, it } from 'vitest';
import {
  birthDateOfCitizenId,
  citizenIdFault,
  citizenIdForms,
  normalizeIdNumber,
  sexOfCitizenId,
} from './citizen-id.js';

// rules.md, "Identity and codes": GB 11643-1999, "sum mod 11 indexes 10X98765432 … Valid: 11010519491231002X,
// 440524188001010014. A birth date in the future or an impossible date is invalid."
it.each([
  ['11010519491231002X', null],
  ['440524188001010014', null],
  ['110105194912310021', 'checkCharacter'],
  ['440524188001010015', 'checkCharacter'],
  ['11010519490230002X', 'birthDateImpossible'],
  ['11010520271231002X', 'birthDateFuture'],
  ['1101051949123100', 'form'],
  ['11010519491231002x', 'form'],
  ['', 'form'],
])('%s: %s', (idNumber, fault) => {
  expect(citizenIdFault(idNumber, '2026-11-19')).toBe(fault);
});

it('tells birth date and sex: "digits 7–14 are the birth date; the 17th digit is odd for male"', () => {
  expect(birthDateOfCitizenId('11010519491231002X')).toBe('1949-12-31');
  expect(sexOfCitizenId('11010519491231002X')).toBe('female');
  expect(sexOfCitizenId('440524188001010014')).toBe('male');
});

it('reads what people type: full-width digits, spaces, a small x', () => {
  expect(normalizeIdNumber('１１０１０５ 19491231 002x')).toBe('11010519491231002X');
});

// GB 11643-1989: 15 digits, the year with two of them, no check character.
it.each([
  ['11010519491231002X', ['11010519491231002X', '110105491231002']],
  ['110105491231002', ['11010519491231002X', '110105491231002']],
  ['11010520001231002X', ['11010520001231002X']],
  ['440524188001010014', ['440524188001010014']],
  ['E12345678', ['E12345678']],
])('%s stands in registers as %j', (idNumber, forms) => {
  expect(citizenIdForms(idNumber)).toEqual(forms);
});
