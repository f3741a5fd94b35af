import type { Client } from './client.js';
import { type CallArguments, type ClientOptions, call } from './http/call.js';
import type { Route } from './http/route.js';
import { routeLoaders } from './route-loaders.js';

/**
 * The client of a page: as `createClient`, but the routes of a group are read with its first call. Whether there is such a
 * function is for the compiler to say.
 */
export function createPageClient(options: ClientOptions): Client {
  const groupOf = (group: string, load: () => Promise<Record<string, Route>>) =>
    new Proxy(
      {},
      {
        get:
          (_, name: string) =>
          async (given: CallArguments = {}) => {
            const route = (await load())[name];
            if (route === undefined) throw new TypeError(`There is no route ${group}.${name}`);
            return call(options, route, given);
          },
      },
    );
  const groups = Object.entries(routeLoaders).map(([group, load]) => [group, groupOf(group, load)]);
  return Object.fromEntries(groups) as Client;
}
