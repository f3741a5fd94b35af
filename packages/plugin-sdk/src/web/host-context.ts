import type { Portal } from '@yige/contracts';
import { createContext, useContext } from 'react';

/** What the shell provides to all plugins of the page. */
export interface PluginHost {
  portal: Portal;
}

/** Which plugin a component belongs to. */
export interface PluginScope {
  id: string;
  version: string;
}

export const HostContext = createContext<PluginHost | undefined>(undefined);
export const ScopeContext = createContext<PluginScope | undefined>(undefined);

export function useHost(): PluginHost {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('Plugin components are shown by the portal only');
  return host;
}

export function useScope(): PluginScope {
  const scope = useContext(ScopeContext);
  if (scope === undefined) throw new Error('This hook belongs inside a plugin’s page, panel or form');
  return scope;
}
