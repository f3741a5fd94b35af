import type { FieldError, PluginManifest } from '@yige/contracts';
import { z } from 'zod';
import { parseJson } from '../plugin-fetch.js';
import { pluginProblems } from '../problems.js';

const filesSchema = z.object({ sync: z.array(z.string()).default([]), async: z.array(z.string()).default([]) });

/** Whatever names a file in `mf-manifest.json`; the page itself asks for all of it, see `federationManifestSchema`. */
const namedFilesSchema = z.looseObject({
  metaData: z.looseObject({ remoteEntry: z.looseObject({ path: z.string(), name: z.string() }) }).optional(),
  exposes: z
    .array(z.looseObject({ assets: z.looseObject({ js: filesSchema, css: filesSchema }).optional() }))
    .default([]),
  integrity: z.record(z.string(), z.string()).default({}),
});

/**
 * The remote describes itself with paths and hashes of its own. All of them must be those of the signed list: a page that
 * asks for a file that is not listed would get none, and one that trusts another hash would refuse the right one.
 */
export function mustNameSignedFiles({ web }: PluginManifest, federationManifest: Buffer): void {
  const parsed = namedFilesSchema.safeParse(parseJson(federationManifest));
  if (!parsed.success) {
    const detail = { 'zh-CN': `${web.entry} 读不懂`, en: `${web.entry} cannot be read` };
    throw pluginProblems['plugin.filesUnlisted']({ detail, cause: parsed.error });
  }
  const folder = web.entry.slice(0, web.entry.lastIndexOf('/') + 1);
  const listed = new Map(web.assets.map(({ path, integrity }) => [path, integrity]));
  const errors = [...namedFiles(parsed.data)].flatMap(([path, integrity]): (FieldError & { file: string })[] => {
    const file = `${folder}${path}`;
    const signed = listed.get(file);
    const pointer = '/manifest/web/assets';
    if (signed === undefined) return [{ file, pointer, code: 'not_listed', message: `${file} is not among the files` }];
    if (integrity === null || integrity === signed) return [];
    return [{ file, pointer, code: 'other_hash', message: `${web.entry} has another hash of ${file}` }];
  });
  if (errors.length === 0) return;
  const names = errors.map(({ file }) => file).join(', ');
  throw pluginProblems['plugin.filesUnlisted']({
    errors: errors.map(({ file: _, ...error }) => error),
    detail: { 'zh-CN': names, en: names },
  });
}

/** Each file once, with the hash that the remote says it has; null where it says none. */
function namedFiles({ metaData, exposes, integrity }: z.infer<typeof namedFilesSchema>): Map<string, string | null> {
  const entry = metaData === undefined ? [] : [`${metaData.remoteEntry.path}${metaData.remoteEntry.name}`];
  const needed = exposes.flatMap(({ assets }) =>
    assets === undefined ? [] : [assets.js, assets.css].flatMap(({ sync, async }) => [...sync, ...async]),
  );
  const hashes = new Map<string, string | null>(Object.entries(integrity));
  for (const path of [...entry, ...needed]) if (!hashes.has(path)) hashes.set(path, null);
  return hashes;
}
