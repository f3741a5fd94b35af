import { startMariaDb } from '../src/mariadb.mjs';
import { requireNode } from '../src/node-version.mjs';
import { workspacePackages } from '../src/repository.mjs';
import { findTestNeeds, installCommand } from '../src/test-needs.mjs';
import { clearReports, readReports } from '../src/test-report.mjs';
import { prepareWorkspace, runPnpm } from '../src/workspace.mjs';

const say = (text) => console.log(text);
const turbo = [
  'exec',
  'turbo',
  'run',
  '--continue',
  '--no-update-notifier',
  '--output-logs=new-only',
  '--concurrency=2',
];
/**
 * The server's data is gone after the run, and what tests kill is core, never the server: nothing has to reach the disk.
 * Half of what a hundred tables cost is waiting for it.
 */
const FORGETFUL = [
  '--loose-debug-no-sync',
  '--skip-sync-frm',
  '--innodb-flush-log-at-trx-commit=0',
  '--skip-innodb-doublewrite',
];

try {
  requireNode();
  await prepareWorkspace(say);
  const needs = await findTestNeeds(process.env, say);
  process.exitCode = await runSuites(needs);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  say('0 passed, 1 failed');
  process.exitCode = 1;
}

async function runSuites(needs) {
  const own = needs.mariadbUrl === null && needs.mariadb !== null ? await startMariaDb(needs.mariadb, FORGETFUL) : null;
  const stop = () => void own?.stop().then(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const mariadbUrl = needs.mariadbUrl ?? own?.url;
    const environment = {
      ...process.env,
      ...(mariadbUrl === undefined ? {} : { YIGE_TEST_MARIADB_URL: mariadbUrl }),
      ...(needs.chromium === null ? {} : { YIGE_TEST_CHROMIUM: needs.chromium }),
      // Results are cached by what was there to test with, not by the port that it happened to listen on.
      YIGE_TEST_WITH: [
        'node',
        process.versions.node.split('.')[0],
        mariadbUrl && 'mariadb',
        needs.chromium && 'chromium',
      ]
        .filter(Boolean)
        .join(' '),
    };
    const suites = workspacePackages().filter(({ scripts }) => scripts.test !== undefined);
    clearReports(suites);
    const checks = [
      { name: 'format, lint and arrows', code: await runPnpm(['exec', 'biome', 'check', '.'], environment) },
      { name: 'types', code: await runPnpm([...turbo, 'lint'], environment) },
    ];
    const tested = await runPnpm([...turbo, 'test', 'build-storybook'], environment);
    return summarise({ checks, tested, suites, missing: needs.missing });
  } finally {
    await own?.stop();
  }
}

/** The last line is for programs: `N passed, N failed`. */
function summarise({ checks, tested, suites, missing }) {
  const reports = readReports(suites);
  let { passed, failed } = reports;
  say('\nSuites:');
  for (const line of reports.lines) say(line);
  for (const { name, code } of checks) {
    say(`  ${name}: ${code === 0 ? 'passed' : 'failed'}`);
    if (code === 0) passed += 1;
    else failed += 1;
  }
  // Every suite says that it passed, and yet a task failed: a build, or Storybook's.
  if (tested !== 0 && reports.failed === 0) {
    say('  a build failed; see above');
    failed += 1;
  }
  if (reports.skipped > 0 && process.env.CI === 'true') {
    say(`  ${reports.skipped} left out; with CI=true nothing may be`);
    failed += 1;
  }
  if (missing.length > 0) {
    say(`\nLeft out, since this machine has no ${missing.join(' and no ')}: what needs it. To get it:`);
    say(`  ${installCommand(missing)}`);
    say('or let npm test install it: YIGE_INSTALL_SYSTEM=1 npm test');
    if (process.env.CI === 'true') {
      say('With CI=true nothing may be left out.');
      failed += missing.length;
    }
  }
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
