import { PrecacheController } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching/_types.js';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

/**
 * Lets the portal open without network. It keeps code and nothing else: the files of the shell's build, its page, and the
 * files of plugins that were used. Whatever speaks of residents goes past it.
 */
const PAGE = '/';
const PLUGINS = 'yige-plugins-1';
/** Files of plugins that are kept: some versions of a dozen plugins. */
const MOST = 400;
/** Every precached file but the page carries a hash of its content in its name. */
const shell = new PrecacheController({ cacheName: 'yige-shell-1', plugins: [] });
shell.addToCacheList(self.__WB_MANIFEST);

self.addEventListener('install', (event) => {
  void shell.install(event);
});

self.addEventListener('activate', (event) => {
  void shell.activate(event);
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && !/^\/(api|plugins\/.|metrics)/.test(url.pathname)) {
    event.respondWith(pageOf(request));
  } else if (/^\/plugins\/[^/]+\/[^/]+\/web\//.test(url.pathname)) {
    event.respondWith(pluginFile(request, url));
  } else if (url.search === '' && url.pathname !== PAGE && shell.getCacheKeyForURL(url.href) !== undefined) {
    event.respondWith(shellFile(request, url));
  }
});

/** The page of the server as long as there is one: it decides what is new, and gives each page its own nonce. */
async function pageOf(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await shell.matchPrecache(PAGE);
    if (kept === undefined) throw error;
    return kept;
  }
}

async function shellFile(request: Request, url: URL): Promise<Response> {
  return (await shell.matchPrecache(url.pathname)) ?? fetch(request);
}

/**
 * A plugin's manifest as the server has it now; its other files never change, since a version never does. What is asked for
 * with its signed hash is held against that by the browser, here and once more in the page, and only such files are kept.
 */
async function pluginFile(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(PLUGINS);
  const isManifest = url.pathname.endsWith('/mf-manifest.json');
  const kept = await cache.match(url.href);
  if (kept !== undefined && !isManifest) return kept;
  try {
    const response = await fetch(request);
    // What a developer shows from their machine is gone when they end it.
    const isToKeep = response.headers.get('cache-control') !== 'no-store';
    if (response.ok && isToKeep && request.integrity !== '') await keep(cache, url, response.clone());
    return response;
  } catch (error) {
    if (kept === undefined) throw error;
    return kept;
  }
}

/** The oldest go first, so that what is kept stays bounded. */
async function keep(cache: Cache, url: URL, response: Response): Promise<void> {
  await cache.delete(url.href);
  await cache.put(url.href, response);
  const names = await cache.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - MOST)).map((name) => cache.delete(name)));
}
