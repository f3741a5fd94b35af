import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { referenceFolder, writeReference } from '../src/reference.mjs';

let folder;
let undocumented;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yige-reference-'));
  undocumented = await writeReference(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('describes the SDK as it is; after a change of the SDK: pnpm --filter @yige/reference generate', async () => {
  expect(await filesOf(referenceFolder)).toEqual(await filesOf(folder));
});

it('knows what each symbol is for', () => {
  expect(undocumented).toEqual([]);
});

async function filesOf(directory) {
  const names = (await readdir(directory)).sort();
  return Promise.all(names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')]));
}
