import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const probe = fileURLToPath(new URL('../../probe-plugin/', import.meta.url));
const SOURCES = ['plugin.ts', 'contract.ts', 'server', 'web', 'package.json'];

/** Program of the command line. */
export const yige = join(dirname(createRequire(import.meta.url).resolve('@yige/cli/package.json')), 'bin', 'yige.js');

/** The probe plugin's sources once more, to be changed: beside its own, so that what they import is found. */
export async function copyOfProbe(name: string): Promise<string> {
  const folder = join(probe, 'test-results', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const source of SOURCES) await cp(join(probe, source), join(folder, source), { recursive: true });
  for (const config of ['tsconfig.json', 'tsconfig.server.json']) {
    await cp(join(probe, config), join(folder, config));
    await rewrite(join(folder, config), [['../config/', '../../../config/']]);
  }
  return folder;
}

/** Every one of the texts must be there: a test that changes nothing would prove nothing. */
export async function rewrite(file: string, changes: readonly (readonly [string, string])[]): Promise<void> {
  let changed = await readFile(file, 'utf8');
  for (const [from, to] of changes) {
    if (!changed.includes(from)) throw new Error(`${file} has no ${from}`);
    changed = changed.replaceAll(from, to);
  }
  await writeFile(file, changed);
}
