import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Asset } from '@yige/contracts';
import { assetOf } from '@yige/plugin-artefact';

/** Every file of the web build with size and integrity, in the order of paths. Source maps stay with the bureau. */
export async function listAssets(folder: string): Promise<Asset[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => assetOf(relative(folder, file).split(sep).join('/'), await readFile(file))),
  );
}
