import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type FederationManifest, federationManifestSchema, type PluginManifest } from '@yige/contracts';
import { CommandError } from '../../command-error.js';
import { jsonOf, readBuiltPlugin } from '../artefact/built-plugin.js';
import { COMPILED } from '../build/build-server.js';

/** A built plugin as it lies in `dist`. */
export interface BuiltFiles {
  manifest: PluginManifest;
  federation: FederationManifest;
  /** Web files by their path below `web`. */
  web: ReadonlyMap<string, Buffer>;
  /** Compiled scripts of the server by their path; `plugin.js`, which declares everything, is not among them. */
  server: ReadonlyMap<string, string>;
}

export async function readBuiltFiles(folder: string): Promise<BuiltFiles> {
  const { manifest } = await readBuiltPlugin(folder);
  const dist = join(folder, 'dist');
  const web = await filesBelow(join(dist, 'web'), /(?<!\.map)$/);
  const server = await filesBelow(join(dist, COMPILED), /\.js$/);
  server.delete('plugin.js');
  const federation = federationManifestSchema.safeParse(jsonOf(web.get(manifest.web.entry) ?? Buffer.alloc(0)));
  if (!federation.success) {
    throw new CommandError(
      `dist/web/${manifest.web.entry} is missing or no federation manifest: run yige plugin build`,
      {
        cause: federation.error,
      },
    );
  }
  return {
    manifest,
    federation: federation.data,
    web,
    server: new Map([...server].map(([path, content]) => [path, content.toString('utf8')])),
  };
}

async function filesBelow(folder: string, names: RegExp): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new CommandError(`There is no ${folder}: run yige plugin build in the plugin's folder first`, { cause });
  });
  const files = entries
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(folder, file).split(sep).join('/'), await readFile(file)] as const),
    ),
  );
}
