import { createWriteStream } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { ArtefactError } from './artefact-error.js';
import { checkAsset, MANIFEST, readManifest, readSignature, SIGNATURE } from './artefact-parts.js';

/** The same of every file, so that the same build gives the same bytes wherever and whenever it is packed. */
const SAME = { mode: 0o644, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' } as const;

/**
 * Packs a built and signed plugin (`dist`) into a `.tgz`: manifest, signature, the web files that the manifest lists, and
 * the server. Refuses one whose files are not those of the manifest; who signed it is not judged here.
 */
export async function packArtefact(dist: string, file: string): Promise<void> {
  const draft = `${file}.part`;
  const archive = pack();
  try {
    await Promise.all([
      pipeline(archive, createGzip({ level: 9 }), createWriteStream(draft)),
      fill(archive, dist).catch((error: Error) => {
        archive.destroy(error);
        throw error;
      }),
    ]);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

async function fill(archive: Pack, dist: string): Promise<void> {
  const manifest = await read(dist, MANIFEST, 'manifestMissing');
  const signature = await read(dist, SIGNATURE, 'signatureMissing');
  readSignature(signature);
  await add(archive, MANIFEST, manifest);
  await add(archive, SIGNATURE, signature);
  for (const asset of readManifest(manifest).web.assets) {
    const content = await read(dist, `web/${asset.path}`, 'fileMissing');
    checkAsset(asset, content);
    await add(archive, `web/${asset.path}`, content);
  }
  for (const name of await filesOf(dist, 'server')) await add(archive, name, await readFile(join(dist, name)));
  archive.finalize();
}

function add(archive: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ ...SAME, name }, content, (error) => (error ? reject(error) : resolve()));
  });
}

function read(
  dist: string,
  name: string,
  fault: 'manifestMissing' | 'signatureMissing' | 'fileMissing',
): Promise<Buffer> {
  return readFile(join(dist, name)).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' ? new ArtefactError(fault, name, { cause }) : cause;
  });
}

/** Names below `dist`, with slashes, in the order of their bytes. */
async function filesOf(dist: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(dist, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
