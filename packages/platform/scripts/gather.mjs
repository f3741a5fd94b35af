import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** What is built elsewhere in the repository, as it runs: no types, no maps, no copies for a line that compresses. */
const PARTS = [
  ['apps/core/bundle', 'core', /\.(js|md)$/],
  ['apps/shell/dist', 'shell', /(?<!\.map|\.br|\.gz|mf-stats\.json)$/],
  ['tooling/demo-data/dist', 'demo', /(\.ndjson|\.geojson|accounts\.json)$/],
];

await rm(dist, { recursive: true, force: true });
for (const [from, to, wanted] of PARTS) {
  await cp(join(repository, from), join(dist, to), {
    recursive: true,
    filter: (source) => !/\.\w+$/.test(source) || wanted.test(source),
  });
}
// Core says which version it is by the file above its own.
const { name, version, type } = JSON.parse(await readFile(join(repository, 'apps/core/package.json'), 'utf8'));
await writeFile(join(dist, 'package.json'), `${JSON.stringify({ name, version, type }, null, 2)}\n`);
