import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './repository.mjs';
import { run, runOrFail } from './run.mjs';

const pnpmHome = join(root, 'tooling', 'launch', 'pnpm');
const pnpmPackage = join(pnpmHome, 'node_modules', 'pnpm', 'package.json');

/**
 * Environment in which pnpm and turbo run: the pinned pnpm first on PATH, and Node's own headers where they are
 * installed, since pnpm would fetch them from the network to compile a native module.
 */
export function toolEnvironment(environment = process.env) {
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include', 'node', 'node_version.h'));
  return {
    ...environment,
    PATH: [join(pnpmHome, 'node_modules', '.bin'), dirname(process.execPath), environment.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...(headers ? { npm_config_nodedir: prefix } : {}),
  };
}

/** Gets pnpm, and the dependencies, where what is there does not fit the lock file. */
export async function prepareWorkspace(say) {
  await getPnpm(say);
  const wanted = installStamp();
  const stamp = join(root, 'node_modules', '.yige-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing dependencies (the first time takes a minute or two)…');
  await pnpm('Installing dependencies', ['install', '--frozen-lockfile', '--prefer-offline']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Builds everything, or a package with all that it needs. */
export async function build(say, name = null) {
  say('Building what has changed…');
  const filter = name === null ? [] : [`--filter=${name}`];
  const turbo = ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only', '--no-update-notifier'];
  await pnpm('The build', [...turbo, ...filter]);
}

/** Runs the pinned pnpm in the root; `exec` runs a tool of the workspace. */
export async function pnpm(what, parameters, environment = process.env) {
  const code = await runPnpm(parameters, environment);
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}).`);
}

/** The same, for those who look at the exit code. */
export function runPnpm(parameters, environment = process.env) {
  // pnpm is a program of its own, no script; Windows starts it through a shell file.
  return run(join(pnpmHome, 'node_modules', '.bin', 'pnpm'), parameters, {
    cwd: root,
    env: toolEnvironment(environment),
    shell: process.platform === 'win32',
  });
}

async function getPnpm(say) {
  const wanted = JSON.parse(readFileSync(join(pnpmHome, 'package.json'), 'utf8')).dependencies.pnpm;
  if (existsSync(pnpmPackage) && JSON.parse(readFileSync(pnpmPackage, 'utf8')).version === wanted) return;
  say(`Getting pnpm ${wanted}…`);
  const parameters = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm tells those that it runs where it is itself; on some systems it is a script that only a shell finds. pnpm names
  // itself in the same place, and is no script at all.
  const caller = process.env.npm_execpath;
  const npm = caller?.endsWith('npm-cli.js') ? caller : undefined;
  const options = { cwd: pnpmHome, shell: npm === undefined && process.platform === 'win32' };
  if (npm === undefined) await runOrFail('Getting pnpm', 'npm', parameters, options);
  else await runOrFail('Getting pnpm', process.execPath, [npm, ...parameters], options);
}

/** What an installation depends on: the lock, the settings, and the Node that native modules were compiled for. */
function installStamp() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  return hash.digest('hex');
}
