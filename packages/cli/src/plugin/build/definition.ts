import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PluginDefinition } from '@yige/plugin-sdk/manifest';
import { BuildError } from './build-error.js';
import { COMPILED } from './build-server.js';

/** The definition that the compiled `plugin.ts` exports as `plugin`. Throws a `BuildError` for what the author must mend. */
export async function readDefinition(folder: string, dist: string): Promise<PluginDefinition> {
  const file = pathToFileURL(join(folder, dist, COMPILED, 'plugin.js'));
  // Node keeps a module by its address: without a new one, a second build in one process would see the first.
  file.searchParams.set('built', String(performance.now()));
  const module: unknown = await import(file.href).catch((cause: unknown) => {
    const said = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    throw new BuildError(`plugin.ts, or what it imports, fails while it is loaded:\n${said}`, { cause });
  });
  if (hasPlugin(module)) return module.plugin;
  throw new BuildError('plugin.ts must export `const plugin = definePlugin({ … })`');
}

function hasPlugin(module: unknown): module is { plugin: PluginDefinition } {
  if (module === null || typeof module !== 'object' || !('plugin' in module)) return false;
  const { plugin } = module;
  return plugin !== null && typeof plugin === 'object' && 'id' in plugin && 'permissions' in plugin;
}
