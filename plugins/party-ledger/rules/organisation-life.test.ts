import { expect, it } from 'vitest';
import { type BranchShape, periodOf, slotsOf } from './organisation-life.js';

const whole: BranchShape = { hasCommittee: true, groups: 2, asksForLessons: true };
const countOf = (shape: Partial<BranchShape>, kind: string) =>
  slotsOf(2026, { ...whole, ...shape }).filter((slot) => slot.kind === kind).length;

// "branch meeting quarterly; branch committee monthly; group meeting monthly; theme party day monthly; organisation-life
// meeting and democratic appraisal at least yearly."
it.each([
  ['branchMeeting', 4],
  ['committeeMeeting', 12],
  ['groupMeeting', 12],
  ['themeDay', 12],
  ['organisationLife', 1],
  ['appraisal', 1],
] as const)('%s: %i periods in a year', (kind, times) => {
  expect(countOf({}, kind)).toBe(times);
});

it('asks no committee meetings of a branch without one, no group meetings without groups, lessons only where set', () => {
  expect(countOf({ hasCommittee: false }, 'committeeMeeting')).toBe(0);
  expect(countOf({ groups: 0 }, 'groupMeeting')).toBe(0);
  expect([countOf({}, 'partyLesson'), countOf({ asksForLessons: false }, 'partyLesson')]).toEqual([4, 0]);
});

it('each group holds its own', () => {
  const times = slotsOf(2026, whole).reduce((sum, slot) => sum + slot.times, 0);
  expect(times).toBe(4 + 12 + 24 + 12 + 4 + 1 + 1);
});

it.each([
  ['branchMeeting', '2026-09-30', '2026-Q3'],
  ['branchMeeting', '2026-10-01', '2026-Q4'],
  ['themeDay', '2026-02-28', '2026-02'],
  ['appraisal', '2026-12-31', '2026'],
  ['election', '2026-12-31', null],
] as const)('%s on %s belongs to %s', (kind, day, period) => {
  expect(periodOf(kind, day)).toBe(period);
});
