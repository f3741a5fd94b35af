import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const groups = ['packages', 'apps', 'plugins', 'tooling'];

/** @returns {{ name: string, directory: string, scripts: Record<string, string> }[]} */
export function workspacePackages() {
  return groups.flatMap((group) =>
    readdirSync(join(root, group))
      .map((name) => join(root, group, name))
      .filter((directory) => existsSync(join(directory, 'package.json')))
      .map((directory) => {
        const { name, scripts = {} } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
        return { name, directory, scripts };
      }),
  );
}

/** Plugins that are built: `{ id, directory }`, the directory being the artefact that runs alone. */
export function builtPlugins() {
  return readdirSync(join(root, 'plugins'))
    .map((id) => ({ id, directory: join(root, 'plugins', id, 'dist') }))
    .filter(({ directory }) => existsSync(join(directory, 'manifest.json')));
}
