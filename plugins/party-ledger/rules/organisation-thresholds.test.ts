import { expect, it } from 'vitest';
import {
  findingsOf,
  mayStandUnder,
  type OrganisationFacts,
  termYearsOf,
  thresholdRulesOn,
} from './organisation-thresholds.js';

const DAY = '2026-11-26';
const REMINDER = '2027-02-26';
const rules = thresholdRulesOn(DAY);
const wellMade: OrganisationFacts = {
  ...{ kind: 'branch', members: 20, fullMembers: 20, jointUnits: 0, committeeSize: 5, termEndsOn: '2028-01-01' },
};
const codes = (facts: Partial<OrganisationFacts>) =>
  findingsOf({ ...wellMade, ...facts }, rules, DAY, REMINDER).map(({ code }) => code);

// "≥3 full members → branch; fewer → joint branch of at most 5 units; a branch has at most 50; ≥7 → branch committee of 3–5
// (at most 7); <7 → a secretary only (deputy if needed); >50 → general branch; >100 → party committee (on approval)."
it.each([
  ['a branch of 3', { members: 3, fullMembers: 3, committeeSize: 1 }, []],
  ['a branch of 2 full members', { members: 9, fullMembers: 2, committeeSize: 1 }, ['tooFewForBranch']],
  ['a joint branch of 5 units', { kind: 'jointBranch', fullMembers: 6, jointUnits: 5, committeeSize: 1 }, []],
  [
    'a joint branch of 6 units',
    { kind: 'jointBranch', fullMembers: 6, jointUnits: 6, committeeSize: 1 },
    ['tooManyJointUnits'],
  ],
  ['a branch of 50', { members: 50, fullMembers: 50 }, []],
  ['a branch of 51', { members: 51, fullMembers: 50 }, ['tooManyForBranch']],
  ['7 full members and a committee of 3', { fullMembers: 7, committeeSize: 3 }, []],
  ['7 full members and a secretary only', { fullMembers: 7, committeeSize: 1 }, ['committeeMissing']],
  ['7 full members, secretary and deputy', { fullMembers: 7, committeeSize: 2 }, ['committeeMissing']],
  ['6 full members, secretary and deputy', { fullMembers: 6, committeeSize: 2 }, []],
  ['6 full members and a committee', { fullMembers: 6, committeeSize: 3 }, ['secretaryIsEnough']],
  ['a committee of 5', { committeeSize: 5 }, []],
  ['a committee of 6', { committeeSize: 6 }, ['committeeLargerThanUsual']],
  ['a committee of 7', { committeeSize: 7 }, ['committeeLargerThanUsual']],
  ['a committee of 8', { committeeSize: 8 }, ['committeeTooLarge']],
  ['nobody elected', { committeeSize: null, termEndsOn: null }, ['nobodyElected']],
  ['a general branch of 100', { kind: 'generalBranch', members: 100, fullMembers: 100 }, []],
  ['a general branch of 101', { kind: 'generalBranch', members: 101, fullMembers: 101 }, ['enoughForPartyCommittee']],
  ['a term that ends within the reminder', { termEndsOn: '2027-02-26' }, ['termEnds']],
  ['a term that ends today', { termEndsOn: DAY }, ['termOver']],
  ['a term that ends later', { termEndsOn: '2027-02-27' }, []],
] as const)('%s', (_what, facts, expected) => {
  expect(codes(facts)).toEqual(expected);
});

// "Terms: village and community committees and branches 5 years, other branches 3."
it.each([
  ['branch', 'community', 5],
  ['branch', 'village', 5],
  ['partyCommittee', 'community', 5],
  ['branch', 'other', 3],
  ['jointBranch', 'other', 3],
  ['generalBranch', 'other', 3],
] as const)('a %s (%s) is elected for %i years', (kind, setting, years) => {
  expect(termYearsOf(kind, setting, rules)).toBe(years);
});

it.each([
  ['group', 'branch', true],
  ['group', 'jointBranch', true],
  ['group', 'partyCommittee', false],
  ['group', null, false],
  ['branch', 'generalBranch', true],
  ['branch', 'partyCommittee', true],
  ['branch', null, true],
  ['branch', 'branch', false],
  ['generalBranch', 'branch', false],
  ['partyCommittee', null, true],
] as const)('a %s under %s: %s', (kind, parent, allowed) => {
  expect(mayStandUnder(kind, parent)).toBe(allowed);
});
