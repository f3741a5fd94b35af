import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { federationManifestSchema, pluginManifestSchema } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPlugin } from '../src/plugin/build/build-plugin.js';

const run = promisify(execFile);
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
  });

  it('makes the server run alone: nothing of where it was built is beside it', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'yige-bureau-'));
    try {
      await cp(join(folder, 'dist', 'server'), elsewhere, { recursive: true });
      const { stderr } = await run(process.execPath, [join(elsewhere, 'main.js')], { cwd: elsewhere });
      expect(stderr).toContain('the server of the fixture runs');
    } finally {
      await rm(elsewhere, { recursive: true });
    }
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

  it('hashes every script and style sheet twice: for the page, and in the entry for what it loads later', async () => {
    const web = join(folder, 'dist', 'web');
    const { integrity } = federationManifestSchema.parse(
      JSON.parse(await readFile(join(web, 'mf-manifest.json'), 'utf8')),
    );
    const entry = Object.keys(integrity).find((path) => path.startsWith('remoteEntry.')) ?? '';
    const code = await readFile(join(web, entry), 'utf8');
    expect(Object.keys(integrity).map((path) => path.slice(path.lastIndexOf('.')))).toEqual(
      expect.arrayContaining(['.js', '.css']),
    );
    for (const [path, hash] of Object.entries(integrity)) {
      const content = await readFile(join(web, path));
      expect(`sha384-${createHash('sha384').update(content).digest('base64')}`).toBe(hash);
      if (path !== entry) expect(code).toContain(hash);
    }
  });

  it('keeps style sheets to the places of the plugin', async () => {
    const { web } = pluginManifestSchema.parse(
      JSON.parse(await readFile(join(folder, 'dist', 'manifest.json'), 'utf8')),
    );
    const sheet = web.assets.find(({ path }) => path.endsWith('.css'))?.path ?? '';
    const css = await readFile(join(folder, 'dist', 'web', sheet), 'utf8');
    expect(css).toMatch(/^@layer yige-plugins\{@keyframes .*\}@scope\(\[data-yige-plugin=fixture_1_2_3\]\)\{body/);
  });

  it('refuses a style sheet that would register properties of the whole page', async () => {
    const file = join(folder, 'web', 'pages', 'more.css');
    const source = await readFile(file, 'utf8');
    await writeFile(file, "@property --yige-gap { syntax: '<length>'; inherits: false; initial-value: 0px }");
    await expect(buildPlugin(folder)).rejects.toThrow('does not build');
    await writeFile(file, source);
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

  it('leaves machine code beside the server, and says where it must be installed', async () => {
    const main = join(folder, 'server', 'main.ts');
    const source = await readFile(main, 'utf8');
    const own = join(folder, 'node_modules', 'tool');
    await mkdir(own, { recursive: true });
    await writeFile(join(own, 'package.json'), '{ "name": "tool", "version": "4.5.6", "main": "tool.js" }');
    await writeFile(
      join(own, 'tool.js'),
      "exports.words = (of) => (of ? [require('not-there'), require('better-sqlite3')] : 'carried along');",
    );
    await writeFile(join(own, 'tool.d.ts'), 'export const words: (of?: string) => unknown;');
    await writeFile(main, "import { words } from 'tool';\nconsole.error(words(process.argv[2]));");
    try {
      const { outside } = await buildPlugin(folder);
      expect([...outside.keys()]).toEqual(['better-sqlite3']);
      const server = join(folder, 'dist', 'server');
      const code = await readFile(join(server, 'main.js'), 'utf8');
      expect(code).toContain('carried along');
      expect(code).toMatch(/require\w*\("better-sqlite3"\)/);
      expect(JSON.parse(await readFile(join(server, 'package.json'), 'utf8'))).toMatchObject({
        type: 'module',
        dependencies: { 'better-sqlite3': expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      });
    } finally {
      await writeFile(main, source);
      await rm(join(folder, 'node_modules'), { recursive: true });
    }
  });
});
