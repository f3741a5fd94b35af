import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const folder = import.meta.dirname;
const dist = join(folder, 'dist');

/**
 * Freezes the protocol of today: a build of this plugin whose server carries the SDK of today within it, and whose web part
 * is as it was built. What other projects publish stays outside, as in any plugin.
 */
execFileSync('yige', ['plugin', 'build'], { cwd: folder, stdio: 'inherit' });
const { version } = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
const frozen = join(folder, version.split('.').slice(0, 2).join('.'));
await rm(frozen, { recursive: true, force: true });
await mkdir(frozen);
await cp(join(dist, 'manifest.json'), join(frozen, 'manifest.json'));
await cp(join(dist, 'web'), join(frozen, 'web'), { recursive: true });
await build({
  root: folder,
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: [/^@yige\//], target: 'node' },
  build: {
    ssr: join(dist, 'compiled', 'server', 'main.js'),
    outDir: join(frozen, 'server'),
    minify: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
});
console.log(`${frozen} is frozen: commit it, and never change it`);
