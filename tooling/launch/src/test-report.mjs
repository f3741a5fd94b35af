import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Of what a failed test says; the rest stands above, in the suite's own output. */
const MESSAGE_LINES = 6;

/** Where the vitest preset of `tooling/config` writes what happened; restored from turbo's cache when nothing changed. */
const reportOf = (directory) => join(directory, 'test-results', 'vitest.json');

/** Reports of an earlier run must not be counted for this one. */
export function clearReports(packages) {
  for (const { directory } of packages) rmSync(join(directory, 'test-results'), { recursive: true, force: true });
}

/**
 * Sums what the suites of these packages reported. A suite that reported nothing failed: it did not get so far.
 * @param {{ name: string, directory: string }[]} packages
 * @returns {{ passed: number, failed: number, skipped: number, lines: string[] }}
 */
export function readReports(packages) {
  const total = { passed: 0, failed: 0, skipped: 0, lines: [] };
  for (const { name, directory } of packages) {
    const one = readReport(reportOf(directory));
    total.passed += one.passed;
    total.failed += one.failed;
    total.skipped += one.skipped;
    total.lines.push(describe(name, one), ...one.faults);
  }
  return total;
}

function readReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, missing: true, faults: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failedTests = report.numFailedTests;
  // A file that cannot even be loaded has no tests to count.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  ).length;
  // An error outside any test fails the run as well.
  const unexplained = !report.success && failedTests === 0 && brokenFiles === 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: failedTests + brokenFiles + unexplained,
    skipped: report.numPendingTests + report.numTodoTests,
    missing: false,
    faults: report.testResults.flatMap(faultsOf),
  };
}

/** What failed, at the end, where whoever sees only the end of a long run finds it. */
function faultsOf({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return message ? [faultLine(basename(name), message)] : [];
  return failed.flatMap(({ fullName, failureMessages, meta }) => [
    faultLine(`${basename(name)}: ${fullName}`, failureMessages.join('\n')),
    ...(meta?.lastSeen === undefined ? [] : [indented(meta.lastSeen)]),
  ]);
}

const faultLine = (title, message) =>
  `    ✗ ${title}\n${indented(message.split('\n').slice(0, MESSAGE_LINES).join('\n'))}`;

const indented = (text) => text.replace(/^/gm, '      ');

function describe(name, { passed, failed, skipped, missing }) {
  if (missing) return `  ${name}: did not run`;
  const more = [...(failed > 0 ? [`${failed} failed`] : []), ...(skipped > 0 ? [`${skipped} left out`] : [])];
  return `  ${name}: ${[`${passed} passed`, ...more].join(', ')}`;
}
