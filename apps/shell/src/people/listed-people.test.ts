import { expect, it } from 'vitest';
import { listedPeopleOf, toAddress } from './listed-people.js';

it('keeps what narrows the list in the address', () => {
  const listed = {
    unit: '01J00000000000000000000000',
    residenceKind: 'tenant',
    ageFrom: 60,
    ageTo: 79,
    fact: 'livingAlone',
    mismatch: true,
  } as const;
  expect(listedPeopleOf(new URLSearchParams(toAddress(listed)))).toEqual(listed);
  expect(listedPeopleOf(new URLSearchParams(toAddress({})))).toEqual({});
});

it.each(['residenceKind=ghost', 'ageFrom=-1', 'ageTo=old', 'mismatch=false', 'unit=x', 'q=陈'])(
  'leaves %s out',
  (address) => {
    expect(listedPeopleOf(new URLSearchParams(address))).toEqual({});
  },
);
