import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PluginManifest, pluginManifestSchema } from '@yige/contracts';

/** The built plugin that runs: `manifest.json`, the web files beside it, and `signature.json` once its bureau signed. */
export class PluginArtefact {
  readonly manifest: PluginManifest;
  /** The exact bytes, which the signature covers. */
  readonly manifestBytes: Buffer;
  /** As its bureau made it; null where nobody signed. */
  readonly signature: Buffer | null;
  readonly webDirectory: string;

  /** @param directory the artefact's folder, `dist` of the plugin. */
  constructor(directory: string) {
    this.manifestBytes = readFileSync(join(directory, 'manifest.json'));
    this.manifest = pluginManifestSchema.parse(JSON.parse(this.manifestBytes.toString('utf8')));
    const signature = join(directory, 'signature.json');
    this.signature = existsSync(signature) ? readFileSync(signature) : null;
    this.webDirectory = join(directory, 'web');
  }

  /** The artefact around the program that runs: `dist` of `dist/server/main.js`. */
  static ofProgram(program = process.argv[1] ?? ''): PluginArtefact {
    return new PluginArtefact(dirname(dirname(program)));
  }
}
