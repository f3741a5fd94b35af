import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { BuildError } from '../src/plugin/build/build-error.js';
import { watchSources } from '../src/plugin/dev/changes.js';
import { type DevBuild, DevBuilder } from '../src/plugin/dev/dev-builder.js';
import { FileServer } from '../src/plugin/dev/file-server.js';
import { LocalServer } from '../src/plugin/dev/local-server.js';

const fixture = fileURLToPath(new URL('./fixture-plugin', import.meta.url));
/** Beside the fixture, so that it finds the packages that this one has. */
const here = fileURLToPath(new URL('./', import.meta.url));
/** Answers that it is ready, and where its files lie if it was told; takes a while to end. */
const SLOW_SERVER = `import { createServer } from 'node:http';
const { YIGE_PLUGIN_FILES_DIR: files, YIGE_DATA_DIR: data } = process.env;
createServer((_request, response) => response.end(JSON.stringify({ status: 'ready', id: 'slow', version: '1.0.0', migrated: true, files, data })))
  .listen(Number(process.env.YIGE_PLUGIN_PORT), '127.0.0.1');
process.on('SIGTERM', () => setTimeout(() => process.exit(), 300));
`;

describe('yige plugin dev', () => {
  let folder: string;
  let builder: DevBuilder;
  let first: DevBuild;
  beforeAll(async () => {
    folder = await mkdtemp(join(here, '.developed-'));
    await cp(fixture, folder, { recursive: true });
    builder = new DevBuilder(folder);
    first = await builder.build(false);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('makes of each build a version of its own, and of a change to the page no new server', async () => {
    const page = await builder.build(true);
    expect(first.manifest.version).toMatch(/^1\.2\.3-dev\.[0-9a-z]+$/);
    expect(page.manifest.version).not.toBe(first.manifest.version);
    expect(page.manifest.web.remoteName).not.toBe(first.manifest.web.remoteName);
    expect(page.serverDirectory).toBe(first.serverDirectory);
    expect(await readFile(join(folder, '.yige', '.gitignore'), 'utf8')).toBe('*\n');
  });

  it('says what does not compile, with the line', async () => {
    const file = join(folder, 'server', 'main.ts');
    const before = await readFile(file, 'utf8');
    await writeFile(file, `${before}\nconst wrong: number = 'text';\nexport { wrong };\n`);
    const failure = await builder.build(false).catch((error: unknown) => error);
    await writeFile(file, before);
    expect(failure).toBeInstanceOf(BuildError);
    expect(String(failure)).toMatch(/server\/main\.ts\(\d+,\d+\): error TS2322/);
  });

  it('says how plugin.ts fails while it is loaded, and builds it once it is mended', async () => {
    const file = join(folder, 'plugin.ts');
    const before = await readFile(file, 'utf8');
    await writeFile(file, `${before}\nthrow new RangeError('no such rule');\n`);
    const failure = await builder.build(false).catch((error: unknown) => error);
    await writeFile(file, before);
    expect(failure).toBeInstanceOf(BuildError);
    expect(String(failure)).toMatch(/RangeError: no such rule\n.*\/plugin\.[jt]s:/);
    expect((await builder.build(false)).manifest.id).toBe(first.manifest.id);
  });

  it('keeps the server from the files of the installed one, and ends it for good, also in the middle of a new start', async () => {
    const directory = join(folder, 'slow');
    await mkdir(join(directory, 'compiled'), { recursive: true });
    await writeFile(join(directory, 'compiled', 'main.js'), SLOW_SERVER);
    const server = new LocalServer(folder, 'http://127.0.0.1:8080');
    const credentials = { developmentId: newId(), secret: 'secret' };
    vi.stubEnv('YIGE_PLUGIN_FILES_DIR', join(folder, 'installed'));
    const address = await server.start(directory, credentials);
    vi.unstubAllEnvs();
    const { files, data } = z
      .object({ files: z.string().optional(), data: z.string() })
      .parse(await (await fetch(address)).json());
    expect([files, data]).toEqual([undefined, join(folder, '.yige', 'data')]);
    const again = server.start(directory, credentials).catch((error: unknown) => error);
    await server.end();
    expect(await again).toBeInstanceOf(BuildError);
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });

  it('serves the files that the manifest lists, and nothing else', async () => {
    const files = new FileServer();
    await files.start();
    const address = files.offer(first);
    const statusOf = async (path: string) => (await fetch(new URL(path, address))).status;
    expect(await statusOf(first.manifest.web.entry)).toBe(200);
    expect(await statusOf('%2e%2e/manifest.json')).toBe(404);
    expect(await statusOf('other.js')).toBe(404);
    files.stop();
  });

  it('tells of a change to the page alone, and to anything else', async () => {
    const told: boolean[] = [];
    const watcher = await watchSources(folder, (onlyPage) => told.push(onlyPage));
    await writeFile(join(folder, 'web', 'note.ts'), 'export {};\n');
    await vi.waitFor(() => expect(told).toEqual([true]), { timeout: 10_000 });
    await writeFile(join(folder, 'server', 'note.ts'), 'export {};\n');
    await vi.waitFor(() => expect(told).toEqual([true, false]), { timeout: 10_000 });
    await watcher.stop();
  });
});
