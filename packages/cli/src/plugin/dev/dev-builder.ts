import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginManifest } from '@yige/contracts';
import type { PluginDefinition } from '@yige/plugin-sdk/manifest';
import { buildPage } from '../build/build-plugin.js';
import { buildServer } from '../build/build-server.js';
import { readDefinition } from '../build/definition.js';

/** Beside the sources, so that what a server imports is found. */
export const WORK_FOLDER = '.yige';
/** The page may still load a part of the build before, and the server may run from an older one. */
const KEPT = 3;

export interface DevBuild {
  number: number;
  manifest: PluginManifest;
  manifestText: string;
  /** Folder of `web/`. */
  directory: string;
  /** Folder of the artefact from which the server runs: an older build's where only the page changed. */
  serverDirectory: string;
}

/**
 * Builds the plugin again and again, each time as a version of its own: a page never loads two codes under one name, so
 * that a change shows without a reload, and its hashes hold as those of any other version do.
 */
export class DevBuilder {
  private readonly root: string;
  private number = 0;
  private server: { definition: PluginDefinition; directory: string; number: number } | null = null;

  constructor(private readonly folder: string) {
    this.root = join(folder, WORK_FOLDER, 'dev');
  }

  /** @param onlyPage nothing changed that the server or plugin.ts is made of. */
  async build(onlyPage: boolean): Promise<DevBuild> {
    if (this.number === 0) await this.prepare();
    this.number += 1;
    const number = this.number;
    const directory = this.directoryOf(number);
    const dist = `${WORK_FOLDER}/dev/${number}`;
    await mkdir(directory, { recursive: true });
    const server = onlyPage && this.server !== null ? this.server : await this.compile(number, dist);
    const manifest = await buildPage(this.folder, dist, {
      ...server.definition,
      version: versionOf(server.definition),
    });
    this.server = server;
    await this.forget();
    return {
      ...{ number, manifest, directory: join(directory, 'web') },
      manifestText: await readFile(join(directory, 'manifest.json'), 'utf8'),
      serverDirectory: server.directory,
    };
  }

  private async compile(number: number, dist: string) {
    await buildServer(this.folder, dist);
    return { number, definition: await readDefinition(this.folder, dist), directory: this.directoryOf(number) };
  }

  private async prepare(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
    await mkdir(this.root, { recursive: true });
    await writeFile(join(this.folder, WORK_FOLDER, '.gitignore'), '*\n');
  }

  private async forget(): Promise<void> {
    const old = this.number - KEPT;
    if (old > 0 && old !== this.server?.number) await rm(this.directoryOf(old), { recursive: true, force: true });
  }

  private directoryOf(number: number): string {
    return join(this.root, String(number));
  }
}

/** `0.3.0-dev.1b2c3d`: by the moment, so that no two runs of the command give a page two codes under one name. */
function versionOf({ version }: PluginDefinition): string {
  return `${version}${version.includes('-') ? '.' : '-'}dev.${Date.now().toString(36)}`;
}
