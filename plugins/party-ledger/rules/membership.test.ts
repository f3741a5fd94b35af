import { expect, it } from 'vitest';
import { membershipRulesOn } from './membership.js';

it('"applicant ≥ 18"; "probation 1 year"; "mobile (≥6 months away, relation not moved)"', () => {
  expect(membershipRulesOn('2026-11-26')).toMatchObject({ youngest: 18, probationMonths: 12, mobileMonths: 6 });
});
