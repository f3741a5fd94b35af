import { spawn } from 'node:child_process';
import { access, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BuildError } from './build-error.js';

const CONFIG = 'tsconfig.server.json';

/**
 * Compiles `plugin.ts`, `server/`, `rules/` and what they import with the plugin's TypeScript, which also checks
 * their types, and makes `dist/server/main.js` the program to run.
 */
export async function buildServer(folder: string): Promise<void> {
  await access(join(folder, CONFIG)).catch((cause: unknown) => {
    throw new BuildError(`${CONFIG} is missing in ${folder}: it tells TypeScript which files make up the server`, {
      cause,
    });
  });
  const compiler = join(
    dirname(createRequire(join(folder, 'package.json')).resolve('typescript/package.json')),
    'bin',
    'tsc',
  );
  await run(folder, [compiler, '-p', CONFIG, '--outDir', 'dist/server', '--rootDir', '.', '--noEmit', 'false']);
  await writeFile(join(folder, 'dist', 'server', 'main.js'), "import './server/main.js';\n");
}

function run(folder: string, command: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new BuildError('The server does not compile: mend what TypeScript lists above'));
    });
  });
}
