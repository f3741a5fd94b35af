import type { PortalPlugin } from '@yige/contracts';
import { type ComponentType, useEffect, useState } from 'react';
import { federation } from './federation.js';
import { reportLoad } from './load-reports.js';
import { type LoadPhase, PluginLoadError, PluginLoader } from './plugin-loader.js';
import { signedFiles } from './signed-files.js';

const LIMIT = 8_000;
/** Of the page: a module is loaded once, wherever it shows. */
const loader = new PluginLoader({ runtime: federation, files: signedFiles, report: reportLoad, timeout: LIMIT });

export type Loaded<Props> =
  | { state: 'loading' }
  | { state: 'failed'; phase: LoadPhase }
  | { state: 'ready'; component: ComponentType<Props> };

/** A component that a plugin exposes; another `attempt` asks for it again. */
export function usePluginModule<Props>(plugin: PortalPlugin, expose: string, attempt: number): Loaded<Props> {
  const [loaded, setLoaded] = useState<Loaded<Props>>({ state: 'loading' });
  useEffect(() => {
    let current = true;
    // While a developer changes it, what was there before stays until the next build is.
    setLoaded((before) => (plugin.local && before.state === 'ready' ? before : { state: 'loading' }));
    loader.load(plugin, expose).then(
      (module) => {
        if (current) setLoaded(componentOf<Props>(module));
      },
      (error: unknown) => {
        console.error(error);
        if (current) setLoaded({ state: 'failed', phase: error instanceof PluginLoadError ? error.phase : 'module' });
      },
    );
    return () => {
      current = false;
    };
  }, [plugin.remote.name, expose, attempt]);
  return loaded;
}

/** A module's default export is its component; anything else is as good as a module that did not load. */
function componentOf<Props>(module: unknown): Loaded<Props> {
  const failed = { state: 'failed', phase: 'module' } as const;
  if (module === null || typeof module !== 'object' || !('default' in module)) return failed;
  const component = module.default;
  return isComponent<Props>(component) ? { state: 'ready', component } : failed;
}

function isComponent<Props>(value: unknown): value is ComponentType<Props> {
  return typeof value === 'function' || (value !== null && typeof value === 'object' && '$$typeof' in value);
}
