import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exposesOf, type PluginDefinition } from '@yige/plugin-sdk/manifest';
import { BuildError } from './build-error.js';

const EXPOSES = 'web/exposes.ts';

/**
 * The file of each module that plugin.ts names: `./pages/elders` is `web/pages/elders.tsx`. `web/exposes.ts` is where the
 * compiler sees that they fit; it must load the very files that are bundled here.
 */
export async function findExposes(folder: string, definition: PluginDefinition): Promise<Record<string, string>> {
  const source = await readFile(join(folder, EXPOSES), 'utf8').catch((cause: unknown) => {
    throw new BuildError(
      `${EXPOSES} is missing: export const exposes = defineExposes<typeof plugin>({ './pages/list': () => import('./pages/list.js') })`,
      { cause },
    );
  });
  // However the line is broken.
  const proof = source.replace(/\s+/g, ' ');
  const found = await Promise.all(
    exposesOf(definition).map(async (expose) => {
      const file = join('web', `${expose.slice(2)}.tsx`);
      await access(join(folder, file)).catch((cause: unknown) => {
        throw new BuildError(`plugin.ts names ${expose}, but there is no ${file}`, { cause });
      });
      if (!proof.includes(`'${expose}': () => import('${expose}.js')`)) {
        throw new BuildError(`${EXPOSES} must hold '${expose}': () => import('${expose}.js')`);
      }
      return [expose, join(folder, file)] as const;
    }),
  );
  return Object.fromEntries(found);
}
