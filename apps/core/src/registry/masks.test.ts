import { expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from './masks.js';

it.each([
  ['990101194405060317', '9****************7'],
  ['99010119440506031X', '9****************X'],
  ['99', '99'],
])('ID number %s → %s: first and last character only', (idNumber, masked) => {
  expect(maskIdNumber(idNumber)).toBe(masked);
});

it.each([
  ['19900000317', '199****0317'],
  ['03175551234', '031****1234'],
  ['5551234', '*******'],
])('phone %s → %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

// rules.md: “a name in public texts as 陈某某, compound surnames kept”.
it.each([
  ['陈桂兰', '陈某某'],
  ['林燕', '林某'],
  ['欧阳小雨', '欧阳某某'],
  ['李', '李某'],
])('name %s → %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
