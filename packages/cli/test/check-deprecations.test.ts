import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDeprecations } from '../src/plugin/check/check-deprecations.js';
import { withSources } from '../src/plugin/check/plugin-sources.js';

let folder: string;

const CONFIGURATION = JSON.stringify({
  compilerOptions: { module: 'esnext', moduleResolution: 'bundler', types: [], noEmit: true },
  include: ['web', 'server'],
});
const packaged = (name: string) => JSON.stringify({ name, version: '0.3.0', types: './index.d.ts' });

const FILES = {
  'tsconfig.json': CONFIGURATION,
  'tsconfig.server.json': CONFIGURATION,
  'node_modules/@yige/sample/package.json': packaged('@yige/sample'),
  'node_modules/@yige/sample/index.d.ts': `
    /** @deprecated since 0.2, use \`fresh\`, gone in 1.0 */
    export declare function old(): void;
    export declare function fresh(): void;
    export declare class Thing {
      /** @deprecated since 0.3, use \`Thing.read\`, gone in 1.0 */
      look(): void;
      read(): void;
    }`,
  'node_modules/elsewhere/package.json': packaged('elsewhere'),
  'node_modules/elsewhere/index.d.ts': '/** @deprecated */\nexport declare function theirs(): void;',
  'server/main.ts': `import { old, Thing } from '@yige/sample';
old();
new Thing().look();
new Thing().read();
`,
  'web/exposes.ts': `import { fresh } from '@yige/sample';
import { theirs } from 'elsewhere';
fresh();
theirs();
`,
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yige-deprecations-'));
  for (const [path, content] of Object.entries(FILES)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('finds what is deprecated of the SDK, where it is used, and says what to use', async () => {
  const found = await withSources(folder, checkDeprecations);
  expect(found.map(({ where, what, mend }) => [where, what, mend])).toEqual([
    ['server/main.ts:1', 'old is deprecated since 0.2, use `fresh`, gone in 1.0', 'use `fresh`'],
    ['server/main.ts:2', 'old is deprecated since 0.2, use `fresh`, gone in 1.0', 'use `fresh`'],
    ['server/main.ts:3', 'look is deprecated since 0.3, use `Thing.read`, gone in 1.0', 'use `Thing.read`'],
  ]);
  expect(new Set(found.map(({ level, code }) => `${level} ${code}`))).toEqual(new Set(['warning sdk.deprecated']));
});
