import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { testDialects } from '@yige/plugin-sdk/testing';
import {
  accessibilityFaults,
  closeBrowser,
  desktop,
  isBrowserThere,
  openPortal,
  overflow,
  phone,
} from '@yige/plugin-sdk/testing/browser';
import { isPlatformThere, type RealPlatform, startRealPlatform } from '@yige/plugin-sdk/testing/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../../../plugins/health-station/server/program.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const plugin = fileURLToPath(new URL('../../../plugins/health-station', import.meta.url));
const doctor = 'shenliqun.amjy';
const worker = 'linxiaoyan.amjy';

it('installs what core loads from outside of its bundle, and nothing else', async () => {
  const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(await read('../package.json'));
  // What only one of the databases needs stands in a file of its own.
  const files = await readdir(new URL('../dist/core/', import.meta.url), { recursive: true });
  const scripts = files.filter((name) => name.endsWith('.js'));
  const code = await Promise.all(scripts.map((name) => read(`../dist/core/${name}`)));
  const loaded = [...code.join('\n').matchAll(/^import (?:.+ from )?"([^."][^"]*)";$/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !isBuiltin(name));
  expect([...new Set(loaded)].sort()).toEqual(Object.keys(dependencies));
});

it('asks for a built plugin', async () => {
  expect(isPlatformThere(plugin)).toBe(true);
  expect(isPlatformThere(folder)).toBe(false);
  const other = { ...program, plugin: { ...program.plugin, glyph: '他' } };
  await expect(startRealPlatform(other, { folder: plugin })).rejects.toThrow('run yige plugin build');
});

// On the server where there is one; a plugin outside of the repository starts one on SQLite.
describe.each(testDialects().slice(-1))('a whole platform, on %s', { timeout: 120_000 }, (dialect) => {
  let platform: RealPlatform;
  beforeAll(async () => {
    platform = await startRealPlatform(program, { folder: plugin, dialect });
  }, 180_000);
  afterAll(() => platform?.stop());

  it('asks the plugin through the gateway, with the rights of posts', async () => {
    const [asDoctor, asWorker] = [await platform.clientOf(doctor), await platform.clientOf(worker)];
    const answer = await asDoctor.plugin('/patients');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ items: [] });
    expect((await asWorker.plugin('/patients', { method: 'POST', body: {} })).status).toBe(403);
  });

  it('answers as core does', async () => {
    const client = await platform.clientOf(worker);
    const answer = await client.core('/api/v1/people?limit=2');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ items: [expect.anything(), expect.anything()] });
    expect(() => platform.passwordOf('nobody')).toThrow(worker);
  });

  it.skipIf(!isBrowserThere()).each([
    { size: desktop, locale: 'zh-CN', dark: false, large: false },
    { size: phone, locale: 'en', dark: true, large: true },
  ] as const)('is seen in a browser: $size.name px, $locale', async (looks) => {
    const { page, complaints, leave } = await openPortal(platform, { as: doctor, ...looks });
    await page.goto(`${platform.address}/apps/health-station`);
    await page.locator('#main h1').waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints()).toEqual([]);
    expect(await page.evaluate('document.documentElement.lang')).toBe(looks.locale);
    await leave();
  });
});

afterAll(closeBrowser);
