import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { BuildError } from './build-error.js';

const names = z.record(z.string(), z.string()).default({});
const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  gypfile: z.boolean().default(false),
  napi: z.unknown().optional(),
  binary: z.unknown().optional(),
  dependencies: names,
  optionalDependencies: names,
});
type Package = z.infer<typeof packageSchema>;

/** What packages use to find the machine code that was made for this machine. */
const LOADERS = [
  'bindings',
  'node-gyp-build',
  'node-gyp-build-optional-packages',
  'prebuild-install',
  '@mapbox/node-pre-gyp',
];
/** A package that has one for each kind of machine names the kinds. */
const KIND = /-(?:linux|darwin|win32)-/;

/**
 * The package that this file belongs to, if it holds machine code: made for one kind of machine, it can't be part of a
 * bundle.
 */
export function machineCodeOf(file: string): { name: string; version: string } | null {
  const found = packageOf(file);
  if (found === null) return null;
  const { folder, declared } = found;
  const { name, version } = declared;
  return existsSync(join(folder, 'binding.gyp')) || hasMachineCode(declared) ? { name, version } : null;
}

function hasMachineCode({ gypfile, napi, binary, dependencies, optionalDependencies }: Package): boolean {
  if (gypfile || napi !== undefined || binary !== undefined) return true;
  return (
    LOADERS.some((loader) => loader in dependencies) ||
    Object.keys(optionalDependencies).some((each) => KIND.test(each))
  );
}

/** The nearest one with a name: folders within a package may have a package.json that only says how to read them. */
function packageOf(file: string): { folder: string; declared: Package } | null {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (!existsSync(path)) continue;
    const parsed = packageSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return { folder, declared: parsed.data };
  }
  return null;
}

/** The bundle looks for them from the plugin's folder: they must be among its own dependencies. */
export function requireInstalled(folder: string, outside: ReadonlyMap<string, string>): void {
  const { resolve } = createRequire(join(folder, 'package.json'));
  for (const [name, version] of outside) {
    try {
      resolve(name);
    } catch (cause) {
      throw new BuildError(
        `${name} holds machine code and stays outside of server/main.js: make it a dependency of the plugin (npm install ${name}@${version})`,
        { cause },
      );
    }
  }
}
