import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../', import.meta.url));
const screenshots = join(folder, 'test-results', 'screenshots');
const documented = join(folder, '..', '..', 'apps', 'docs', 'images');

export const desktop = { name: '1440', width: 1440, height: 900 };
export const phone = { name: '390', width: 390, height: 844 };
export type Size = typeof desktop;

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
  await atRest(page);
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

/**
 * Opens a select and takes the option that says so. Each step waits until nothing moves: what is offered hangs on the field,
 * and where that still slides in with its drawer, the list would jump under the pointer between press and release.
 */
export async function choose(field: Locator, option: string | RegExp): Promise<void> {
  const page = field.page();
  await field.waitFor();
  await atRest(page);
  await field.click();
  await chooseOffered(page, option);
}

/** The same of a list that is open already. */
export async function chooseOffered(page: Page, option: string | RegExp): Promise<void> {
  const offered = page.locator('.ant-select-item-option').filter({ hasText: option, visible: true }).first();
  await offered.waitFor();
  await atRest(page);
  await offered.click();
}

/** What fades in or out has the contrast of neither end: on a busy machine a look could fall in between. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
