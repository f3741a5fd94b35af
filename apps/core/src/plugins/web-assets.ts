import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';

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

  async remove(pluginId: string, version: string): Promise<void> {
    await rm(this.folderOf(pluginId, version), { recursive: true, force: true });
  }
}
