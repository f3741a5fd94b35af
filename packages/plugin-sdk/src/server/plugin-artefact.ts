import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PluginManifest, pluginManifestSchema } from '@yige/contracts';

/** The built plugin that runs: `manifest.json` and the web files beside it. */
export class PluginArtefact {
  readonly manifest: PluginManifest;
  readonly webDirectory: string;

  /** @param directory the artefact's folder, `dist` of the plugin. */
  constructor(directory: string) {
    this.manifest = pluginManifestSchema.parse(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')));
    this.webDirectory = join(directory, 'web');
  }

  /** The artefact around the program that runs: `dist` of `dist/server/main.js`. */
  static ofProgram(program = process.argv[1] ?? ''): PluginArtefact {
    return new PluginArtefact(dirname(dirname(program)));
  }
}
