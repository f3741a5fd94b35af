import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { injectManifest } from 'workbox-build';

// What the service worker keeps: every file of the build, and the page, which core serves under every address.
const root = new URL('../', import.meta.url).pathname;
const dist = join(root, 'dist');
const page = readFileSync(join(dist, 'index.html'));
const { count, size, warnings } = await injectManifest({
  swSrc: join(root, 'node_modules/.service-worker/service-worker.js'),
  swDest: join(dist, 'service-worker.js'),
  globDirectory: dist,
  globPatterns: ['**/*.{js,css}', 'favicon.svg'],
  // A map is no use without network, and heavier than all the rest.
  globIgnores: ['service-worker.js', '**/maplibre.*'],
  modifyURLPrefix: { '': '/' },
  dontCacheBustURLsMatching: /\.[0-9a-f]{8}\./,
  additionalManifestEntries: [{ url: '/', revision: createHash('sha256').update(page).digest('hex').slice(0, 16) }],
});
for (const warning of warnings) throw new Error(warning);
console.log(`${count} files to keep, ${Math.round(size / 1024)} KiB`);
