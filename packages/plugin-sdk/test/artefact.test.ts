import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manifestOf } from '../src/manifest/index.js';
import { PluginArtefact } from '../src/server/plugin-artefact.js';
import { PluginConfiguration } from '../src/server/plugin-configuration.js';
import { type RunningServer, runPlugin } from '../src/server/start-plugin.js';
import { plugin, program } from './fixture.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yige-served-'));
  const manifest = manifestOf(plugin, { remoteName: 'fixture_1_0_0', entry: 'mf-manifest.json', assets: [] });
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 3)}\n\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function served(read: (server: RunningServer) => Promise<void>): Promise<void> {
  const configuration = new PluginConfiguration('fixture', {
    YIGE_PLUGIN_PORT: '0',
    YIGE_CORE_URL: 'http://127.0.0.1:9',
    YIGE_CLIENT_ID: 'plugin:fixture',
    YIGE_CLIENT_SECRET: 'c'.repeat(32),
    YIGE_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 'w').toString('base64')}`,
    YIGE_LOG_LEVEL: 'silent',
    YIGE_FIXTURE_DATABASE_URL: `sqlite:${join(folder, 'fixture.sqlite')}`,
  });
  const server = await runPlugin(program, configuration, new PluginArtefact(folder));
  try {
    await read(server);
  } finally {
    await server.stop();
  }
}

it('answers its manifest byte by byte, and its signature where its bureau made one', async () => {
  await served(async ({ url }) => {
    const manifest = await fetch(`${url}/yige/v1/manifest`);
    expect(Buffer.from(await manifest.arrayBuffer()).equals(await readFile(join(folder, 'manifest.json')))).toBe(true);
    expect(manifest.headers.get('content-type')).toContain('application/json');
    expect((await fetch(`${url}/yige/v1/signature`)).status).toBe(404);
  });
  await writeFile(join(folder, 'signature.json'), '{"keyId":"of its bureau"}\n');
  await served(async ({ url }) => {
    expect(await (await fetch(`${url}/yige/v1/signature`)).text()).toBe('{"keyId":"of its bureau"}\n');
  });
});
