import { findProgram } from './find-program.mjs';
import { findMariaDb } from './mariadb.mjs';
import { run } from './run.mjs';

const debianPackages = {
  // The second one holds my_print_defaults, without which mariadb-install-db of the first does not run.
  mariadb: ['mariadb-server-core', 'mariadb-client-core'],
  // Chromium without the window around its pages: the same pages in three quarters of the processor time.
  chromium: ['chromium-headless-shell', 'fonts-noto-cjk'],
};
/** Of a Debian that does not split it yet. */
const earlierPackages = { ...debianPackages, chromium: ['chromium', 'fonts-noto-cjk'] };
const browsers = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

export const installCommand = (names) =>
  `apt-get install -y --no-install-recommends ${names.flatMap((name) => debianPackages[name]).join(' ')}`;

/**
 * What the suites need beyond Node: a MariaDB server and a Chromium. What is missing of the `wanted` is installed where
 * that was asked for (`CI=true`, `YIGE_INSTALL_SYSTEM=1`), as Debian packages without a system service.
 */
export async function findTestNeeds(environment, say, wanted = ['mariadb', 'chromium']) {
  let found = look(environment, wanted);
  if (found.missing.length > 0 && (environment.CI === 'true' || environment.YIGE_INSTALL_SYSTEM === '1')) {
    await install(found.missing, say);
    found = look(environment, wanted);
  }
  return found;
}

function look(environment, wanted) {
  const mariadb = findMariaDb();
  const mariadbUrl = environment.YIGE_TEST_MARIADB_URL ?? null;
  const chromium = environment.YIGE_TEST_CHROMIUM ?? findProgram(browsers);
  const missing = [
    ...(mariadb === null && mariadbUrl === null ? ['mariadb'] : []),
    ...(chromium === null ? ['chromium'] : []),
  ].filter((name) => wanted.includes(name));
  return { mariadb, mariadbUrl, chromium, missing };
}

async function install(names, say) {
  const apt = findProgram(['apt-get']);
  if (apt === null) {
    say('This machine has no apt-get: install MariaDB and Chromium in its own way.');
    return;
  }
  say(`Installing ${names.join(' and ')} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const asRoot = (parameters) =>
    process.getuid?.() === 0
      ? run(apt, parameters, { env: environment })
      : run('sudo', ['-n', apt, ...parameters], { env: environment });
  // A list that cannot be refreshed may still be good enough; whether it was shows in what is found afterwards.
  if ((await asRoot(['update', '-qq'])) !== 0) say('The package list could not be refreshed.');
  let code = 0;
  for (const known of [debianPackages, earlierPackages]) {
    const packages = names.flatMap((name) => known[name]);
    code = await asRoot(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    if (code === 0) return;
  }
  say(`Installing failed (exit code ${code}).`);
}
