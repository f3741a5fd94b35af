import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { federationManifestSchema } from '@yige/contracts';
import { z } from 'zod';
import { listAssets } from './assets.js';

export const FEDERATION_MANIFEST = 'mf-manifest.json';
/** For tools of the bundler; nothing at run time reads it. */
const STATISTICS = 'mf-manifest-stats.json';

/**
 * Writes the hash of every script and style sheet into the federation manifest. The page, which knows that manifest's own
 * signed hash, then needs no other list.
 */
export async function sealManifest(folder: string): Promise<void> {
  await rm(join(folder, STATISTICS), { force: true });
  const file = join(folder, FEDERATION_MANIFEST);
  const manifest = z.looseObject({}).parse(JSON.parse(await readFile(file, 'utf8')));
  const assets = await listAssets(folder);
  const integrity = Object.fromEntries(
    assets.filter(({ path }) => /\.(js|css)$/.test(path)).map((asset) => [asset.path, asset.integrity]),
  );
  const sealed = { ...manifest, integrity };
  federationManifestSchema.parse(sealed);
  await writeFile(file, JSON.stringify(sealed));
}
