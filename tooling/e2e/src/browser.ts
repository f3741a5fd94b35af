import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { screenshot as keepPicture } from '@yige/plugin-sdk/testing/browser';
import type { Locator, Page } from 'playwright-core';

export {
  accessibilityFaults,
  choose,
  chooseOffered,
  desktop,
  logIn,
  overflow,
  phone,
  type Size,
} from '@yige/plugin-sdk/testing/browser';

const folder = fileURLToPath(new URL('../', import.meta.url));
const screenshots = join(folder, 'test-results', 'screenshots');
const documented = join(folder, '..', '..', 'apps', 'docs', 'images');

/**
 * Kept with the results of the run. With `YIGE_UPDATE_SCREENSHOTS=1` the one that the README shows is renewed.
 */
export async function screenshot(page: Page, name: string, documentedAs?: string): Promise<void> {
  const path = join(screenshots, `${name}.png`);
  await keepPicture(page, path);
  if (documentedAs === undefined || process.env.YIGE_UPDATE_SCREENSHOTS !== '1') return;
  const target = join(documented, documentedAs);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(path, target);
}

/** A place of the portal's own navigation: lists beside it have links that are called nearly the same. */
export function placeLink(page: Page, name: RegExp): Locator {
  return page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name });
}
