import type { AuditVerification } from '@yige/contracts';
import { expect, it } from 'vitest';
import { reportLines } from './report.js';

const intact: AuditVerification = {
  state: 'intact',
  from: null,
  to: null,
  days: 2,
  entries: 9,
  unsealed: 0,
  anchors: 3,
  findings: [],
  verifiedAt: '2026-03-10T02:00:00.000Z',
};

it('says what was followed when all is well', () => {
  expect(reportLines(intact)).toEqual(['The audit is intact: 9 entries of 2 days, 3 heads compared, 0 not sealed yet']);
});

it('names each place that does not fit', () => {
  const lines = reportLines({
    ...intact,
    state: 'broken',
    findings: [
      { kind: 'changed', day: '2026-03-10', sequence: 2, entryId: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6' },
      { kind: 'removed', day: '2026-03-11', sequence: null, entryId: null },
    ],
  });
  expect(lines[0]).toBe('2026-03-10 #2  01JD9ZK4T0ZV5B6RJ2T3Q4W5X6  changed after it was sealed');
  expect(lines[1]).toBe('2026-03-11  (no entry left)  removed');
  expect(lines[2]).toContain('broken in 2 places');
});
