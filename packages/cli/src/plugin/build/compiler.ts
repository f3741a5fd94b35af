import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BuildError } from './build-error.js';

/** Runs the plugin's own TypeScript in its folder; what it lists, and `failure` below it, say what does not compile. */
export function runCompiler(folder: string, options: readonly string[], failure: string): Promise<void> {
  const found = createRequire(join(folder, 'package.json')).resolve('typescript/package.json');
  const compiler = join(dirname(found), 'bin', 'tsc');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, ...options], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let listed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        listed += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new BuildError(`${listed}${failure}`));
    });
  });
}
