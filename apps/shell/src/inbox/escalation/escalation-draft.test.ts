import { newEscalationRuleSchema } from '@yige/contracts';
import { expect, it } from 'vitest';
import { dayFaults, draftOf, ruleOf } from './escalation-draft.js';

const today = '2026-11-27';

it('begins with what holds, for deadlines from today on', () => {
  const rule = {
    version: 0,
    validFrom: '2020-01-01',
    workingDays: [2, 5],
    basis: null,
    changedAt: null,
    changedBy: null,
  };
  expect(draftOf(rule, today)).toEqual({ days: [2, 5, null], validFrom: today, basis: '' });
});

it.each([
  [
    [2, 5, 10],
    [null, null, null],
  ],
  [
    [2, null, null],
    [null, null, null],
  ],
  [
    [null, 5, null],
    ['gap', 'gap', null],
  ],
  [
    [5, 2, 10],
    [null, 'order', null],
  ],
  [
    [2, null, 10],
    [null, null, 'gap'],
  ],
] as const)('days %j: to mend %j', (days, faults) => {
  expect(dayFaults(days)).toEqual(faults);
});

it('is a rule that core takes once all is there, and none before', () => {
  const draft = { days: [1, 3, null], validFrom: today, basis: ' 区督办〔2026〕3 号 ' };
  const rule = ruleOf(draft, today);
  expect(newEscalationRuleSchema.safeParse(rule).data).toEqual({
    ...{ validFrom: today, basis: '区督办〔2026〕3 号', workingDays: [1, 3] },
  });
  for (const part of [{ basis: ' ' }, { validFrom: '' }, { validFrom: '2026-11-26' }, { days: [3, 3, null] }])
    expect(ruleOf({ ...draft, ...part }, today)).toBeNull();
});
