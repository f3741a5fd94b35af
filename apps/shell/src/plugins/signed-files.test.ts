import { beforeEach, expect, it, vi } from 'vitest';
import { SignedFiles, TamperedFileError } from './signed-files.js';

async function sha384(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-384', new TextEncoder().encode(text));
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

const origin = 'http://portal.test';
vi.stubGlobal('location', { origin });
/** A server, and a fetch that holds an answer against its hash as a browser does. */
let served: Record<string, string>;
vi.stubGlobal('fetch', async (address: string, { integrity }: RequestInit) => {
  const content = served[address.slice(origin.length)];
  if (integrity !== undefined && integrity !== (await sha384(content ?? ''))) throw new TypeError('Failed to fetch');
  return new Response(content ?? null, { status: content === undefined ? 404 : 200 });
});

const none = { sync: [], async: [] };
const code = 'panel';
const manifest = JSON.stringify({
  metaData: { remoteEntry: { name: 'remoteEntry.js', path: '', type: 'global' } },
  exposes: [
    { path: './panel', assets: { js: { sync: ['js/panel.js'], async: [] }, css: none } },
    { path: './page', assets: { js: { sync: ['js/unlisted.js'], async: [] }, css: none } },
  ],
  integrity: { 'remoteEntry.js': await sha384('entry'), 'js/panel.js': await sha384(code) },
});
const remote = { entry: '/web/mf-manifest.json', integrity: await sha384(manifest) };

beforeEach(() => {
  served = { '/web/mf-manifest.json': manifest, '/web/remoteEntry.js': 'entry', '/web/js/panel.js': code };
});

it('knows the files of a manifest that is the signed one, by address, and gives its very text', async () => {
  const files = new SignedFiles();
  await files.open(remote);
  expect(files.integrityOf(`${origin}/web/js/panel.js`)).toBe(await sha384(code));
  expect(files.integrityOf(`${origin}/web/js/other.js`)).toBeUndefined();
  expect(files.integrityOf('http://elsewhere.test/web/js/panel.js')).toBeUndefined();
  served['/web/mf-manifest.json'] = '{}';
  await files.open(remote);
  expect(files.manifestText(`${origin}/web/mf-manifest.json`)).toBe(manifest);
  expect(files.filesOf(remote, ['./panel'])).toEqual([`${origin}/web/remoteEntry.js`, `${origin}/web/js/panel.js`]);
});

it('opens no other manifest, and one that is mended', async () => {
  const files = new SignedFiles();
  served['/web/mf-manifest.json'] = manifest.replace('global', 'module');
  await expect(files.open(remote)).rejects.toThrow(TamperedFileError);
  expect(files.manifestText(`${origin}/web/mf-manifest.json`)).toBeUndefined();
  served['/web/mf-manifest.json'] = manifest;
  await files.open(remote);
});

it('refuses a signed manifest whose entry would be imported, past every hash', async () => {
  const imported = manifest.replace('global', 'module');
  served['/web/mf-manifest.json'] = imported;
  const opening = new SignedFiles().open({ ...remote, integrity: await sha384(imported) });
  await expect(opening).rejects.toThrow(/global/);
});

it('tells a file that is missing from one that is another', async () => {
  const files = new SignedFiles();
  delete served['/web/mf-manifest.json'];
  await expect(files.open(remote)).rejects.toThrow('404');
  served['/web/mf-manifest.json'] = manifest;
  await files.open(remote);
  const needed = files.filesOf(remote, ['./panel']);
  expect(await files.anyTampered(needed)).toBe(false);
  delete served['/web/js/panel.js'];
  expect(await files.anyTampered(needed)).toBe(false);
  served['/web/js/panel.js'] = 'Panel';
  expect(await files.anyTampered(needed)).toBe(true);
});

it('counts a file that nobody signed as another', async () => {
  const files = new SignedFiles();
  await files.open(remote);
  expect(await files.anyTampered(files.filesOf(remote, ['./page']))).toBe(true);
  await expect(files.fetchAll(files.filesOf(remote, ['./page']))).rejects.toThrow(TamperedFileError);
});
