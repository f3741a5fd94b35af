import { writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { BuildError } from './build-error.js';
import { COMPILED } from './build-server.js';
import { machineCodeOf, requireInstalled } from './machine-code.js';

/**
 * Puts the compiled server and all that it imports into `server/main.js` of `dist`: it runs wherever Node is, and starts in half
 * the time, which goes on finding and reading modules. Packages with machine code stay outside; `server/package.json` names
 * them, so that an `npm install` beside it gets them.
 * @returns those packages with their versions.
 */
export async function bundleServer(folder: string, dist: string): Promise<ReadonlyMap<string, string>> {
  const outside = new Map<string, string>();
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, target: 'node' },
    plugins: [leaveOutside(outside)],
    build: {
      ssr: join(folder, dist, COMPILED, 'main.js'),
      outDir: join(folder, dist, 'server'),
      copyPublicDir: false,
      target: 'node20',
      // What a server writes into its log when it fails must be legible.
      minify: false,
      // Whose code is handed on in it, and under which terms.
      license: { fileName: 'licenses.md' },
      // Migrations and entities go by the names of their classes.
      rolldownOptions: { output: { keepNames: true } },
    },
  }).catch((cause: unknown) => {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new BuildError(`${said}\nThe server can't be made one file: mend what is listed above`, { cause });
  });
  requireInstalled(folder, outside);
  const beside = { private: true, type: 'module', dependencies: Object.fromEntries([...outside].sort()) };
  await writeFile(join(folder, dist, 'server', 'package.json'), `${JSON.stringify(beside, null, 2)}\n`);
  return outside;
}

/**
 * Packages with machine code, and what a package only asks for where it is installed (TypeORM's other databases, say): that one
 * finds out when it asks.
 */
function leaveOutside(outside: Map<string, string>): Plugin {
  return {
    name: 'yige-outside',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || /^[./\0]/.test(source) || isBuiltin(source)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (found === null || found.id.startsWith('__vite-optional-peer-dep:')) {
        return importer.includes('node_modules') ? { id: source, external: true } : null;
      }
      const native = found.external ? null : machineCodeOf(found.id);
      if (native === null) return found;
      outside.set(native.name, native.version);
      return { id: source, external: true };
    },
  };
}
