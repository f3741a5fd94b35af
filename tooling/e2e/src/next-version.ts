import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launchedPluginSchema } from '@yige/contracts';
import { freePort } from '@yige/launch/platform';
import type { TestedPlatform } from './platform.js';
import { endServer, serverReady } from './plugin-server.js';
import { copyOfProbe, rewrite, yige } from './probe-copy.js';

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
export async function startNextVersion(platform: TestedPlatform): Promise<NextVersion> {
  const folder = await copyOfProbe('next');
  await rewrite(join(folder, 'plugin.ts'), [
    ["version: '0.1.0'", `version: '${NEXT_VERSION}'`],
    ["grantedTo: ['gridWorker', 'communitySecretary']", "grantedTo: ['gridWorker', 'communitySecretary', 'mediator']"],
    ['permissions: [', "changes: { 'zh-CN': '页面上写明版本', en: 'The page names its version' },\n  permissions: ["],
  ]);
  await rewrite(join(folder, 'web', 'pages', 'probe.tsx'), [
    ['<Rate defaultValue={3} />', `<h1>${NEXT_WORDS}</h1>`],
    ["import Rate from 'antd/es/rate';\n", ''],
  ]);
  /** The bureau’s command line. */
  const run = (...parameters: string[]) =>
    promisify(execFile)(process.execPath, [yige, 'plugin', ...parameters], { cwd: folder });
  await run('build');
  const key = join(platform.directory, 'bureau');
  await run('keygen', key);
  await run('sign', '--key', `${key}.key`);
  const publicKey = await readFile(`${key}.pub`, 'utf8');
  const port = await freePort();
  const server = await start(folder, platform, port);
  return { address: `http://127.0.0.1:${port}`, publicKey, stop: () => endServer(server) };
}

/** With the credentials and the data of the version that runs already: both are one plugin. */
async function start(folder: string, platform: TestedPlatform, port: number): Promise<ChildProcess> {
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
  await serverReady(server, `http://127.0.0.1:${port}`, 30_000);
  return server;
}
