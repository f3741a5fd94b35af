import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform, mariadbIfThere, probePlugin } from '../src/platform.js';

const password = 'Yige-demo-2026';
const worker = 'linxiaoyan.amjy';

describeInBrowser('the dashboard, the search and the layers of the map', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform(mariadbIfThere(), {}, [probePlugin]);
  });
  afterAll(() => platform?.stop());

  const visit = async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, worker, password);
    const look = async (name: string) => {
      await screenshot(page, `${size.name}-dashboard-${name}`);
      expect(await overflow(page), name).toBe(0);
      expect(await accessibilityFaults(page), name).toEqual([]);
    };
    return { page, complaints, look };
  };
  const region = (page: Page, name: string) => page.getByRole('region', { name });
  const option = (page: Page, name: RegExp) => page.getByRole('option', { name });

  const search = async (page: Page, text: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type(text);
  };

  it('shows figures that lead to their lists, and a widget that throws costs its own cell', async () => {
    const { page, complaints, look } = await visit(desktop);
    await page.getByRole('link', { name: '看板' }).click();
    await region(page, '探访').getByRole('list').waitFor();
    await region(page, '探针').getByTestId('probe-widget').waitFor();
    await look('whole');
    expect(complaints()).toEqual([]);
    await page.addInitScript(() => {
      window.yigeProbeFails = true;
    });
    await page.reload();
    await region(page, '探针').getByText('探针这一格出了问题').waitFor();
    await region(page, '探访').getByRole('list').waitFor();
    await look('throwing');
    await region(page, '待办和事项').getByRole('link').first().click();
    await page.locator('.inbox-group').first().waitFor();
  });

  it('Ctrl K finds a resident, what a bureau has, and what can be done, by keyboard alone', async () => {
    const { page, complaints, look } = await visit(desktop);
    await page.locator('.inbox-group').first().waitFor();
    await search(page, '陈桂兰');
    await page.getByRole('group', { name: '居民' }).getByRole('option').first().waitFor();
    await page
      .getByRole('group', { name: /居家养老/ })
      .getByRole('option')
      .first()
      .waitFor();
    await look('search-resident');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /陈桂兰/ }).waitFor();
    await search(page, '探针');
    await option(page, /探针 7 号/).waitFor();
    expect(await option(page, /探针 8 号/).count()).toBe(0);
    await look('search-record');
    await page.keyboard.press('Escape');
    await search(page, 'fxtz');
    await option(page, /放下探针/).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/apps\/probe$/);
    expect(complaints()).toEqual([]);
  });

  it('a bureau’s layer lies over the map, and stands beside it as a list', async () => {
    const { page, complaints, look } = await visit(desktop);
    await page.goto(`${platform.address}/matters?view=map`);
    await page.locator('.matter-map-canvas canvas').waitFor();
    await page.getByRole('checkbox', { name: '探针位置' }).check();
    await page.getByText('探针位置，2 处').click();
    await page.getByRole('link', { name: '探针 7 号' }).waitFor();
    await look('layer');
    await page.getByRole('checkbox', { name: '探针位置' }).uncheck();
    await expect.poll(() => page.getByText('探针位置，2 处').count()).toBe(0);
    expect(complaints()).toEqual([]);
  });

  it('is whole on a phone, where the search stands in the bar above', async () => {
    const { page, complaints, look } = await visit(phone);
    await page.goto(`${platform.address}/dashboard`);
    await region(page, '探访').getByRole('list').waitFor();
    await look('phone');
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByRole('combobox').fill('陈');
    await page.getByRole('group', { name: '居民' }).getByRole('option').first().waitFor();
    await look('phone-search');
    expect(complaints()).toEqual([]);
  });
});
