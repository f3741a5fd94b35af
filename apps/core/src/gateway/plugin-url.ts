import { pluginProblems } from '../plugins/problems.js';

/** Where a request for `path` goes on a plugin's server, with its query; no path leads out of what is under the prefix. */
export function pluginUrlOf(server: string, prefix: string, path: string, requested: string): URL {
  const query = requested.includes('?') ? requested.slice(requested.indexOf('?')) : '';
  const url = new URL(`${prefix}/${path}${query}`, server);
  if (!url.pathname.startsWith(`${prefix}/`)) throw pluginProblems['plugin.notFound']();
  return url;
}
