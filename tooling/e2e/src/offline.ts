import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Opens the list of doors until the service worker keeps the portal and the forms of these plugins on the device. */
export async function keepForms(page: Page, address: string, plugins: readonly string[]): Promise<void> {
  await page.goto(`${address}/visits`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 60_000 })
    .toBe(true);
  // With the worker at hand the list brings the forms of its doors to the device.
  await page.reload();
  await page.locator('.visit-door-actions').waitFor();
  await expect.poll(() => keptForms(page), { timeout: 60_000 }).toEqual(expect.arrayContaining([...plugins]));
}

/** Without network, also for a page that is opened anew. */
export async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText('没有网络', { exact: false }).first().waitFor();
}

function keptForms(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const kept = await (await caches.open('yige-plugins-1')).keys();
    const scripts = kept.filter(({ url }) => url.includes('/async/'));
    return [...new Set(scripts.map(({ url }) => new URL(url).pathname.split('/')[2] ?? ''))].sort();
  });
}
