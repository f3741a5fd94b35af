import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launchedPluginSchema, pluginEndpoints } from '@yige/contracts';
import { freePort } from '@yige/launch/platform';
import type { FreshPlatform } from './platform.js';

const probe = fileURLToPath(new URL('../../probe-plugin/', import.meta.url));
/** Beside the probe's own, so that what it imports is found. */
const folder = join(probe, 'test-results', 'next');
const yige = join(dirname(createRequire(import.meta.url).resolve('@yige/cli/package.json')), 'bin', 'yige.js');
const SOURCES = ['plugin.ts', 'contract.ts', 'server', 'web', 'package.json'];

export const NEXT_VERSION = '0.2.0';
/** What a page of the next version shows, and that of the first doesn't. */
export const NEXT_WORDS = '探针第二版';

export interface NextVersion {
  address: string;
  /** The bureau's, in PEM. */
  publicKey: string;
  stop(): Promise<void>;
}

/** Builds the probe plugin once more as its bureau would: newer, signed by a key of its own, wanting more, and running. */
export async function startNextVersion(platform: FreshPlatform): Promise<NextVersion> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of SOURCES) await cp(join(probe, name), join(folder, name), { recursive: true });
  for (const name of ['tsconfig.json', 'tsconfig.server.json']) {
    await write(name, await readFile(join(probe, name), 'utf8'), [['../config/', '../../../config/']]);
  }
  await rewrite('plugin.ts', [
    ["version: '0.1.0'", `version: '${NEXT_VERSION}'`],
    ["grantedTo: ['gridWorker', 'communitySecretary']", "grantedTo: ['gridWorker', 'communitySecretary', 'mediator']"],
    ['permissions: [', "changes: { 'zh-CN': '页面上写明版本', en: 'The page names its version' },\n  permissions: ["],
  ]);
  await rewrite('web/pages/probe.tsx', [['<Rate defaultValue={3} />', `<h1>${NEXT_WORDS}</h1>`]]);
  await rewrite('web/pages/probe.tsx', [["import Rate from 'antd/es/rate';\n", '']]);
  await run('build');
  const key = join(platform.directory, 'bureau');
  await run('keygen', key);
  await run('sign', '--key', `${key}.key`);
  const publicKey = await readFile(`${key}.pub`, 'utf8');
  const port = await freePort();
  const server = await start(platform, port);
  return { address: `http://127.0.0.1:${port}`, publicKey, stop: () => end(server) };
}

/** The bureau’s command line. */
async function run(...parameters: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [yige, 'plugin', ...parameters], { cwd: folder });
}

/** With the credentials and the data of the version that runs already: both are one plugin. */
async function start(platform: FreshPlatform, port: number): Promise<ChildProcess> {
  const file = join(platform.directory, 'launch', 'launched-plugins.json');
  const launched = launchedPluginSchema.array().parse(JSON.parse(await readFile(file, 'utf8')));
  const known = launched.find(({ id }) => id === 'probe');
  if (known === undefined) throw new Error('The probe was not launched');
  const server = spawn(process.execPath, [join(folder, 'dist', 'server', 'main.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      YIGE_DATA_DIR: platform.directory,
      YIGE_PLUGIN_PORT: String(port),
      YIGE_CORE_URL: platform.address,
      YIGE_CLIENT_ID: known.clientId,
      YIGE_CLIENT_SECRET: known.clientSecret,
      YIGE_WEBHOOK_SECRET: known.webhookSecret,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const deadline = Date.now() + 30_000;
  while (!(await answers(`http://127.0.0.1:${port}${pluginEndpoints.health}`))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await end(server);
      throw new Error('The next version of the probe did not start');
    }
    await pause(200);
  }
  return server;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function rewrite(name: string, changes: readonly (readonly [string, string])[]): Promise<void> {
  await write(name, await readFile(join(folder, name), 'utf8'), changes);
}

async function write(name: string, text: string, changes: readonly (readonly [string, string])[]): Promise<void> {
  let changed = text;
  for (const [from, to] of changes) {
    if (!changed.includes(from)) throw new Error(`${name} has no ${from}`);
    changed = changed.replaceAll(from, to);
  }
  await writeFile(join(folder, name), changed);
}
