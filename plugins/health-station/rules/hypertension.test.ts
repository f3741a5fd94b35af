import { expect, it } from 'vitest';
import {
  broughtNearer,
  elderBornBy,
  nextFollowUpDue,
  screenedBornBy,
  screeningFollowUpDue,
} from '../server/readings/follow-up-plan.js';
import {
  controlOf,
  countsAsFollowUp,
  hypertensionRules,
  hypertensionRulesOn,
  screeningOf,
  stepAfter,
} from './hypertension.js';
import { localSettings } from './local-settings.js';

const DAY = '2026-11-24';
const usual = { followUpMonths: 3, soonDays: 14 };
const rules = hypertensionRulesOn(DAY);

// "≥180 and/or ≥110 → urgent referral … Controlled: <140/90 (≥65 years: <150/90)."
it.each([
  [139, 89, 'general', 'controlled'],
  [140, 89, 'general', 'notControlled'],
  [139, 90, 'general', 'notControlled'],
  [149, 89, 'elder', 'controlled'],
  [150, 89, 'elder', 'notControlled'],
  [149, 90, 'elder', 'notControlled'],
  [179, 109, 'elder', 'notControlled'],
  [180, 80, 'elder', 'urgent'],
  [130, 110, 'general', 'urgent'],
  [180, 110, 'general', 'urgent'],
] as const)('%i/%i by the %s limit: %s', (systolic, diastolic, limit, control) => {
  expect(controlOf({ systolic, diastolic }, limit === 'elder', rules)).toBe(control);
});

it('"≥65 years": the limit changes with the 65th birthday', () => {
  expect(elderBornBy(DAY)).toBe('1961-11-24');
});

// "Not controlled the first time → adjust, 2 weeks; twice running or a new complication → refer, 2 weeks."
it.each([
  ['controlled', 'notControlled', 'routine'],
  ['notControlled', null, 'adjust'],
  ['notControlled', 'controlled', 'adjust'],
  ['notControlled', 'notControlled', 'refer'],
  ['notControlled', 'urgent', 'refer'],
  ['urgent', null, 'referUrgently'],
  ['urgent', 'controlled', 'referUrgently'],
] as const)('%s after %s: %s', (control, previous, step) => {
  expect(stepAfter(control, previous)).toBe(step);
});

it.each([
  ['controlled', null, 'refer'],
  ['controlled', 'controlled', 'refer'],
  ['notControlled', null, 'refer'],
  ['urgent', 'controlled', 'referUrgently'],
] as const)('%s after %s with a new complication: %s', (control, previous, step) => {
  expect(stepAfter(control, previous, true)).toBe(step);
});

// "Hypertension (residents ≥ 35): screen yearly. ≥140 and/or ≥90 on three different days → refer to confirm"
const reading = (day: number, systolic: number, diastolic: number) => ({
  ...{ on: `2026-11-${String(day).padStart(2, '0')}`, systolic, diastolic },
});
it.each([
  ['139/89', [reading(1, 139, 89)], 'normal', 0],
  ['140/89', [reading(1, 140, 89)], 'measureAgain', 1],
  ['139/90', [reading(1, 139, 90)], 'measureAgain', 1],
  ['two days', [reading(1, 140, 80), reading(2, 140, 80)], 'measureAgain', 2],
  ['three times on two days', [reading(1, 150, 80), reading(1, 152, 80), reading(2, 140, 80)], 'measureAgain', 2],
  ['three different days', [reading(1, 140, 80), reading(2, 120, 90), reading(9, 140, 90)], 'referToConfirm', 3],
  ['in whatever order', [reading(9, 140, 90), reading(1, 140, 80), reading(2, 120, 90)], 'referToConfirm', 3],
  ['a normal day after two', [reading(1, 140, 80), reading(2, 140, 80), reading(3, 120, 80)], 'normal', 2],
  [
    'a normal day among them',
    [reading(1, 140, 80), reading(2, 120, 80), reading(3, 140, 80), reading(4, 140, 80)],
    'referToConfirm',
    3,
  ],
  [
    'a normal day after three',
    [reading(1, 140, 80), reading(2, 140, 80), reading(3, 140, 80), reading(4, 120, 80)],
    'referToConfirm',
    3,
  ],
  // "≥180 and/or ≥110 → urgent referral"
  ['179/109', [reading(1, 179, 109)], 'measureAgain', 1],
  ['180/80', [reading(1, 180, 80)], 'referUrgently', 1],
  ['130/110', [reading(1, 130, 110)], 'referUrgently', 1],
  ['urgent before, less now', [reading(1, 180, 80), reading(2, 150, 80)], 'measureAgain', 2],
] as const)('screened %s: %s', (_what, readings, outcome, raisedDays) => {
  expect(screeningOf(readings, rules)).toEqual({ outcome, raisedDays });
});

it('"residents ≥ 35", "yearly"; "+ 1 physical"', () => {
  expect(rules.screening).toEqual({ age: 35, raised: { systolicFrom: 140, diastolicFrom: 90 }, days: 3 });
  expect(screenedBornBy(DAY)).toBe('1991-11-24');
  expect(rules.physicalsAYear).toBe(1);
});

// "Patients: at least 4 face-to-face follow-ups a year"; "urgent referral, follow up within 2 weeks".
it.each([
  ['controlled', '2027-02-24', 'a quarter on'],
  ['notControlled', '2026-12-08', '2 weeks'],
  ['urgent', '2026-12-08', '2 weeks'],
] as const)('after a follow-up that found %s, the next by %s (%s)', (control, due, _what) => {
  expect(nextFollowUpDue(DAY, control, usual)).toBe(due);
});

it.each([
  ['2027-01-15', 'urgent', '2026-12-08'],
  ['2027-01-15', 'notControlled', '2026-12-08'],
  ['2026-12-01', 'urgent', '2026-12-01'],
  ['2026-12-01', 'controlled', '2026-12-01'],
] as const)('a reading between follow-ups due by %s that says %s: by %s', (due, control, next) => {
  expect(broughtNearer(due, DAY, control, usual)).toBe(next);
});

// "twice running or a new complication → refer, 2 weeks"
it('a new complication brings the next follow-up within 2 weeks, however well the pressure is', () => {
  expect(nextFollowUpDue(DAY, 'controlled', usual, true)).toBe('2026-12-08');
});

// "refer to confirm, follow up within 2 weeks"; "urgent referral, follow up within 2 weeks"
it.each([
  ['referToConfirm', '2026-12-08'],
  ['referUrgently', '2026-12-08'],
  ['measureAgain', null],
  ['normal', null],
] as const)('screening that says %s is followed up by %s', (outcome, due) => {
  expect(screeningFollowUpDue(outcome, DAY, usual)).toBe(due);
});

it('four follow-ups in a year', () => {
  expect(rules.followUpsAYear).toBe(4);
});

// Issue 6: "a collected reading never counts as one of the doctor's four follow-ups".
it.each([
  ['collected', true, true, false],
  ['collected', true, false, false],
  ['collected', false, true, false],
  ['collected', false, false, false],
  ['doctor', true, true, true],
  ['doctor', true, false, false],
  ['doctor', false, true, false],
  ['doctor', false, false, false],
] as const)('%s, face to face: %s, measured: %s, is a follow-up: %s', (origin, faceToFace, measured, counts) => {
  expect(countsAsFollowUp({ origin, faceToFace, measured })).toBe(counts);
});

it('the newest rules that apply on a day count; before the first, the first', () => {
  const [known] = hypertensionRules;
  if (known === undefined) throw new RangeError('no rules');
  const later = { ...known, validFrom: '2027-01-01', followUpsAYear: 6 };
  expect(hypertensionRulesOn('2026-12-31', [known, later]).followUpsAYear).toBe(4);
  expect(hypertensionRulesOn('2027-01-01', [known, later]).followUpsAYear).toBe(6);
  expect(hypertensionRulesOn('1990-01-01', [known, later])).toBe(known);
});

it('until an office sets another, follow-ups are as the rules ask; none may set less', () => {
  expect(Object.fromEntries(localSettings.map((field) => [field.name, field.default]))).toEqual(usual);
  expect(Object.fromEntries(localSettings.map((field) => [field.name, field.maximum]))).toEqual(usual);
});

it('an office that sees its patients more often is followed, one that would see them less is not', () => {
  const often = { followUpMonths: 1, soonDays: 7 };
  expect(nextFollowUpDue(DAY, 'controlled', often)).toBe('2026-12-24');
  expect(nextFollowUpDue(DAY, 'urgent', often)).toBe('2026-12-01');
  const seldom = { followUpMonths: 6, soonDays: 30 };
  expect(nextFollowUpDue(DAY, 'controlled', seldom)).toBe('2027-02-24');
  expect(broughtNearer('2027-01-15', DAY, 'notControlled', seldom)).toBe('2026-12-08');
});
