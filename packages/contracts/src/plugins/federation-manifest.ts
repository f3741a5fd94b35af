import { z } from 'zod';
import { integritySchema } from './integrity.js';

const filesSchema = z.object({ sync: z.array(z.string()), async: z.array(z.string()) });

/**
 * What the page reads of `mf-manifest.json`, the remote's description of itself; all paths lie beside it. The bundler writes
 * it, `yige plugin build` adds `integrity`. Its own hash is among the signed ones and stands in `/portal`: whoever checked
 * that holds the signed hash of every script and style sheet.
 */
export const federationManifestSchema = z.object({
  metaData: z.object({
    remoteEntry: z.object({
      name: z.string(),
      path: z.string(),
      /** A plain script. A module would be imported, and an import carries no hash. */
      type: z.literal('global'),
    }),
  }),
  exposes: z.array(z.object({ path: z.string(), assets: z.object({ js: filesSchema, css: filesSchema }) })),
  /** Of every script and style sheet, by path. */
  integrity: z.record(z.string(), integritySchema),
});
export type FederationManifest = z.infer<typeof federationManifestSchema>;

/** Paths of the files that the exposed modules need as soon as they are shown. */
export function filesOf({ metaData, exposes }: FederationManifest, wanted: readonly string[]): string[] {
  const { name, path } = metaData.remoteEntry;
  const needed = exposes.filter((expose) => wanted.includes(expose.path));
  const files = needed.flatMap(({ assets: { js, css } }) => [...js.sync, ...js.async, ...css.sync, ...css.async]);
  return [...new Set([`${path}${name}`, ...files])];
}
