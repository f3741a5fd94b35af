import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { PluginManifest } from '@yige/contracts';
import { Configuration } from '../config/configuration.js';
import { fetchAsset } from './plugin-fetch.js';

const AT_ONCE = 8;

/** Core's copies of plugins' web files: the page loads them from here, whether the plugin's machine is up or not. */
@Injectable()
export class WebAssets {
  constructor(private readonly configuration: Configuration) {}

  folderOf(pluginId: string, version: string): string {
    return join(this.configuration.dataDirectory, 'plugins-web', pluginId, version);
  }

  async isStored(pluginId: string, version: string): Promise<boolean> {
    const found = await stat(this.folderOf(pluginId, version)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    return found !== null;
  }

  /** Copies all files beside the final folder and swaps them in at the end, so that a half copy is never served. */
  async store(manifest: PluginManifest, baseUrl: string): Promise<void> {
    const folder = this.folderOf(manifest.id, manifest.version);
    const draft = `${folder}.${randomBytes(6).toString('hex')}`;
    try {
      await mkdir(draft, { recursive: true });
      const waiting = [...manifest.web.assets];
      const copy = async () => {
        for (let asset = waiting.pop(); asset !== undefined; asset = waiting.pop()) {
          const file = join(draft, asset.path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, await fetchAsset(baseUrl, asset));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, copy));
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
}
