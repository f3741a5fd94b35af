import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { desktop, phone, placeLink, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, demoPlatform, probePlugin, type TestedPlatform } from '../src/platform.js';

const worker = { username: 'linxiaoyan.amjy', password: 'Yige-demo-2026' };
const admin = { username: 'panqiming.qinghe', password: 'Yige-demo-2026' };

/** On SQLite: nothing here depends on the database. */
describeInBrowser('files of plugins that are not the signed ones, and plugins that misbehave', () => {
  let platform: TestedPlatform;
  let page: Page;
  let session: { name: string; value: string; url: string };
  const put: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    platform = await demoPlatform('sqlite', {}, [probePlugin]);
    session = await sessionOf(platform.address);
  });
  afterAll(async () => {
    await platform?.stop();
  });
  beforeEach(async () => {
    // A browser that has kept no file, and a session that is there already.
    ({ page } = await newVisitor(desktop));
    await page.context().addCookies([session]);
  });
  afterEach(async () => {
    await restore();
  });

  const web = () => join(platform.directory, 'plugins-web', 'probe', '0.1.0');
  /** Changes one byte of core's copy, as whoever got hold of the server could. */
  async function tamper(pattern: RegExp): Promise<void> {
    const files = await readdir(web(), { recursive: true });
    const [name, ...others] = files.filter((file) => pattern.test(file));
    if (name === undefined || others.length > 0) throw new Error(`${pattern} matches ${files.join(', ')}`);
    const file = join(web(), name);
    const content = await readFile(file);
    const changed = Buffer.from(content);
    changed[changed.length - 2] = (changed[changed.length - 2] ?? 0) ^ 1;
    await writeFile(file, changed);
    put.push(() => writeFile(file, content));
  }
  async function restore(): Promise<void> {
    for (const back of put.splice(0)) await back();
  }

  const refusal = () => page.locator('.yige-state-title', { hasText: '探针的文件和签名不符，已拦下' });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const toMischief = async () => {
    await page.goto(`${platform.address}/apps/probe/mischief`);
    await button('later').waitFor();
  };
  const frameWorks = async () => {
    await placeLink(page, /待办/).click();
    await page.locator('.inbox-group').first().waitFor();
  };

  it.each([
    ['mf-manifest.json', /^mf-manifest\.json$/],
    ['the entry', /^remoteEntry\./],
    ['an exposed module', /__federation_expose_panels__probe\./],
  ])('a byte of %s: its panel says so, all others work, and it recovers', async (_, pattern) => {
    await tamper(pattern);
    await page.goto(`${platform.address}/apps/elderly-care`);
    await page.locator('.ant-table-row a').first().click();
    await refusal().waitFor();
    await page.getByRole('region', { name: '居家养老' }).getByText('探访档次').waitFor();
    await screenshot(page, 'plugin-tampered-1440');
    await page.setViewportSize(phone);
    await refusal().scrollIntoViewIfNeeded();
    await screenshot(page, 'plugin-tampered-390');
    await page.setViewportSize(desktop);
    await restore();
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByTestId('probe').waitFor();
    await frameWorks();
  });

  it('a byte of a style sheet: the page of the plugin says so', async () => {
    await tamper(/expose_pages__mischief\..*\.css$/);
    await page.goto(`${platform.address}/apps/probe/mischief`);
    await refusal().waitFor();
    await frameWorks();
  });

  it.each([
    ['script', /^static\/js\/async\/(?!__federation)/],
    ['style sheet', /^static\/css\/async\/(?!__federation)/],
  ])('a byte of a lazy %s: refused when it is asked for', async (_, pattern) => {
    await tamper(pattern);
    await toMischief();
    await button('later').click();
    await refusal().waitFor();
    // Neither runs before both are there.
    expect(await page.evaluate(() => 'yigeProbeLeak' in window)).toBe(false);
    await frameWorks();
  });

  it('every file that it loads carries its hash', async () => {
    const bare: string[] = [];
    await page.exposeFunction('yigeBare', (address: string) => bare.push(address));
    await page.addInitScript(() => {
      new MutationObserver((records) => {
        for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
          const isScript = node instanceof HTMLScriptElement && node.src.includes('/plugins/');
          const isSheet = node instanceof HTMLLinkElement && node.href.includes('/plugins/');
          if ((isScript || isSheet) && !node.integrity.startsWith('sha384-')) window.yigeBare(node.outerHTML);
        }
      }).observe(document, { childList: true, subtree: true });
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await toMischief();
    await button('later').click();
    await page.getByTestId('later').waitFor();
    expect(bare).toEqual([]);
    const files = asked.filter((address) => address.includes('/plugins/probe/'));
    // Manifest and entry, and script and style sheet of the page and of what it loads later.
    expect(new Set(files).size).toBe(6);
  });

  it('a style sheet that would hide the portal changes the plugin’s own place only', async () => {
    await page.goto(platform.address);
    await placeLink(page, /待办/).waitFor();
    const primary = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--yige-color-primary'));
    const before = await primary();
    await toMischief();
    await placeLink(page, /待办/).waitFor();
    expect(await primary()).toBe(before);
    const spacing = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).letterSpacing);
    expect(await spacing('.mischief .ant-btn')).toBe('7px');
    expect(await page.locator('.mischief').evaluate((element) => getComputedStyle(element).outlineStyle)).toBe(
      'dashed',
    );
    await screenshot(page, 'plugin-styles-1440');
    await page.setViewportSize(phone);
    await screenshot(page, 'plugin-styles-390');
    await page.setViewportSize(desktop);
    await frameWorks();
    expect(await spacing('.ant-btn')).not.toBe('7px');
  });

  it.each(['loop', 'effect'])('a %s that fails breaks its own place', async (name) => {
    await toMischief();
    await button(name).click();
    await page.locator('.yige-state-title', { hasText: '探针这一格出了问题' }).waitFor();
    await frameWorks();
  });

  it('a global named like another plugin leaves that one as it is', async () => {
    await toMischief();
    await button('leak').click();
    await page.waitForFunction(() => 'yigeProbeLeak' in window);
    await page.getByRole('link', { name: '居家养老' }).first().click();
    await page.locator('.ant-table-row a').first().waitFor();
  });

  it.each(['handler', 'promise'])('a %s that fails breaks nothing', async (name) => {
    await toMischief();
    const failed = page.waitForEvent('pageerror');
    await button(name).click();
    expect((await failed).stack).toContain('/plugins/probe/0.1.0/web/');
    await button('later').click();
    await page.getByTestId('later').waitFor();
    await frameWorks();
  });

  it('what it evaluates, or would load from elsewhere, is stopped and becomes its incident', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await writeFile(join(web(), 'extra.js'), 'window.yigeProbeEvaluated = true;');
    await toMischief();
    for (const name of ['eval', 'unlisted', 'foreign']) {
      const reported = page.waitForRequest(/csp-reports/);
      await button(name).click();
      await reported;
    }
    expect(await page.evaluate(() => 'yigeProbeEvaluated' in window)).toBe(false);
    expect(asked.filter((address) => address.includes('extra.js'))).toEqual([]);
    const api = await apiAs(platform, admin.username, admin.password);
    const incidents = async () => JSON.stringify(await api('/api/v1/plugins/probe/incidents?kind=policy'));
    await expect.poll(incidents, { timeout: 20_000 }).toMatch(/trusted-types-for|script-src/);
    await frameWorks();
  });
});

/** One for all tests, which leaves each the time that logging in would take. */
async function sessionOf(address: string): Promise<{ name: string; value: string; url: string }> {
  const answer = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(worker),
  });
  const [name = '', value = ''] = (answer.headers.get('set-cookie') ?? '').split(/[=;]/);
  if (answer.status !== 201) throw new Error(`Logging in was answered ${answer.status}`);
  return { name, value, url: address };
}
