import { describe, expect, it } from 'vitest';
import { exemptionOf, type Sending } from './gate-rules.js';
import { periodOf } from './period.js';

const bureauWork: Sending = { gate: 'admission', toCommunity: true, byCommunity: false, followsCase: false };

// Source, rules.md “Burden reduction”: “Work enters a community only by admission”; “Never gated: alarms, matters reported
// by residents or staff, a community's own work, work inside an agency, and follow-ups that one case triggers.”
describe('what needs an admission', () => {
  it.each<[string, Partial<Sending>, string | null]>([
    ['work that a bureau sends', {}, null],
    ['an alarm', { gate: 'alarm' }, 'alarm'],
    ['a matter reported by residents or staff', { gate: 'reportedMatter' }, 'reportedMatter'],
    ['work inside an agency', { gate: 'agencyWork' }, 'agencyWork'],
    ['a community’s own work', { byCommunity: true }, 'communityOwnWork'],
    ['a follow-up that one case triggers', { followsCase: true }, 'followUp'],
    ['what stays with street or district', { toCommunity: false }, 'aboveCommunities'],
  ])('%s', (_, facts, pass) => {
    expect(exemptionOf({ ...bureauWork, ...facts })).toBe(pass);
  });
});

describe('the period in which a round counts', () => {
  it.each([
    ['2026-01-01', 'month', '2026-01'],
    ['2026-03-31', 'quarter', '2026-Q1'],
    ['2026-04-01', 'quarter', '2026-Q2'],
    ['2026-12-31', 'quarter', '2026-Q4'],
    ['2026-12-31', 'year', '2026'],
    ['2026-12-31', 'once', 'once'],
  ] as const)('%s by %s is %s', (day, period, key) => {
    expect(periodOf(day, period)).toBe(key);
  });
});
