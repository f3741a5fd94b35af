import { createReadStream } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ARTEFACT_LIMITS, type PluginManifest, type PluginSignature } from '@yige/contracts';
import { type Entry, extract } from 'tar-stream';
import { ArtefactError } from './artefact-error.js';
import { checkAsset, DOCUMENT_LIMIT, MANIFEST, readManifest, readSignature, SIGNATURE } from './artefact-parts.js';
import { checkName } from './entry-name.js';
import { Gauge } from './gauge.js';

export interface Artefact {
  manifest: PluginManifest;
  /** The exact bytes, which the signature covers. */
  manifestBytes: Buffer;
  /** Null where nobody signed; whether it is any good is for whoever keeps the trust list. */
  signature: PluginSignature | null;
}

export type ArtefactLimits = Record<keyof typeof ARTEFACT_LIMITS, number>;

/**
 * Unpacks an artefact into an empty folder: `manifest.json`, `signature.json`, and below `web/` the files that the manifest
 * lists, each checked by size and hash; nothing else of it reaches the disk. Whoever calls removes the folder when this
 * throws. Reads as a stream and stops at the first thing that is wrong.
 *
 * @throws ArtefactError
 */
export async function readArtefact(
  file: string,
  folder: string,
  limits: ArtefactLimits = ARTEFACT_LIMITS,
): Promise<Artefact> {
  if ((await stat(file)).size > limits.packed) throw new ArtefactError('tooLarge', 'packed');
  const gauge = new Gauge(limits);
  const entries = extract();
  const contents = new Contents(folder, gauge);
  const [piped, taken] = await Promise.allSettled([
    pipeline(createReadStream(file), createGunzip(), gauge, entries),
    contents.takeAll(entries),
  ]);
  // Either ends the other; the one that says what is wrong with the artefact is the cause.
  const failures = [taken, piped].flatMap((result) => (result.status === 'rejected' ? [faultOf(result.reason)] : []));
  const [failure] = [...failures.filter((each) => each instanceof ArtefactError), ...failures];
  if (failure !== undefined) throw failure;
  return contents.complete();
}

/** What was found so far. */
class Contents {
  private readonly names = new Set<string>();
  private manifest: Pick<Artefact, 'manifest' | 'manifestBytes'> | null = null;
  private signature: PluginSignature | null = null;
  private readonly missing = new Map<string, PluginManifest['web']['assets'][number]>();

  constructor(
    private readonly folder: string,
    private readonly gauge: Gauge,
  ) {}

  async takeAll(entries: AsyncIterable<Entry>): Promise<void> {
    for await (const entry of entries) await this.take(entry);
  }

  complete(): Artefact {
    if (this.manifest === null) throw new ArtefactError('manifestMissing', MANIFEST);
    const [missing] = this.missing.keys();
    if (missing !== undefined) throw new ArtefactError('fileMissing', missing);
    return { ...this.manifest, signature: this.signature };
  }

  private async take(entry: Entry): Promise<void> {
    const { name, type, size = 0 } = entry.header;
    this.gauge.entered(size);
    checkName(name, type);
    // Two names that some disks take for one are one.
    const key = name.toLowerCase();
    if (this.names.has(key)) throw new ArtefactError('duplicate', name);
    this.names.add(key);
    if (type === 'directory') return skip(entry);
    if (this.manifest === null) return this.takeManifest(entry);
    if (name === SIGNATURE) return this.takeSignature(entry);
    const asset = this.missing.get(name);
    if (asset === undefined) return skip(entry);
    if (size !== asset.size) throw new ArtefactError('fileTampered', name);
    const content = await contentOf(entry, asset.size);
    checkAsset(asset, content);
    await this.keep(name, content);
    this.missing.delete(name);
  }

  /** It comes first, so that nothing is kept that it does not list. */
  private async takeManifest(entry: Entry): Promise<void> {
    if (entry.header.name !== MANIFEST) throw new ArtefactError('manifestMissing', entry.header.name);
    const manifestBytes = await contentOf(entry, DOCUMENT_LIMIT);
    const manifest = readManifest(manifestBytes);
    this.manifest = { manifest, manifestBytes };
    for (const asset of manifest.web.assets) this.missing.set(`web/${asset.path}`, asset);
    await this.keep(MANIFEST, manifestBytes);
  }

  private async takeSignature(entry: Entry): Promise<void> {
    const content = await contentOf(entry, DOCUMENT_LIMIT);
    this.signature = readSignature(content);
    await this.keep(SIGNATURE, content);
  }

  private async keep(name: string, content: Buffer): Promise<void> {
    const file = join(this.folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { flag: 'wx' });
  }
}

async function skip(entry: Entry): Promise<void> {
  for await (const _ of entry);
}

async function contentOf(entry: Entry, limit: number): Promise<Buffer> {
  const { name, size = 0 } = entry.header;
  if (size > limit) throw new ArtefactError('tooLarge', name);
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** zlib's and the archive's own words for what is wrong. */
function faultOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ArtefactError) return error;
  const code = 'code' in error ? error.code : null;
  if (code === 'Z_BUF_ERROR' || error.message === 'Unexpected end of data') {
    return new ArtefactError('truncated', 'archive', { cause: error });
  }
  if (code === 'Z_DATA_ERROR' || /^Invalid tar header/.test(error.message)) {
    return new ArtefactError('notGzip', 'archive', { cause: error });
  }
  return error;
}
