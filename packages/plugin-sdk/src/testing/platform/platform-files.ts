import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = '@yige/platform';

/** The built platform, as `@yige/platform` brings it. */
export interface PlatformFiles {
  /** Program of core. */
  core: string;
  /** Folder of the portal. */
  shell: string;
  /** Folder of the demo district. */
  demo: string;
}

/** Whether a whole platform can be started for the plugin of a folder: its package is installed, and the plugin is built. */
export function isPlatformThere(folder: string = process.cwd()): boolean {
  return packageFolder(folder) !== null && existsSync(join(folder, 'dist', 'manifest.json'));
}

/** @throws Error that says what to install or to build. */
export function platformFiles(folder: string): PlatformFiles {
  const found = packageFolder(folder);
  if (found === null) {
    throw new Error(
      `${PACKAGE} is not installed in ${folder}: npm install --save-dev ${PACKAGE}, in the SDK's version`,
    );
  }
  const dist = join(found, 'dist');
  return { core: join(dist, 'core', 'main.js'), shell: join(dist, 'shell'), demo: join(dist, 'demo') };
}

/** Of the plugin, or of whoever tests it from elsewhere. */
function packageFolder(folder: string): string | null {
  for (const place of [folder, process.cwd()]) {
    try {
      return dirname(createRequire(join(place, 'package.json')).resolve(`${PACKAGE}/package.json`));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    }
  }
  return null;
}
