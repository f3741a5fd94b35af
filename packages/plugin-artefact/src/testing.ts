import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type PluginManifest, SDK_PROTOCOL_VERSION } from '@yige/contracts';
import { type Headers, pack } from 'tar-stream';
import { afterEach } from 'vitest';
import { assetOf } from './asset.js';

/** A folder for one test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yige-artefact-'));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export async function writeFiles(folder: string, files: Record<string, string | Buffer>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

/** Bytes of a manifest that lists these web files, the first as its entry. */
export function manifestWith(web: Record<string, string | Buffer>, version = '1.0.0'): Buffer {
  const manifest: PluginManifest = {
    id: 'fixture',
    version,
    sdk: `^${SDK_PROTOCOL_VERSION}`,
    name: { 'zh-CN': '夹具', en: 'Fixture' },
    glyph: '试',
    bureau: { name: { 'zh-CN': '试验局', en: 'Test bureau' }, kind: 'other' },
    permissions: [],
    grants: [],
    pages: [],
    contributions: [],
    commands: [],
    taskTypes: [],
    facts: [],
    events: { subscribes: [] },
    ledgers: [],
    settings: [],
    web: {
      remoteName: 'fixture_1_0_0',
      entry: Object.keys(web)[0] ?? 'mf-manifest.json',
      assets: Object.entries(web).map(([path, content]) => assetOf(path, content)),
    },
  };
  return Buffer.from(JSON.stringify(manifest));
}

export type HandMade = [header: Headers | string, content?: string | Buffer];

/** A `.tgz` of exactly these entries, however wrong they are. */
export async function archiveOf(entries: readonly HandMade[]): Promise<Buffer> {
  return gzipSync(await tarOf(entries));
}

export async function tarOf(entries: readonly HandMade[]): Promise<Buffer> {
  const archive = pack();
  for (const [header, content = ''] of entries) {
    const headers = typeof header === 'string' ? { name: header } : header;
    if (headers.type === undefined || headers.type === 'file') archive.entry(headers, content);
    else archive.entry(headers);
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk);
  return Buffer.concat(chunks);
}
