import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clearReports, readReports } from '../src/test-report.mjs';

let directory;
const suite = () => ({ name: '@yige/example', directory });
const report = (fields) => {
  mkdirSync(join(directory, 'test-results'), { recursive: true });
  const whole = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    success: true,
    testResults: [],
    ...fields,
  };
  writeFileSync(join(directory, 'test-results', 'vitest.json'), JSON.stringify(whole));
};
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'yige-report-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('sums what passed, failed and was left out', () => {
  report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, success: false });
  expect(readReports([suite()])).toMatchObject({ passed: 7, failed: 2, skipped: 1 });
});

it('counts a suite that reported nothing as failed', () => {
  expect(readReports([suite()])).toMatchObject({ passed: 0, failed: 1, lines: ['  @yige/example: did not run'] });
});

it('does not count the report of an earlier run', () => {
  report({ numPassedTests: 7 });
  clearReports([suite()]);
  expect(readReports([suite()]).failed).toBe(1);
});

it('counts a file that could not be loaded, and an error outside any test', () => {
  report({ numPassedTests: 3, success: false, testResults: [{ status: 'failed', assertionResults: [] }] });
  expect(readReports([suite()])).toMatchObject({ passed: 3, failed: 1 });
  report({ numPassedTests: 3, success: false });
  expect(readReports([suite()])).toMatchObject({ passed: 3, failed: 1 });
});

it('says at the end what failed, why, and what a page was doing then', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'a walk begins', failureMessages: [] },
    {
      status: 'failed',
      fullName: 'a walk ends',
      failureMessages: ['Error: no end\n    at walk.ts:7'],
      meta: { lastSeen: 'The page stood at /visits' },
    },
  ];
  report({ numFailedTests: 1, success: false, testResults: [{ name: '/x/walk.test.ts', assertionResults }] });
  expect(readReports([suite()]).lines).toEqual([
    '  @yige/example: 0 passed, 1 failed',
    '    ✗ walk.test.ts: a walk ends\n      Error: no end\n          at walk.ts:7',
    '      The page stood at /visits',
  ]);
});
