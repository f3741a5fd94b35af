import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { PluginConfiguration } from '../plugin-configuration.js';

const ID = /^[0-9A-Z]{26}$/;
const DRAFTS = 'drafts';

/** Files below the plugin's data directory, each under its id, readable by the service alone. */
@Injectable()
export class FileFolder {
  private readonly directory: string;

  constructor({ filesDirectory }: PluginConfiguration) {
    this.directory = filesDirectory;
  }

  /**
   * What `write` writes is on the disk when it resolves, whole and under its id; where it throws there is nothing. Until
   * then it is a draft, which a crash leaves for `old`.
   */
  async put<Result>(id: string, write: (file: FileHandle) => Promise<Result>): Promise<Result> {
    const draft = join(this.directory, DRAFTS, id);
    const path = this.pathOf(id);
    for (const folder of [dirname(draft), dirname(path)]) await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const result = await this.written(draft, write);
      await rename(draft, path);
      await syncFolder(dirname(path));
      return result;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Null where it is not there. */
  async open(id: string): Promise<FileHandle | null> {
    try {
      return await open(this.pathOf(id), 'r');
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** Ids of files that were last written before a moment. Drafts of that age are removed: nobody writes them any more. */
  async old(before: Date): Promise<string[]> {
    const found: string[] = [];
    for (const folder of await namesIn(this.directory)) {
      for (const id of (await namesIn(join(this.directory, folder))).filter((name) => ID.test(name))) {
        const path = join(this.directory, folder, id);
        if ((await stat(path)).mtime >= before) continue;
        if (folder === DRAFTS) await rm(path, { force: true });
        else found.push(id);
      }
    }
    return found;
  }

  private async written<Result>(draft: string, write: (file: FileHandle) => Promise<Result>): Promise<Result> {
    const file = await open(draft, 'wx+', 0o600);
    try {
      const result = await write(file);
      await file.sync();
      return result;
    } finally {
      await file.close();
    }
  }

  /** By the end of the id, since ids of one day begin alike. Only an id becomes a path. */
  private pathOf(id: string): string {
    if (!ID.test(id)) throw new RangeError('A file is named by its id');
    return join(this.directory, id.slice(-2), id);
  }
}

/** Else a power cut could keep the row and lose the name. Windows opens no folders, and keeps names by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
