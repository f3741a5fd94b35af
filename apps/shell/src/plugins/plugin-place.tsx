import type { PortalPlugin } from '@yige/contracts';
import { ScopeContext } from '@yige/plugin-sdk/web/host';
import { type ReactNode, useMemo } from 'react';

/** The element that a plugin's style sheets are kept to; it has no box of its own. Its build names the same attribute. */
export function PluginPlace({ plugin, children }: { plugin: PortalPlugin; children: ReactNode }) {
  const scope = useMemo(() => ({ id: plugin.id, version: plugin.version }), [plugin.id, plugin.version]);
  return (
    <ScopeContext.Provider value={scope}>
      <div data-yige-plugin={plugin.remote.name} style={{ display: 'contents' }}>
        {children}
      </div>
    </ScopeContext.Provider>
  );
}
