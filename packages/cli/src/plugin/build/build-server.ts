import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildError } from './build-error.js';
import { runCompiler } from './compiler.js';

const CONFIG = 'tsconfig.server.json';
/** Within `dist`: what the bundle is made of, `yige plugin check` looks through, and `yige plugin dev` runs. */
export const COMPILED = 'compiled';

/**
 * Compiles `plugin.ts`, `server/`, `rules/` and what they import with the plugin's TypeScript, which also checks
 * their types, into `compiled` of `dist`, a folder within the plugin's; `main.js` there is the program to run.
 */
export async function buildServer(folder: string, dist: string): Promise<void> {
  await access(join(folder, CONFIG)).catch((cause: unknown) => {
    throw new BuildError(`${CONFIG} is missing in ${folder}: it tells TypeScript which files make up the server`, {
      cause,
    });
  });
  await runCompiler(
    folder,
    ['-p', CONFIG, '--outDir', `${dist}/${COMPILED}`, '--rootDir', '.', '--noEmit', 'false'],
    'The server does not compile: mend what TypeScript lists above',
  );
  await writeFile(join(folder, dist, COMPILED, 'main.js'), "import './server/main.js';\n");
}
