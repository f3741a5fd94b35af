import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// A shared prefix provides only what the host itself imports. This table imports every component of antd, each lazily,
// so that a plugin finds those too that the shell does not use; none of them loads before something asks for it.
const folder = join(dirname(createRequire(import.meta.url).resolve('antd/package.json')), 'es');
const components = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^[a-z]/.test(entry.name))
  .map(({ name }) => name)
  .filter((name) => readdirSync(join(folder, name)).includes('index.js'))
  .sort();
const rows = components.map((name) => `  '${name}': () => import('antd/es/${name}'),`);
const text = `// Written by scripts/write-antd-table.mjs from the installed antd.\nexport const antdComponents: Record<string, () => Promise<unknown>> = {\n${rows.join('\n')}\n};\n`;
writeFileSync(new URL('../src/plugins/antd-components.generated.ts', import.meta.url), text);
