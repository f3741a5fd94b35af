import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { FileStore, type StoredFile } from './file-store.js';

const HASH = /^[0-9a-f]{64}$/;

/** Files below the data directory, readable by the service alone, in folders by the first byte of their hash. */
@Injectable()
export class DiskFileStore extends FileStore {
  private readonly directory: string;

  constructor({ dataDirectory }: Configuration) {
    super();
    this.directory = join(dataDirectory, 'files');
  }

  async put(content: Buffer): Promise<string> {
    const hash = createHash('sha256').update(content).digest('hex');
    const path = this.pathOf(hash);
    await mkdir(this.folderOf(hash), { recursive: true, mode: 0o700 });
    // Under a name of its own first: a crash leaves no half file under a whole one's name.
    const draft = `${path}.${randomUUID()}`;
    await writeFile(draft, content, { mode: 0o600 });
    await rename(draft, path);
    // Old content stored anew must not be swept before its new row is there.
    const now = new Date();
    await utimes(path, now, now);
    return hash;
  }

  async read(hash: string): Promise<Buffer | null> {
    try {
      return await readFile(this.pathOf(hash));
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async remove(hash: string): Promise<void> {
    await rm(this.pathOf(hash), { force: true });
  }

  async list(): Promise<StoredFile[]> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const folders = await readdir(this.directory);
    const files = await Promise.all(folders.map((folder) => this.listFolder(folder)));
    return files.flat();
  }

  private async listFolder(folder: string): Promise<StoredFile[]> {
    const names = (await readdir(join(this.directory, folder))).filter((name) => HASH.test(name));
    return Promise.all(
      names.map(async (hash) => ({ hash, storedAt: (await stat(join(this.directory, folder, hash))).mtime })),
    );
  }

  private folderOf(hash: string): string {
    return join(this.directory, hash.slice(0, 2));
  }

  /** Only a hash becomes a path. */
  private pathOf(hash: string): string {
    if (!HASH.test(hash)) throw new RangeError('A file is named by its hash');
    return join(this.folderOf(hash), hash);
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
