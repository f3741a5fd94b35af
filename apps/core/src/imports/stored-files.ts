import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../config/configuration.js';
import { type IncomingFile, receiveFile } from '../http/upload.js';
import { importProblems } from './problems.js';

export interface StoredFile {
  name: string;
  size: number;
  sha256: string;
}

/**
 * Uploaded spreadsheets, below the data directory, readable by the service alone (0600 in a directory of 0700). They are
 * whole lists of residents: each is deleted as soon as its import has ended.
 */
@Injectable()
export class StoredFiles {
  private readonly directory: string;
  private readonly limit: number;

  constructor(configuration: Configuration) {
    this.directory = join(configuration.dataDirectory, 'imports');
    this.limit = configuration.importFileBytes;
  }

  pathOf(importId: string): string {
    return join(this.directory, importId);
  }

  async exists(importId: string): Promise<boolean> {
    return access(this.pathOf(importId)).then(
      () => true,
      () => false,
    );
  }

  async remove(importId: string): Promise<void> {
    await rm(this.pathOf(importId), { force: true });
  }

  /** Those that are there, with the time of their last change. */
  async list(): Promise<{ importId: string; changedAt: Date }[]> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const names = await readdir(this.directory);
    return Promise.all(
      names.map(async (importId) => ({ importId, changedAt: (await stat(this.pathOf(importId))).mtime })),
    );
  }

  /** Takes the one file of a form to disk as it comes; what is not whole does not stay. */
  async receive(importId: string, request: FastifyRequest): Promise<StoredFile> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    try {
      const path = this.pathOf(importId);
      const stored = await receiveFile(request, this.limit, (file, name) => this.write(file, name, path));
      if (stored === null) throw importProblems['import.fileMissing']();
      return stored;
    } catch (error) {
      await this.remove(importId);
      throw error;
    }
  }

  private async write(file: IncomingFile, name: string, path: string): Promise<StoredFile> {
    const hash = createHash('sha256');
    let size = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    await pipeline(file, counted, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    if (file.truncated) throw importProblems['import.fileTooLarge']();
    return { name: shortName(name), size, sha256: hash.digest('hex') };
  }
}

/** The name without a path, as far as the column holds it. */
function shortName(name: string): string {
  return (name.normalize('NFKC').split(/[\\/]/).at(-1) ?? '').trim().slice(-200) || '—';
}
