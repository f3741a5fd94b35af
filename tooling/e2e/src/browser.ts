import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type ConsoleMessage, chromium, type Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../', import.meta.url));
const screenshots = join(folder, 'test-results', 'screenshots');
const documented = join(folder, '..', '..', 'apps', 'docs', 'images');

export const desktop = { name: '1440', width: 1440, height: 900 };
export const phone = { name: '390', width: 390, height: 844 };
export type Size = typeof desktop;

/** A Chromium of this machine; null where it has none. With `CI=true` that is a failure. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = process.env.YIGE_TEST_CHROMIUM;
  if (executablePath === undefined) {
    if (process.env.CI === 'true') throw new Error('YIGE_TEST_CHROMIUM is not set');
    return null;
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Visitor {
  page: Page;
  /** What the browser complained of since the last look; empty when all is well. */
  complaints: () => string[];
}

export async function newVisitor(browser: Browser, size: Size, locale = 'zh-CN'): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: size.width, height: size.height }, locale });
  // Two databases, three processes and a browser share what may be two cores: what comes late is no fault.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(`page: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message))
      said.push(`console: ${message.text()} ${message.location().url}`);
  });
  return { page, complaints: () => said.splice(0) };
}

/**
 * The portal asks who is logged in before it shows the login. And antd's table measures the scrollbar with a style
 * that carries no nonce: the policy refuses it, to no effect, and the browser says so. Whoever is no elder is not found in
 * the register of elderly care, and its panel says that.
 */
function isExpected(message: ConsoleMessage): boolean {
  const text = message.text();
  if (text.includes('status of 401') || text.startsWith('Applying inline style violates')) return true;
  return (
    text.includes('status of 404') &&
    /\/plugins\/elderly-care\/[^/]+\/api\/elders\/\w{26}$/.test(message.location().url)
  );
}

export async function logIn(page: Page, address: string, username: string, password: string): Promise<void> {
  await page.goto(address);
  await page.locator('input[autocomplete="username"]').fill(username);
  await page.locator('input[type="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
}

/**
 * Kept with the results of the run. With `YIGE_UPDATE_SCREENSHOTS=1` the one that the README shows is renewed.
 */
export async function screenshot(page: Page, name: string, documentedAs?: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  if (documentedAs === undefined || process.env.YIGE_UPDATE_SCREENSHOTS !== '1') return;
  const target = join(documented, documentedAs);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(path, target);
}

/** Nothing scrolls sideways: the page is as wide as the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds that WCAG 2.1 AA forbids, each as one line. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}
