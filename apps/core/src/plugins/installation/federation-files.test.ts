import { KnownProblem, type PluginManifest } from '@yige/contracts';
import { assetOf } from '@yige/plugin-artefact';
import { expect, it } from 'vitest';
import { FixturePlugin } from '../../../test/support/fixture-plugin.js';
import { mustNameSignedFiles } from './federation-files.js';

const entry = assetOf('remoteEntry.js', 'entry');
const chunk = assetOf('static/js/panel.js', 'panel');
const sheet = assetOf('static/css/panel.css', 'sheet');
const built = {
  metaData: { remoteEntry: { path: '', name: entry.path, type: 'global' } },
  exposes: [
    {
      ...{ path: './panel', name: 'panel' },
      assets: { js: { sync: [chunk.path], async: [] }, css: { sync: [], async: [sheet.path] } },
    },
  ],
  integrity: { [entry.path]: entry.integrity, [chunk.path]: chunk.integrity, [sheet.path]: sheet.integrity },
};
const plugin = new FixturePlugin();
const listing = (...assets: (typeof entry)[]): PluginManifest => ({
  ...plugin.manifest,
  web: { ...plugin.manifest.web, assets },
});

function refusalOf(manifest: PluginManifest, federationManifest: unknown): unknown {
  try {
    mustNameSignedFiles(manifest, Buffer.from(JSON.stringify(federationManifest)));
    return null;
  } catch (error) {
    if (!(error instanceof KnownProblem)) throw error;
    return { detail: error.detail?.en, codes: error.errors?.map(({ code }) => code) };
  }
}

it('takes a remote whose files are all signed, with the same hashes', () => {
  expect(refusalOf(listing(entry, chunk, sheet), built)).toBeNull();
});

it.each([
  ['its entry', listing(chunk, sheet), entry.path],
  ['an exposed script', listing(entry, sheet), chunk.path],
  ['a style sheet', listing(entry, chunk), sheet.path],
])('refuses one of which %s is not signed, and names the file', (_, manifest, path) => {
  expect(refusalOf(manifest, built)).toEqual({ detail: path, codes: ['not_listed'] });
});

it('refuses another hash than the signed one, and names the file', () => {
  const integrity = { ...built.integrity, [chunk.path]: sheet.integrity };
  const refusal = { detail: chunk.path, codes: ['other_hash'] };
  expect(refusalOf(listing(entry, chunk, sheet), { ...built, integrity })).toEqual(refusal);
});

it('takes paths from the folder of the entry', () => {
  const moved = [entry, chunk, sheet].map((asset) => ({ ...asset, path: `remote/${asset.path}` }));
  const manifest = listing(...moved);
  manifest.web.entry = 'remote/mf-manifest.json';
  expect(refusalOf(manifest, built)).toBeNull();
});

it('refuses one that cannot be read', () => {
  expect(refusalOf(listing(entry), { exposes: 'none' })).toEqual({
    detail: 'mf-manifest.json cannot be read',
    codes: [],
  });
});
