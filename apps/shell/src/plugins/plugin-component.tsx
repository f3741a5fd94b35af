import type { PortalPlugin } from '@yige/contracts';
import { ScopeContext } from '@yige/plugin-sdk/web/host';
import { ExtensionBoundary, type ExtensionFailure, LoadingView, UnavailablePlugin, useLocalized } from '@yige/ui';
import { type ComponentType, type ReactNode, useEffect, useMemo, useState } from 'react';
import { federation } from './federation.js';
import { PluginLoader, probeManifest } from './plugin-loader.js';

const LIMIT = 8_000;
/** Of the page: a module is loaded once, wherever it shows. */
export const loader = new PluginLoader({ runtime: federation, probe: probeManifest, timeout: LIMIT });

type Loaded<Props> = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; component: ComponentType<Props> };

interface PluginComponentProps<Props> {
  plugin: PortalPlugin;
  expose: string;
  props: Props;
  /** Stands in its place where it does not load; by default a note with a retry. */
  failed?: ReactNode;
  /** Told whether it can be used. */
  onUsable?: (usable: boolean) => void;
}

/**
 * Shows a component of a plugin in the plugin's own place. If it does not load, or throws while it renders, this place
 * says whose it is and offers a retry; nothing else on the page notices.
 */
export function PluginComponent<Props extends object>({
  plugin,
  expose,
  props,
  failed,
  onUsable,
}: PluginComponentProps<Props>) {
  const localized = useLocalized();
  const name = localized(plugin.name);
  const [attempt, setAttempt] = useState(0);
  const loaded = usePluginModule<Props>(plugin, expose, attempt);
  const scope = useMemo(() => ({ id: plugin.id, version: plugin.version }), [plugin.id, plugin.version]);
  const usable = loaded.state === 'ready';
  useEffect(() => onUsable?.(usable), [usable, onUsable]);
  if (loaded.state === 'loading') return <LoadingView />;
  if (loaded.state === 'failed' && failed !== undefined) return failed;
  if (loaded.state === 'failed') return <UnavailablePlugin name={name} onRetry={() => setAttempt(attempt + 1)} />;
  const Component = loaded.component;
  return (
    <ExtensionBoundary pluginId={plugin.id} pluginName={name} onError={report}>
      <ScopeContext.Provider value={scope}>
        <Component {...props} />
      </ScopeContext.Provider>
    </ExtensionBoundary>
  );
}

function usePluginModule<Props>(plugin: PortalPlugin, expose: string, attempt: number): Loaded<Props> {
  const [loaded, setLoaded] = useState<Loaded<Props>>({ state: 'loading' });
  useEffect(() => {
    let current = true;
    setLoaded({ state: 'loading' });
    loader.load(plugin, expose).then(
      (module) => {
        if (current) setLoaded(componentOf<Props>(module));
      },
      (error: unknown) => {
        console.error(error);
        if (current) setLoaded({ state: 'failed' });
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
  if (module === null || typeof module !== 'object' || !('default' in module)) return { state: 'failed' };
  const component = module.default;
  return isComponent<Props>(component) ? { state: 'ready', component } : { state: 'failed' };
}

function isComponent<Props>(value: unknown): value is ComponentType<Props> {
  return typeof value === 'function' || (value !== null && typeof value === 'object' && '$$typeof' in value);
}

function report({ pluginId, phase, error }: ExtensionFailure): void {
  console.error(`Plugin ${pluginId} failed at ${phase}`, error);
}
