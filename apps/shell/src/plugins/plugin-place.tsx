import type { PortalPlugin } from '@yige/contracts';
import { ScopeContext } from '@yige/plugin-sdk/web/host';
import App from 'antd/es/app';
import { type ReactNode, useMemo } from 'react';

/**
 * The element that a plugin's style sheets are kept to; it has no box of its own. Its build names the same attribute.
 * What plugins say and ask through antd's `App` is their own: the page's own is fetched only when it says something.
 */
export function PluginPlace({ plugin, children }: { plugin: PortalPlugin; children: ReactNode }) {
  const scope = useMemo(() => ({ id: plugin.id, version: plugin.version }), [plugin.id, plugin.version]);
  return (
    <ScopeContext.Provider value={scope}>
      <div data-yige-plugin={plugin.remote.name} style={{ display: 'contents' }}>
        <App component={false}>{children}</App>
      </div>
    </ScopeContext.Provider>
  );
}
