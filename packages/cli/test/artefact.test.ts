import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PluginManifest, SDK_PROTOCOL_VERSION } from '@yige/contracts';
import { readArtefact } from '@yige/plugin-artefact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type KeyFiles, keygen } from '../src/plugin/artefact/keygen.js';
import { packPlugin } from '../src/plugin/artefact/pack.js';
import { signPlugin } from '../src/plugin/artefact/sign.js';
import { listAssets } from '../src/plugin/build/assets.js';

let folder: string;
let keys: KeyFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yige-sign-'));
  await build(folder);
  keys = await keygen(join(folder, 'keys', 'bureau'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What `yige plugin build` leaves, without the minute that it takes. */
async function build(plugin: string): Promise<void> {
  await mkdir(join(plugin, 'dist', 'web'), { recursive: true });
  await mkdir(join(plugin, 'dist', 'server'), { recursive: true });
  await writeFile(join(plugin, 'dist', 'web', 'mf-manifest.json'), '{"a":1}');
  await writeFile(join(plugin, 'dist', 'server', 'main.js'), 'run()');
  const manifest: PluginManifest = {
    ...{ id: 'fixture', version: '1.2.3', sdk: `^${SDK_PROTOCOL_VERSION}`, glyph: '试' },
    name: { 'zh-CN': '夹具', en: 'Fixture' },
    bureau: { name: { 'zh-CN': '试验局', en: 'Test bureau' }, kind: 'other' },
    ...{
      permissions: [],
      grants: [],
      pages: [],
      contributions: [],
      taskTypes: [],
      facts: [],
      commands: [],
      ledgers: [],
      settings: [],
    },
    events: { subscribes: [] },
    web: {
      remoteName: 'fixture_1_2_3',
      entry: 'mf-manifest.json',
      assets: await listAssets(join(plugin, 'dist', 'web')),
    },
  };
  await writeFile(join(plugin, 'dist', 'manifest.json'), JSON.stringify(manifest));
}

it('goes from a key to an artefact that unpacks as signed', async () => {
  expect((await stat(keys.privateFile)).mode & 0o777).toBe(0o600);
  const { signature } = await signPlugin(folder, keys.privateFile);
  expect(signature.keyId).toBe(keys.keyId);
  const { file } = await packPlugin(folder, keys.publicFile);
  expect(file).toBe(join(folder, 'fixture-1.2.3.tgz'));
  const unpacked = await mkdtemp(join(folder, 'unpacked-'));
  const artefact = await readArtefact(file, unpacked);
  expect(artefact.signature).toEqual(signature);
  expect(artefact.manifestBytes.equals(await readFile(join(folder, 'dist', 'manifest.json')))).toBe(true);
});

it('never replaces a key, and puts none where it would be committed', async () => {
  const before = await readFile(keys.privateFile, 'utf8');
  await expect(keygen(join(folder, 'keys', 'bureau'))).rejects.toThrow('choose another name');
  expect(await readFile(keys.privateFile, 'utf8')).toBe(before);
  await mkdir(join(folder, 'repository', '.git'), { recursive: true });
  await expect(keygen(join(folder, 'repository', 'deep', 'bureau'))).rejects.toThrow('outside of it');
  expect(await readdir(join(folder, 'repository'))).toEqual(['.git']);
});

it('signs nothing that was not built, and with nothing but a private key of one’s own', async () => {
  await expect(signPlugin(join(folder, 'keys'), keys.privateFile)).rejects.toThrow('run yige plugin build');
  await expect(signPlugin(folder, join(folder, 'none.key'))).rejects.toThrow('yige plugin keygen');
  await chmod(keys.privateFile, 0o640);
  await expect(signPlugin(folder, keys.privateFile)).rejects.toThrow('chmod 600');
  await chmod(keys.publicFile, 0o600);
  await expect(signPlugin(folder, keys.publicFile)).rejects.toThrow('take the .key file');
  expect(await readdir(join(folder, 'dist'))).not.toContain('signature.json');
});

it('packs nothing that is unsigned, signed by another, or changed after signing', async () => {
  await expect(packPlugin(folder, keys.publicFile)).rejects.toThrow('Sign first');
  await signPlugin(folder, keys.privateFile);
  const other = await keygen(join(folder, 'keys', 'other'));
  await expect(packPlugin(folder, other.publicFile)).rejects.toThrow('another key signed');
  await expect(packPlugin(folder, keys.privateFile)).rejects.toThrow('take the .pub file');
  await expect(packPlugin(folder, join(folder, 'none.pub'))).rejects.toThrow('There is no key at');

  const asset = join(folder, 'dist', 'web', 'mf-manifest.json');
  await writeFile(asset, '{"a":2}');
  await expect(packPlugin(folder, keys.publicFile)).rejects.toThrow('dist/web/mf-manifest.json was changed');
  await rm(asset);
  await expect(packPlugin(folder, keys.publicFile)).rejects.toThrow('dist/web/mf-manifest.json is missing');
  await writeFile(asset, '{"a":1}');

  const manifest = join(folder, 'dist', 'manifest.json');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"夹具"', '"甲具"'));
  await expect(packPlugin(folder, keys.publicFile)).rejects.toThrow('changed after signing');
  await writeFile(join(folder, 'dist', 'signature.json'), '{}');
  await expect(packPlugin(folder, keys.publicFile)).rejects.toThrow('is no signature');
  expect((await readdir(folder)).filter((name) => name.endsWith('.tgz') || name.endsWith('.part'))).toEqual([]);
});
