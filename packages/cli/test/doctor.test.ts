import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BureauColor, type PluginManifest, pluginManifestSchema } from '@yige/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diagnosisLines } from '../src/plugin/doctor/diagnosis.js';
import { nodeDiagnosis } from '../src/plugin/doctor/machine.js';
import { packageDiagnoses } from '../src/plugin/doctor/packages.js';
import { clockDiagnosis, platformDiagnoses, protocolDiagnosis } from '../src/plugin/doctor/platform.js';
import { databaseDiagnosis, portDiagnosis, rightsDiagnosis } from '../src/plugin/doctor/server-environment.js';
import { identityDiagnosis, standingDiagnoses } from '../src/plugin/doctor/standing.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yige-doctor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function install(name: string, content: object): Promise<void> {
  const target = join(folder, 'node_modules', name);
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'package.json'), JSON.stringify(content));
}

const ill = (diagnoses: Awaited<ReturnType<typeof packageDiagnoses>>) =>
  diagnoses.filter(({ isWell }) => !isWell).map(({ about, mend }) => [about, mend]);

it.each([
  ['v20.19.0', true],
  ['v20.18.3', false],
  ['v21.7.0', false],
  ['v22.12.0', true],
])('Node %s is well: %s', (version, isWell) => {
  expect(nodeDiagnosis(version)).toMatchObject({ isWell });
});

it('compares what is installed with what the SDK was built with', async () => {
  await writeFile(join(folder, 'package.json'), '{}');
  expect(ill(await packageDiagnoses(folder))).toEqual([['Packages', 'run npm install there']]);
  await install('@yige/plugin-sdk', { version: '0.1.0', peerDependencies: { react: '19.3.1', antd: '6.6.8' } });
  await install('@yige/cli', { version: '0.2.0', peerDependencies: { typescript: '7.0.2' } });
  await install('react', { version: '18.0.0' });
  await install('typescript', { version: '7.0.2' });
  const [sdk, ...rest] = ill(await packageDiagnoses(folder));
  expect(sdk?.[1]).toContain('the same version');
  expect(rest).toEqual([
    ['react', 'write "react": "19.3.1" in package.json and run npm install'],
    ['antd', 'write "antd": "6.6.8" in package.json and run npm install'],
  ]);
});

it('sees a port that is taken, a database that does not answer, a secret that others can read', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  // A plugin would answer.
  server.on('connection', (socket) => socket.destroy());
  expect(await portDiagnosis(port, 'fixture')).toMatchObject({
    isWell: false,
    what: expect.stringMatching(/\(asked whether it is fixture: .+\)$/),
  });
  expect(await databaseDiagnosis(`mysql://user:secret@127.0.0.1:${port}/plugin`)).toMatchObject({ isWell: true });
  await new Promise((resolve) => server.close(resolve));
  expect(await portDiagnosis(port, 'fixture')).toMatchObject({ isWell: true });
  const silent = await databaseDiagnosis(`mysql://user:secret@127.0.0.1:${port}/plugin`);
  expect(silent).toMatchObject({ isWell: false });
  expect(JSON.stringify(silent)).not.toContain('secret');
  expect(await databaseDiagnosis(`sqlite:${join(folder, 'not', 'yet', 'plugin.sqlite')}`)).toMatchObject({
    isWell: true,
  });

  const file = join(folder, 'plugin.env');
  await writeFile(file, '');
  await chmod(file, 0o644);
  expect(await rightsDiagnosis('Environment', file)).toMatchObject({ isWell: false, mend: `chmod 600 ${file}` });
  await chmod(file, 0o600);
  expect(await rightsDiagnosis('Environment', file)).toMatchObject({ isWell: true });
});

it('compares clocks and protocols with a platform’s', async () => {
  const now = new Date('2026-11-26T08:00:00Z');
  expect(clockDiagnosis(now, new Date('2026-11-26T08:00:20Z'))).toMatchObject({ isWell: true });
  expect(clockDiagnosis(new Date('2026-11-26T08:00:21Z'), now)).toMatchObject({ isWell: false });
  expect(protocolDiagnosis('1.2.0', '^1.0.0')).toMatchObject({ isWell: true });
  expect(protocolDiagnosis('2.0.0', '^1.0.0')).toMatchObject({ isWell: false });
  const [nobody] = await platformDiagnoses('http://127.0.0.1:1', folder);
  expect(nobody).toMatchObject({
    isWell: false,
    what: expect.stringMatching(/^nothing answers at http:\/\/127\.0\.0\.1:1: ./),
  });
  const [nowhere] = await platformDiagnoses('portal', folder);
  expect(nowhere).toMatchObject({ isWell: false, what: 'nothing answers at portal: Invalid URL' });
});

it('asks nobody about a key that is none', async () => {
  const proofs = { username: 'panqiming', password: 'secret', oneTimeCode: async () => '123456' };
  const file = join(folder, 'bureau.pub');
  const trust = () => standingDiagnoses('http://127.0.0.1:1', manifestOf('fixture', '试'), file, proofs);
  await expect(trust()).rejects.toThrow(`There is no key at ${file}`);
  await writeFile(file, 'no key');
  await expect(trust()).rejects.toThrow('take the .pub file');
});

it('says whose an id or a glyph is', () => {
  const others = [
    {
      ...{ id: 'night-watch', glyph: '夜', color: 'police' as const, name: { 'zh-CN': '夜间巡逻', en: 'Night watch' } },
      bureau: { 'zh-CN': '区公安分局', en: 'Public security bureau' },
    },
  ];
  expect(identityDiagnosis(manifestOf('fixture', '试'), others)).toMatchObject({ isWell: true });
  // A further version of the bureau’s own.
  expect(identityDiagnosis(manifestOf('night-watch', '夜', 'police'), others)).toMatchObject({ isWell: true });
  expect(identityDiagnosis(manifestOf('fixture', '夜'), others)).toMatchObject({
    isWell: false,
    what: 'the glyph 夜 is that of 夜间巡逻 (night-watch), 区公安分局',
  });
  expect(identityDiagnosis(manifestOf('night-watch', '试'), others)).toMatchObject({
    isWell: false,
    what: 'the id night-watch is that of 夜间巡逻 (night-watch), 区公安分局',
  });
});

it('says what is well, and how to mend what is not', () => {
  const lines = diagnosisLines([
    { about: 'Node', isWell: true, what: 'v22.12.0' },
    { about: 'Port', isWell: false, what: '8600 is taken', mend: 'take another' },
  ]);
  expect(lines).toEqual(['✓ Node  v22.12.0', '✗ Port  8600 is taken', '        → take another', '1 to mend']);
});

function manifestOf(id: string, glyph: string, kind: BureauColor = 'health'): PluginManifest {
  return pluginManifestSchema.parse({
    ...{ id, glyph, version: '1.0.0', sdk: '^1.0.0', name: { 'zh-CN': '夹具', en: 'Fixture' } },
    bureau: { name: { 'zh-CN': '试验局', en: 'Test bureau' }, kind },
    ...{ permissions: [], grants: [], pages: [], contributions: [], taskTypes: [], events: { subscribes: [] } },
    web: {
      remoteName: 'fixture_1_0_0',
      entry: 'mf-manifest.json',
      assets: [{ path: 'mf-manifest.json', size: 2, integrity: `sha384-${'A'.repeat(64)}` }],
    },
  });
}
