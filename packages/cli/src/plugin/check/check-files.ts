import { isAsset } from '@yige/plugin-artefact';
import type { BuiltFiles } from './built-files.js';
import type { Finding } from './finding.js';

/** The files are those that the manifest lists, and hold every module that it names. */
export function checkFiles(built: BuiltFiles): Finding[] {
  return [...listFaults(built), ...exposeFaults(built)];
}

function listFaults({ manifest, web }: BuiltFiles): Finding[] {
  const listed = new Set(manifest.web.assets.map(({ path }) => path));
  const fault = (code: string, path: string, what: string): Finding => ({
    ...{ level: 'error', code, where: `dist/web/${path}`, what },
    mend: 'run yige plugin build again, and sign and pack what it built',
  });
  return [
    ...manifest.web.assets.flatMap((asset) => {
      const content = web.get(asset.path);
      if (content === undefined)
        return [fault('files.missing', asset.path, 'the manifest lists it, and it is not there')];
      return isAsset(content, asset) ? [] : [fault('files.changed', asset.path, 'it was changed after the build')];
    }),
    ...[...web.keys()]
      .filter((path) => !listed.has(path))
      .map((path) => fault('files.unlisted', path, 'the manifest does not list it, so nobody is served it')),
  ];
}

function exposeFaults({ manifest, federation }: BuiltFiles): Finding[] {
  const exposed = new Set(federation.exposes.map(({ path }) => path));
  return modulesOf(manifest)
    .filter((module) => !exposed.has(module))
    .map((module) => ({
      level: 'error',
      code: 'exposes.missing',
      where: `plugin.ts: ${module}`,
      what: 'the web part does not hold this module',
      mend: `write web/${module.slice(2)}.tsx, list it in web/exposes.ts, and build again`,
    }));
}

/** Modules that the manifest names, each once. */
export function modulesOf({ pages, contributions, taskTypes }: BuiltFiles['manifest']): string[] {
  return [
    ...new Set([
      ...pages.map(({ expose }) => expose),
      ...contributions.map(({ expose }) => expose),
      ...taskTypes.flatMap(({ form }) => form ?? []),
    ]),
  ];
}
