import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pluginManifestSchema } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPlugin } from '../src/plugin/build/build-plugin.js';

const fixture = fileURLToPath(new URL('./fixture-plugin', import.meta.url));
/** Beside the fixture, so that it finds the packages that this one has. */
const here = fileURLToPath(new URL('./', import.meta.url));

describe('yige plugin build', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(here, '.built-'));
    await cp(fixture, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('makes one artefact: manifest, web files with their integrity, and a server that runs', async () => {
    await buildPlugin(folder);
    const manifest = pluginManifestSchema.parse(
      JSON.parse(await readFile(join(folder, 'dist', 'manifest.json'), 'utf8')),
    );
    expect(manifest).toMatchObject({
      id: 'fixture',
      version: '1.2.3',
      web: { remoteName: 'fixture_1_2_3', entry: 'mf-manifest.json' },
    });
    expect(manifest.web.assets.map(({ path }) => path)).toContain('mf-manifest.json');
    for (const { path, size, integrity } of manifest.web.assets) {
      const content = await readFile(join(folder, 'dist', 'web', path));
      expect(content.length).toBe(size);
      expect(`sha384-${createHash('sha384').update(content).digest('base64')}`).toBe(integrity);
      expect(path).not.toMatch(/\.map$/);
    }
    expect(await readFile(join(folder, 'dist', 'server', 'main.js'), 'utf8')).toContain('./server/main.js');
  });

  it('bundles none of what the shell provides', async () => {
    const manifest = pluginManifestSchema.parse(
      JSON.parse(await readFile(join(folder, 'dist', 'manifest.json'), 'utf8')),
    );
    const scripts = manifest.web.assets.filter(({ path }) => path.endsWith('.js'));
    const total = scripts.reduce((sum, { size }) => sum + size, 0);
    // React alone would be some 130 KB.
    expect(total).toBeLessThan(80_000);
  });

  it.each([
    ['lacks a module that plugin.ts names', "'./pages/home': () => import('./pages/home.js')", '', 'must hold'],
    ['loads another file', "import('./pages/home.js')", "import('./pages/other.js')", 'must hold'],
    [
      'has a module too many',
      '});',
      "  './pages/more': () => import('./pages/home.js'),\n});",
      'does not fit plugin.ts',
    ],
  ])('says what to mend when web/exposes.ts %s', async (_, right, wrong, said) => {
    const file = join(folder, 'web', 'exposes.ts');
    const source = await readFile(file, 'utf8');
    await writeFile(file, source.replace(right, wrong));
    try {
      await expect(buildPlugin(folder)).rejects.toThrow(said);
    } finally {
      await writeFile(file, source);
    }
  });

  it.each([
    ['names a page that has no file', './pages/home', './pages/missing', 'there is no web/pages/missing.tsx'],
    ['has a manifest that the platform would refuse', "glyph: '试'", "glyph: 'two'", 'must be one Hanzi'],
    ['exports no plugin', 'export const plugin', 'export const other', 'plugin.ts must export'],
  ])('says what to mend when plugin.ts %s', async (_, right, wrong, said) => {
    const file = join(folder, 'plugin.ts');
    const source = await readFile(file, 'utf8');
    await writeFile(file, source.replace(right, wrong));
    try {
      await expect(buildPlugin(folder)).rejects.toThrow(said);
    } finally {
      await writeFile(file, source);
    }
  });
});
