import type { Client } from './client.js';
import { type CallArguments, type ClientOptions, call } from './http/call.js';
import type { Route } from './http/route.js';
import { routeLoaders } from './route-loaders.js';
import type { Routes } from './routes.js';

/**
 * The client of a page: as `createClient`, but the routes of a group are read with its first call. Whether there is such a
 * function is for the compiler to say.
 */
export function createPageClient(options: ClientOptions): Client {
  const groupOf = (group: keyof Routes) =>
    new Proxy(
      {},
      {
        get:
          (_, name: string) =>
          async (given: CallArguments = {}) => {
            const found: Record<string, Route> = await routeLoaders[group]();
            const route = found[name];
            if (route === undefined) throw new TypeError(`There is no route ${group}.${name}`);
            return call(options, route, given);
          },
      },
    );
  const groups = Object.keys(routeLoaders) as (keyof Routes)[];
  return Object.fromEntries(groups.map((group) => [group, groupOf(group)])) as Client;
}
