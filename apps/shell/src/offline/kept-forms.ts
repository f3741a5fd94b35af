import { z } from 'zod';

/** What of a federation manifest tells which files an exposed module needs. */
const assetsSchema = z.object({ sync: z.array(z.string()), async: z.array(z.string()) });
const manifestSchema = z.object({
  metaData: z.object({ remoteEntry: z.object({ name: z.string(), path: z.string() }) }),
  exposes: z.array(z.object({ path: z.string(), assets: z.object({ js: assetsSchema, css: assetsSchema }) })),
});

/** A plugin's form: the address of its federation manifest, and the module in it. */
export interface KeptForm {
  entry: string;
  expose: string;
}

/**
 * Asks for the files of forms once, so that the service worker keeps them and they open without network. A form that
 * cannot be had now is asked for again with the next list.
 */
export async function keepForms(forms: readonly KeptForm[]): Promise<void> {
  if (!navigator.onLine || navigator.serviceWorker?.controller === null || navigator.serviceWorker === undefined)
    return;
  for (const entry of new Set(forms.map((form) => form.entry))) {
    try {
      const exposes = forms.filter((form) => form.entry === entry).map(({ expose }) => expose);
      const response = await fetch(entry, { cache: 'no-cache' });
      if (!response.ok) continue;
      const files = filesOf(manifestSchema.parse(await response.json()), exposes);
      await Promise.all(files.map((file) => fetch(new URL(file, new URL(entry, location.origin)))));
    } catch (error) {
      // No network after all, or a plugin that is not there: the form says so itself when it is opened.
      console.error('A form could not be kept for later', entry, error);
    }
  }
}

export function filesOf({ metaData, exposes }: z.infer<typeof manifestSchema>, wanted: readonly string[]): string[] {
  const { name, path } = metaData.remoteEntry;
  const needed = exposes.filter((expose) => wanted.includes(expose.path));
  const files = needed.flatMap(({ assets: { js, css } }) => [...js.sync, ...js.async, ...css.sync, ...css.async]);
  return [...new Set([`${path}${name}`, ...files])];
}
