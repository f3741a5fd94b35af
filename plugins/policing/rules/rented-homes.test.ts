import { expect, it } from 'vitest';
import { homeCheckResultSchema } from '../contract/rented-homes.js';
import { localSettings } from './local-settings.js';
import { pointsOf, rentedHomeRulesOn } from './rented-homes.js';

const well = { personMet: 'door', consent: 'given', contract: 'onFile', pledge: 'signed' } as const;

// rules.md: "real-name contract on file, safety pledge signed, no separate letting of kitchen, bathroom or balcony."
it.each([
  [{}, []],
  [{ contract: 'missing' }, ['contract']],
  [{ pledge: 'unsigned' }, ['pledge']],
  [{ letSeparately: ['balcony'] }, ['balcony']],
  [{ contract: 'missing', letSeparately: ['kitchen', 'bathroom'] }, ['contract', 'kitchen', 'bathroom']],
  [{ hazards: ['gas', 'escape'] }, ['gas', 'escape']],
] as const)('seen at a home: %o, to be settled: %o', (seen, points) => {
  expect(pointsOf(homeCheckResultSchema.parse({ ...well, ...seen }))).toEqual(points);
});

// The issue: "with the resident's consent, never a search"; where it is refused, that is written down and nothing else.
it.each([
  [well, true],
  [{ personMet: 'door', consent: 'refused' }, true],
  [{ personMet: 'notMet' }, true],
  [{ personMet: 'phone' }, true],
  [{ personMet: 'door' }, false],
  [{ personMet: 'door', consent: 'given' }, false],
  [{ personMet: 'door', consent: 'given', contract: 'onFile' }, false],
  [{ ...well, consent: 'refused' }, false],
  [{ personMet: 'door', consent: 'refused', hazards: [] }, false],
  [{ ...well, personMet: 'phone' }, false],
  [{ personMet: 'notMet', consent: 'refused' }, false],
] as const)('%o can be handed in: %s', (result, may) => {
  expect(homeCheckResultSchema.safeParse(result).success).toBe(may);
});

it('[U] cycles are the offices’ to set', () => {
  const { usual } = rentedHomeRulesOn('2026-11-26');
  expect(usual.confirmed).toBe(false);
  const defaults = Object.fromEntries(localSettings.map((field) => [field.name, field.default]));
  expect(defaults).toMatchObject({ rentedHomeCycleDays: usual.cycleDays, rentedHomeRetryDays: usual.retryDays });
});
