import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const shell = dirname(createRequire(import.meta.url).resolve('@yige/shell/package.json'));
const rsbuild = join(
  dirname(createRequire(join(shell, 'package.json')).resolve('@rsbuild/core/package.json')),
  'bin/rsbuild.js',
);
/** Where the shell's build leaves it; below the shell's folder. */
const UNFEDERATED = 'node_modules/.unfederated';

/** The shell as it is served. */
export const federatedShell = join(shell, 'dist');

/** Builds the same shell without federation, compressed alike; answers where it lies. */
export async function buildUnfederatedShell(): Promise<string> {
  await run([rsbuild, 'build'], { YIGE_SHELL_FEDERATION: '0' });
  await run(['scripts/compress.mjs', UNFEDERATED], {});
  return join(shell, UNFEDERATED);
}

async function run(command: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, command, {
    cwd: shell,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0)
    throw new Error(`The shell could not be built without federation: ${command.join(' ')} ended with ${code}`);
}
