import type { FastifyRequest } from 'fastify';

interface CallingPlugin {
  pluginId: string;
  version: string;
}

const callers = new WeakMap<FastifyRequest, CallingPlugin>();

/** Once its own token is proved, and before anything else is: what is refused from then on is the plugin's. */
export function rememberCallingPlugin(request: FastifyRequest, plugin: CallingPlugin): void {
  callers.set(request, plugin);
}

/** The plugin whose server makes the request; null: no plugin's does. */
export function callingPluginOf(request: FastifyRequest): CallingPlugin | null {
  return callers.get(request) ?? null;
}
