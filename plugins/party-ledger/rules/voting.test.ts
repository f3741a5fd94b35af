import { expect, it } from 'vitest';
import { type Decision, outcomeOf, votingRulesOn } from './voting.js';

const rules = votingRulesOn('2026-11-26');
const vote = (decision: Decision, entitled: number, present: number, yes: number, writtenYes = 0) =>
  outcomeOf({ decision, entitled, present, yes, writtenYes }, rules);

// "A resolution needs at least half of the members with a vote present and yes votes of more than half of those entitled to attend"
it.each([
  [20, 10, 10, true, false],
  [20, 11, 11, true, true],
  [20, 9, 9, false, false],
  [20, 20, 10, true, false],
  [20, 20, 11, true, true],
  [21, 10, 10, false, false],
  [21, 11, 11, true, true],
  [21, 11, 10, true, false],
  [0, 0, 0, false, false],
] as const)(
  'a resolution of %i entitled, %i present, %i yes: quorate %s, passed %s',
  (entitled, present, yes, quorate, passed) => {
    expect(vote('resolution', entitled, present, yes)).toMatchObject({ quorate, passed });
  },
);

it('written opinions count for no resolution', () => {
  expect(vote('resolution', 20, 12, 8, 5).passed).toBe(false);
});

// "an election needs four fifths present, elected is who has more than half of those present"
it.each([
  [20, 16, 9, true, true],
  [20, 16, 8, true, false],
  [20, 15, 15, false, false],
  [29, 23, 20, false, false],
  [29, 24, 13, true, true],
  [29, 24, 12, true, false],
] as const)(
  'an election of %i entitled, %i present, %i yes: quorate %s, elected %s',
  (entitled, present, yes, quorate, passed) => {
    expect(vote('election', entitled, present, yes)).toMatchObject({ quorate, passed });
  },
);

// "accepting a member: more than half present, prior written opinions of absentees count"
it.each([
  [20, 10, 10, 5, false, false],
  [20, 11, 9, 2, true, true],
  [20, 11, 9, 1, true, false],
  [20, 11, 11, 0, true, true],
] as const)(
  'an acceptance of %i entitled, %i present, %i yes and %i written: quorate %s, passed %s',
  (entitled, present, yes, written, quorate, passed) => {
    expect(vote('acceptance', entitled, present, yes, written)).toMatchObject({ quorate, passed });
  },
);
