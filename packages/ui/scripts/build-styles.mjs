/**
 * Writes dist/styles.css: our own tokens as custom properties, then every stylesheet under src.
 * One file that the host imports once; plugins ship none of it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { customProperties } from './custom-properties.mjs';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

const tokens = JSON.parse(read('src/theme/tokens.json'));
const sheets = readdirSync(new URL('src/', root), { recursive: true })
  .filter((path) => path.endsWith('.css'))
  .sort()
  .map((path) => read(`src/${path}`));
writeFileSync(new URL('dist/styles.css', root), [customProperties(tokens), ...sheets].join('\n'));
