import { expect, it } from 'vitest';
import { placesFor } from './body-places.js';
import { termFault } from './term-check.js';

// Source, R3: "several residents' committees on one estate, several villages in one community".
it.each([
  ['residentsCommittee', 'urbanCommunity', 'one'],
  ['residentsCommittee', 'resettlementEstate', 'several'],
  ['residentsCommittee', 'villageCommunity', null],
  ['villagersCommittee', 'villageCommunity', 'several'],
  ['villagersCommittee', 'urbanCommunity', null],
  ['workStation', 'factoryCommunity', 'one'],
  ['workStation', 'street', null],
  ['partyOrganisation', 'hamletCommunity', 'one'],
  ['residentsCommittee', 'grid', null],
] as const)('%s in a %s: %s', (body, unit, places) => {
  expect(placesFor(body, unit)).toBe(places);
});

const term = (validFrom: string, validTo: string) => ({ validFrom, validTo });
const current = term('2021-10-01', '2026-10-01');

// Source, rules.md: "Terms: village and community committees and branches 5 years".
it.each([
  ['residentsCommittee', term('2026-10-01', '2031-10-01'), null, 'the next term begins as the last ends'],
  ['residentsCommittee', term('2026-10-01', '2031-10-02'), 'tooLong', 'a day more than 5 years'],
  ['residentsCommittee', term('2026-09-30', '2031-09-30'), 'overlap', 'a day too early'],
  ['residentsCommittee', term('2015-01-01', '2018-01-01'), null, 'three years before 2018-12-29'],
  ['residentsCommittee', term('2015-01-01', '2020-01-01'), 'tooLong', 'five years before 2018-12-29'],
  ['workStation', term('2026-10-01', '2027-10-01'), 'notElected', 'a work station'],
] as const)('%s %o: %s (%s)', (kind, given, fault, _why) => {
  expect(termFault(kind, given, [current])).toBe(fault);
});
