import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { startMariaDb } from '../src/mariadb.mjs';
import { requireNode } from '../src/node-version.mjs';
import { root } from '../src/repository.mjs';
import { run } from '../src/run.mjs';
import { findTestNeeds, installCommand } from '../src/test-needs.mjs';
import { build, prepareWorkspace } from '../src/workspace.mjs';

const say = (text) => console.log(text);
const parameters = process.argv.slice(2);
const full = parameters.includes('--full');
const onlyTold = parameters.some((parameter) => ['--help', '--list'].includes(parameter));
const program = join(root, 'tooling', 'bench', 'dist', 'main.js');

try {
  requireNode();
  await prepareWorkspace(say);
  await build(say, '@yige/bench');
  process.exitCode = onlyTold ? await run(process.execPath, [program, ...parameters]) : await bench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The bench on a MariaDB of its own; the full one keeps its data, since seeding it takes its time. */
async function bench() {
  const { mariadb, chromium } = await findTestNeeds(process.env, say);
  if (mariadb === null) {
    say('The bench needs a MariaDB server, and this machine has none. To get it:');
    say(`  ${installCommand(['mariadb'])}`);
    say('or let the bench install it: YIGE_INSTALL_SYSTEM=1 npm run bench');
    return 1;
  }
  const directory = full ? join(root, 'data', 'bench') : mkdtempSync(join(tmpdir(), 'yige-bench-'));
  mkdirSync(directory, { recursive: true });
  const server = await startMariaDb(mariadb, serverSettings(), full ? join(directory, 'mariadb') : undefined);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stopping.abort());
  try {
    return await run(process.execPath, [program, ...parameters], {
      env: {
        ...process.env,
        YIGE_BENCH_MARIADB_URL: server.url,
        YIGE_BENCH_DIR: directory,
        ...(chromium === null ? {} : { YIGE_BENCH_CHROMIUM: chromium }),
      },
      signal: stopping.signal,
    });
  } finally {
    await server.stop();
    if (!full) rmSync(directory, { recursive: true, force: true });
  }
}

/** Open tasks and their indexes fit the memory, as they do on a real server; every commit is durable. */
function serverSettings() {
  const half = Math.floor(totalmem() / 2 / 2 ** 20);
  const megabytes = Math.min(full ? 6_144 : 1_024, half);
  return [`--innodb-buffer-pool-size=${megabytes}M`, `--innodb-log-file-size=${full ? 2_048 : 256}M`, '--skip-log-bin'];
}
