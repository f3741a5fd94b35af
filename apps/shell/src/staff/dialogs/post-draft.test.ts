import { describe, expect, it } from 'vitest';
import { endAfter, lastDayOf } from '../last-day.js';
import { emptyDraft, newAppointmentOf } from './post-draft.js';

describe('a post that is being filled in', () => {
  const filled = { ...emptyDraft(0, '2026-11-25', 'regular'), unitId: 'unit', role: 'gridWorker' as const };

  it.each([
    ['without a unit', { unitId: null }],
    ['without a role', { role: null }],
    ['without a first day', { validFrom: '' }],
  ])('is not sent %s', (_, changes) => {
    expect(newAppointmentOf({ ...filled, ...changes })).toBeNull();
  });

  it('leaves out what was left empty', () => {
    expect(newAppointmentOf({ ...filled, basis: '  ' })).toEqual({
      unitId: 'unit',
      role: 'gridWorker',
      kind: 'regular',
      validFrom: '2026-11-25',
    });
  });

  it('ends on the day after the last one that people name', () => {
    const sent = newAppointmentOf({ ...filled, lastDay: '2027-02-28', bodyId: 'body', basis: ' 12 号 ' });
    expect(sent).toMatchObject({ validTo: '2027-03-01', bodyId: 'body', basis: '12 号' });
  });
});

it.each(['2026-12-31', '2028-02-29'])('%s is the last day before the day after it', (day) => {
  expect(lastDayOf(endAfter(day))).toBe(day);
});
