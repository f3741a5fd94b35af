import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Locator, Page } from 'playwright-core';

// Said as text: it runs in the page, and the types of a page are not those of a test.
const FAULTS = `axe
  .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
  .then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')),
  )`;
const REST = `Promise.allSettled(
  document
    .getAnimations()
    .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished),
).then(() => undefined)`;

/** Kept where `path` says, with the folders that it needs; whatever moves is at its end. */
export async function screenshot(page: Page, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled' });
}

/** How many CSS pixels the page is wider than its window; 0 where nothing scrolls sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** What axe finds that WCAG 2.1 AA forbids, each as one line; asks for `axe-core`. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await atRest(page);
  await page.evaluate(source);
  return page.evaluate<string[]>(FAULTS);
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
  await page.evaluate(REST);
}
