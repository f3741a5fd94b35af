import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Configuration } from '../config/configuration.js';
import { keyProblems } from './problems.js';

const ringSchema = z.object({
  current: z.string(),
  keys: z.record(z.string(), z.base64().length(44)),
});
type Ring = z.infer<typeof ringSchema>;

/** After so long every process seals with a new key, in milliseconds. */
export const KEY_REFRESH = 1_000;
/** A lock older than this was left behind by a process that died, in milliseconds. */
const STALE_LOCK = 60_000;

/**
 * Keys in a file that only the service can read, apart from the database: a copy of one opens nothing without the
 * other. Old keys stay to open what they sealed, until they are removed. Several processes share the file.
 */
export class KeyFile {
  private ring: Promise<Ring> | undefined;
  private readAt = 0;

  constructor(private readonly file: string) {}

  async current(): Promise<{ id: string; key: Buffer }> {
    const { current } = await this.load();
    return { id: current, key: await this.key(current) };
  }

  async key(id: string): Promise<Buffer> {
    const text = (await this.load()).keys[id] ?? (await this.reload()).keys[id];
    if (text === undefined) throw new Error(`The key ring has no key ${id}`);
    return Buffer.from(text, 'base64');
  }

  async ids(): Promise<{ current: string; all: string[] }> {
    const { current, keys } = await this.load();
    return { current, all: Object.keys(keys) };
  }

  /** Makes a new key the current one and answers its id. */
  rotate(): Promise<string> {
    return this.change((ring) => {
      const newest = Math.max(...Object.keys(ring.keys).map((id) => Number(id.slice(1))));
      const id = `k${newest + 1}`;
      return [{ current: id, keys: { ...ring.keys, [id]: newKey() } }, id];
    });
  }

  /** Destroys a key that is not the current one; what it sealed opens never again. */
  async remove(id: string): Promise<void> {
    await this.change((ring) => {
      if (id === ring.current) throw keyProblems['key.current']();
      const { [id]: removed, ...keys } = ring.keys;
      if (removed === undefined) throw keyProblems['key.notFound']();
      return [{ ...ring, keys }, id];
    });
  }

  private load(): Promise<Ring> {
    if (this.ring === undefined || Date.now() - this.readAt > KEY_REFRESH) return this.reload();
    return this.ring;
  }

  private reload(): Promise<Ring> {
    this.readAt = Date.now();
    this.ring = readOrCreate(this.file);
    return this.ring;
  }

  private async change(work: (ring: Ring) => [Ring, string]): Promise<string> {
    const release = await lock(`${this.file}.lock`);
    try {
      const [changed, answer] = work(await this.reload());
      const draft = `${this.file}.${randomBytes(6).toString('hex')}`;
      await writeFile(draft, JSON.stringify(changed), { mode: 0o600, flag: 'wx' });
      await rename(draft, this.file);
      await this.reload();
      return answer;
    } finally {
      await release();
    }
  }
}

/** The keys that seal fields at rest: `<data>/keys/ring.json`. */
@Injectable()
export class KeyRing extends KeyFile {
  constructor(configuration: Configuration) {
    super(join(configuration.dataDirectory, 'keys', 'ring.json'));
  }
}

/** The keys of the blind indexes, which seal nothing: `<data>/keys/index-ring.json`. */
@Injectable()
export class IndexKeyRing extends KeyFile {
  constructor(configuration: Configuration) {
    super(join(configuration.dataDirectory, 'keys', 'index-ring.json'));
  }
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

/** Several processes may start at once: the first to link its ring into place wins, and all read that one. */
async function readOrCreate(file: string): Promise<Ring> {
  const existing = await readIfThere(file);
  if (existing !== null) return existing;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const fresh: Ring = { current: 'k1', keys: { k1: newKey() } };
  await writeFile(draft, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
  await chmod(draft, 0o600);
  try {
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return ringSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

async function readIfThere(file: string): Promise<Ring | null> {
  try {
    return ringSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** A key that two changes lost would leave fields that nothing opens: one change at a time, in all processes. */
async function lock(file: string): Promise<() => Promise<void>> {
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw cause;
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs < STALE_LOCK) throw keyProblems['key.changing']({ cause });
    await rm(file, { force: true });
    return lock(file);
  }
  return () => rm(file, { force: true });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
