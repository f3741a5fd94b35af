import { createWriteStream } from 'node:fs';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { ARTEFACT_LIMITS, type Asset } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../../config/configuration.js';
import { receiveFile } from '../../http/upload.js';
import { WebAssets } from '../web-assets.js';
import { artefactProblems } from './problems.js';

/**
 * What an installation has gathered, below the data directory, beside what users are served: their files change at the
 * very end, all at once.
 */
@Injectable()
export class Drafts {
  private readonly directory: string;

  constructor(
    configuration: Configuration,
    private readonly assets: WebAssets,
  ) {
    this.directory = join(configuration.dataDirectory, 'plugin-installations');
  }

  /** The artefact that was uploaded. */
  artefactOf(id: string): string {
    return join(this.directory, id, 'artefact.tgz');
  }

  /** Where it is unpacked. */
  unpackedOf(id: string): string {
    return join(this.directory, id, 'unpacked');
  }

  /** Takes the one file of a form to disk as it comes; what is not whole does not stay. */
  async receive(id: string, request: FastifyRequest): Promise<void> {
    const path = this.artefactOf(id);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      const taken = await receiveFile(request, ARTEFACT_LIMITS.packed, async (file) => {
        await pipeline(file, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
        if (file.truncated) throw artefactProblems['artefact.tooLarge']();
        return true;
      });
      if (taken === null) throw artefactProblems['artefact.missing']();
    } catch (error) {
      await this.remove(id);
      throw error;
    }
  }

  async hasArtefact(id: string): Promise<boolean> {
    return isThere(this.artefactOf(id));
  }

  /** A file of the web build that is kept already. */
  async read(id: string, asset: Asset): Promise<Buffer | null> {
    const file = join(this.filesOf(id), asset.path);
    return (await isThere(file)) ? readFile(file) : null;
  }

  async keep(id: string, asset: Asset, content: Buffer): Promise<void> {
    const file = join(this.filesOf(id), asset.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  /** Swaps the files in for what users are served. Done again after a crash, it finds them where they belong. */
  async swapIn(id: string, pluginId: string, version: string): Promise<void> {
    const files = this.filesOf(id);
    if (!(await isThere(files))) return;
    const folder = this.assets.folderOf(pluginId, version);
    await mkdir(dirname(folder), { recursive: true });
    await rm(folder, { recursive: true, force: true });
    await rename(files, folder);
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.directory, id), { recursive: true, force: true });
  }

  private filesOf(id: string): string {
    return join(this.directory, id, 'web');
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
