import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accessibilityFaults, desktop, logIn, overflow, phone, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { Outside, type Ran } from '../src/outside.js';
import { apiAs, demoPlatform, mariadbIfThere, type TestedPlatform } from '../src/platform.js';
import { endServer, serverReady } from '../src/plugin-server.js';
import { dropDatabases } from '../src/templates.js';

const PASSWORD = 'Yige-demo-2026';
const system = 'panqiming.qinghe';
const security = 'hanxu.qinghe';
const worker = 'linxiaoyan.amjy';
const ID = 'night-watch';
const browser = process.env.YIGE_TEST_CHROMIUM;
const NOTE = '3 号楼路灯不亮，已报物业';

const packageSchema = z.looseObject({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const asksSchema = z.object({
  items: z.array(z.object({ permission: z.string(), role: z.string().nullable(), state: z.string() })),
});
const serverSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) });
const installedSchema = z.object({ enabledVersion: z.string().nullable() });

/** A compiler and a bundler run here too, beside three processes and a browser. */
const PATIENCE = 300_000;

/** Core's own tests install on both databases. */
describe('a bureau that has never seen the repository', { timeout: PATIENCE }, () => {
  let platform: TestedPlatform;
  let outside: Outside;
  let plugin: string;
  let environmentFile: string;
  /** Where nothing of the repository, or of the bureau's own workplace, is above it. */
  let deployed: string;
  const databaseName = `yige_outside_${process.pid}`;
  let server: ChildProcess | null = null;
  let serverAddress: string;
  beforeAll(async () => {
    // Each is kept as soon as it is there: what comes up beside one that fails is ended too.
    await Promise.all([
      demoPlatform('sqlite').then((started) => {
        platform = started;
      }),
      Outside.make().then((made) => {
        outside = made;
      }),
    ]);
    plugin = join(outside.folder, ID);
    environmentFile = join(plugin, 'plugin.env');
    deployed = await mkdtemp(join(tmpdir(), 'yige-deployed-'));
  }, PATIENCE);
  afterAll(async () => {
    if (server !== null) await endServer(server);
    await platform?.stop();
    await outside?.remove();
    if (deployed !== undefined) await rm(deployed, { recursive: true });
    await dropDatabases(databaseName);
  });

  const yige = (...parameters: string[]): Promise<Ran> =>
    outside.run('yige', ['plugin', ...parameters], { cwd: plugin });

  const database = (): Record<string, string> =>
    mariadbIfThere() === 'mariadb'
      ? { YIGE_NIGHT_WATCH_DATABASE_URL: `${process.env.YIGE_TEST_MARIADB_URL}/${databaseName}` }
      : {};

  /** As a bureau runs what it was handed: unpacked on a machine that has Node and a database server. */
  async function startServer(): Promise<void> {
    const started = spawn(process.execPath, [`--env-file=${environmentFile}`, join('server', 'main.js')], {
      cwd: deployed,
      env: { PATH: process.env.PATH, YIGE_DATA_DIR: join(outside.folder, 'data'), ...database() },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    server = started;
    await serverReady(started, serverAddress, PATIENCE);
  }

  it('installs what is packed: what runs, its types, a word on it, its licence, and no more', async () => {
    for (const name of outside.packed.keys()) {
      const { output } = await outside.run('tar', ['tzf', outside.packed.get(name) ?? '']);
      const files = output.trim().split('\n');
      expect(files, name).toEqual(
        expect.arrayContaining(['package/package.json', 'package/README.md', 'package/LICENSE']),
      );
      const strays = files.filter(
        (file) => !/^package\/((dist|bin|templates)\/|[A-Z]+(\.md)?$|package\.json$|styles\.d\.ts$)/.test(file),
      );
      expect([...strays, ...files.filter((file) => /\.map$|\.test\.js$|node_modules/.test(file))], name).toEqual([]);
    }
    // What else of the repository they need comes with them, and is none of the plugin's business.
    expect(await readdir(join(outside.folder, 'node_modules', '@yige'))).toEqual(['cli', 'platform', 'plugin-sdk']);
  });

  it('begins a plugin by four answers, whose own tests pass', async () => {
    const answers = ['--id', ID, '--name', '夜间巡逻', '--glyph', '夜', '--kind', 'police', '--start', 'ledger'];
    const begun = await outside.run('yige', ['plugin', 'new', ID, ...answers]);
    expect(begun, begun.output).toMatchObject({ code: 0 });
    const made = packageSchema.parse(JSON.parse(await readFile(join(plugin, 'package.json'), 'utf8')));
    const installed = packageSchema
      .omit({ name: true })
      .parse(JSON.parse(await readFile(join(outside.folder, 'package.json'), 'utf8')));
    const { dependencies, devDependencies } = made;
    expect(made.name).toBe(ID);
    expect(installed).toMatchObject({ dependencies, devDependencies });

    const tested = await outside.run('npm', ['test'], { cwd: plugin });
    expect(tested, tested.output).toMatchObject({ code: 0 });
  });

  it('builds it without a fault, tests it on a whole platform, signs and packs it', async () => {
    const built = await outside.run('npm', ['run', 'build'], { cwd: plugin });
    expect(built, built.output).toMatchObject({ code: 0 });
    const tested = await outside.run('npx', ['vitest', 'run', 'test/platform.test.ts'], {
      cwd: plugin,
      environment: { NO_COLOR: '1', ...(browser === undefined ? {} : { YIGE_TEST_CHROMIUM: browser }) },
    });
    expect(tested, tested.output).toMatchObject({ code: 0 });
    expect(tested.output).toMatch(browser === undefined ? /Tests +1 passed/ : /Tests +2 passed/);
    const checked = await yige('check', '--json');
    expect(JSON.parse(checked.output)).toMatchObject({ plugin: ID, findings: [] });
    expect(checked.code).toBe(0);
    const key = join(outside.folder, 'keys', 'bureau');
    for (const step of [
      ['keygen', key],
      ['sign', '--key', `${key}.key`],
      ['pack', '--public-key', `${key}.pub`],
    ]) {
      const ran = await yige(...step);
      expect(ran, ran.output).toMatchObject({ code: 0 });
    }
  });

  it('unpacks to a server with all that it needs, but for the database of a single machine', async () => {
    await outside.run('tar', ['xzf', join(plugin, `${ID}-0.1.0.tgz`), '-C', deployed]);
    expect((await readdir(deployed)).sort()).toEqual(['manifest.json', 'server', 'signature.json', 'web']);
    const beside = serverSchema.parse(JSON.parse(await readFile(join(deployed, 'server', 'package.json'), 'utf8')));
    expect(Object.keys(beside.dependencies)).toEqual(['better-sqlite3']);
    if (mariadbIfThere() === 'mariadb') return;
    const installed = await outside.run('npm', ['install'], { cwd: join(deployed, 'server') });
    expect(installed, installed.output).toMatchObject({ code: 0 });
  });

  it('publishes it, waits for the security administrator, and is told each step', async () => {
    const port = await freePort();
    serverAddress = `http://127.0.0.1:${port}`;
    const example = await readFile(join(plugin, 'plugin.env.example'), 'utf8');
    await writeFile(
      environmentFile,
      example.replace(/PORT=\d+/, `PORT=${port}`).replace(/CORE_URL=\S+/, `CORE_URL=${platform.address}`),
    );
    await startServer();
    const officer = await apiAs(platform, security, PASSWORD);
    const publicKey = await readFile(join(outside.folder, 'keys', 'bureau.pub'), 'utf8');
    await officer('/api/v1/plugin-keys', { owner: '区公安分局', publicKey, plugins: [ID] });

    let granted: Promise<unknown> | null = null;
    const grant = async () => {
      const { items } = asksSchema.parse(await officer(`/api/v1/plugins/${ID}/permissions`));
      await officer(`/api/v1/plugins/${ID}/permissions`, {
        grant: items.filter(({ state }) => state === 'asked').map(({ permission, role }) => ({ permission, role })),
      });
    };
    const artefact = join(plugin, `${ID}-0.1.0.tgz`);
    const whither = ['--to', platform.address, '--server', serverAddress, '--user', system];
    const published = await outside.run(
      'yige',
      ['plugin', 'publish', artefact, ...whither, '--wait', '--enable', '--credentials', environmentFile],
      {
        environment: { YIGE_PASSWORD: PASSWORD },
        hear: (piece) => {
          if (piece.includes('permissions') && granted === null) granted = grant();
        },
      },
    );
    await granted;
    expect(published, published.output).toMatchObject({ code: 0 });
    for (const words of ['✓ verify: 6 of 6 files', '… permissions', '✓ ready', 'general version']) {
      expect(published.output).toContain(words);
    }
    const administrator = await apiAs(platform, system, PASSWORD);
    expect(installedSchema.parse(await administrator(`/api/v1/plugins/${ID}`))).toEqual({ enabledVersion: '0.1.0' });

    // With the credentials that it has now.
    if (server !== null) await endServer(server);
    await startServer();
  });

  describeInBrowser('and whoever it is for', () => {
    it('uses it in the portal', async () => {
      const { page, complaints } = await newVisitor(desktop);
      await logIn(page, platform.address, worker, PASSWORD);
      await page.goto(`${platform.address}/apps/${ID}`);
      await page.getByLabel('写一条记录').fill(NOTE);
      await page.getByRole('button', { name: '记下来' }).click();
      await page.getByRole('listitem').filter({ hasText: NOTE }).waitFor();
      await look(page, 'outside-1440');
      await page.setViewportSize({ width: phone.width, height: phone.height });
      await look(page, 'outside-390');
      expect(complaints()).toEqual([]);
    });
  });
});

async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  expect(await overflow(page), name).toBe(0);
  expect(await accessibilityFaults(page), name).toEqual([]);
}
