import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BuildError } from './build-error.js';

/** Runs the plugin's own TypeScript in its folder; `failure` says what does not compile. */
export function runCompiler(folder: string, options: readonly string[], failure: string): Promise<void> {
  const found = createRequire(join(folder, 'package.json')).resolve('typescript/package.json');
  const compiler = join(dirname(found), 'bin', 'tsc');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, ...options], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new BuildError(failure));
    });
  });
}
