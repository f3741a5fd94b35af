/** For the shell only: what stands around plugins' components. Lint keeps plugins from importing it. */
export { HostContext, type PluginHost, type PluginScope, ScopeContext } from './host-context.js';
