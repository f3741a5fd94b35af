import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginManifest } from '@yige/contracts';
import { ManifestError, manifestOf, type PluginDefinition, remoteNameOf } from '@yige/plugin-sdk/manifest';
import { listAssets } from './assets.js';
import { BuildError } from './build-error.js';
import { buildServer } from './build-server.js';
import { buildWeb } from './build-web.js';
import { bundleServer } from './bundle-server.js';
import { readDefinition } from './definition.js';
import { FEDERATION_MANIFEST } from './sealed-manifest.js';

const DIST = 'dist';

interface Built {
  manifest: PluginManifest;
  /** Packages with machine code, and their versions: what the server needs beside it. */
  outside: ReadonlyMap<string, string>;
  seconds: string;
}

/** Builds the plugin in a folder: `dist/{manifest.json, web/, server/}`. */
export async function buildPlugin(folder: string): Promise<Built> {
  const started = performance.now();
  await rm(join(folder, DIST), { recursive: true, force: true });
  await buildServer(folder, DIST);
  const manifest = await buildPage(folder, DIST, await readDefinition(folder, DIST));
  const outside = await bundleServer(folder, DIST);
  return { manifest, outside, seconds: ((performance.now() - started) / 1_000).toFixed(1) };
}

/** What the page loads: `web/`, and the manifest that vouches for it, in `dist` within the plugin's folder. */
export async function buildPage(folder: string, dist: string, definition: PluginDefinition): Promise<PluginManifest> {
  await buildWeb(folder, dist, definition);
  const web = {
    remoteName: remoteNameOf(definition),
    entry: FEDERATION_MANIFEST,
    assets: await listAssets(join(folder, dist, 'web')),
  };
  const manifest = checked(() => manifestOf(definition, web));
  await writeFile(join(folder, dist, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function checked<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof ManifestError) throw new BuildError(error.message, { cause: error });
    throw error;
  }
}
