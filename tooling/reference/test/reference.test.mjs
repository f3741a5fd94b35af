import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examine, referenceFolder, writeReference } from '../src/reference.mjs';

let folder;
let examined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yige-reference-'));
  examined = await writeReference(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('describes the SDK as it is; after a change of the SDK: pnpm --filter @yige/reference generate', async () => {
  expect(await filesOf(referenceFolder)).toEqual(await filesOf(folder));
});

it('knows what each symbol is for', () => {
  expect(examined.undocumented).toEqual([]);
});

it('says of what is deprecated since when, what to use, and when it goes; and lists it', async () => {
  expect(examined.unexplained).toEqual([]);
  // What goes with the next version that may take it; one that is added here stands in the changelog too.
  expect(examined.deprecated).toEqual([]);
});

it('finds what is not described, and what is deprecated without a word', async () => {
  const sample = join(import.meta.dirname, 'sample');
  const { undocumented, deprecated, unexplained } = await examine(
    join(sample, 'index.d.ts'),
    join(sample, 'tsconfig.json'),
  );
  expect(undocumented.map(nameIn)).toEqual(['Thing.plain', 'bare']);
  expect(deprecated.map(({ name, words }) => [nameIn(name), words])).toEqual([
    ['Thing.gone', 'next year'],
    ['old', 'since 0.2, use `fresh`, gone in 1.0'],
  ]);
  expect(unexplained.map(nameIn)).toEqual(['Thing.gone']);
});

/** Without the module, which is named after where it lies. */
const nameIn = (name) => name.replace(/^.*?(?=Thing|old|bare)/, '');

async function filesOf(directory) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
  return Promise.all(names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')]));
}
