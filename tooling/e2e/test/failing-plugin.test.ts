import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { desktop, logIn, placeLink, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform, probePlugin } from '../src/platform.js';

const worker = { username: 'linxiaoyan.amjy', password: 'Yige-demo-2026' };
const probeManifest = '**/plugins/probe/**/mf-manifest.json';

describeInBrowser('a plugin that fails', () => {
  let platform: RunningPlatform;
  let page: Page;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite', {}, [probePlugin]);
  });
  afterAll(async () => {
    await platform?.stop();
  });
  beforeEach(async () => {
    ({ page } = await newVisitor(desktop));
    await logIn(page, platform.address, worker.username, worker.password);
    await page.goto(`${platform.address}/apps/elderly-care`);
    await page.locator('.ant-table-row a').first().waitFor();
  });

  const panel = (name: string) => page.getByRole('region', { name });
  const retry = (name: string) => panel(name).getByRole('button', { name: '再试一次' });
  const toPerson = (index: number) => page.locator('.ant-table-row a').nth(index).click();
  /** The rest of the page, and the way on, work. */
  const restWorks = async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await panel('在办任务').locator('.task-row').first().waitFor();
    await placeLink(page, /待办/).click();
    await page.locator('.inbox-group').first().waitFor();
    await page.goBack();
  };

  it('killed: its panel says so, the rest works, and it recovers without a reload', async () => {
    const server = platform.plugin('elderly-care');
    await server?.stop();
    await toPerson(0);
    await panel('居家养老').getByText('居家养老没有响应').waitFor();
    await panel('探针').getByTestId('probe').waitFor();
    await screenshot(page, 'plugin-killed');
    await restWorks();
    await retry('居家养老').waitFor();
    server?.start();
    await expect
      .poll(
        async () => {
          if (await retry('居家养老').isVisible()) await retry('居家养老').click();
          return panel('居家养老').getByText('探访档次').isVisible();
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe(true);
  });

  it('hanging for 30 s: what is handed in is kept, and closes by itself afterwards', async () => {
    const server = platform.plugin('elderly-care');
    await page.goto(`${platform.address}/inbox?type=elderly-care:visit`);
    await page.locator('.inbox-group .task-row').first().click();
    await page.getByRole('radio', { name: '没见到' }).check();
    await page.getByRole('radio', { name: '不在家' }).check();
    server?.kill('SIGSTOP');
    const hangsSince = Date.now();
    try {
      await page.getByRole('button', { name: '提交' }).click();
      await page.getByText('已收下，等居家养老确认').waitFor();
      await screenshot(page, 'plugin-hanging-result-kept');
      await page.goto(`${platform.address}/people`);
      await page.locator('.ant-table-row a').first().click();
      await panel('居家养老').getByText('居家养老没有响应').waitFor();
      await panel('探针').getByTestId('probe').waitFor();
      await expect.poll(() => Date.now() - hangsSince, { timeout: 40_000 }).toBeGreaterThan(30_000);
    } finally {
      server?.kill('SIGCONT');
    }
    await page.goto(`${platform.address}/inbox?box=closed&type=elderly-care:visit`);
    await expect
      .poll(
        async () => {
          await page.reload();
          // The list, or that there is nothing in it.
          await page.locator('.task-row, .yige-state').first().waitFor();
          return page.locator('.task-row', { hasText: '已办结' }).count();
        },
        { timeout: 40_000, interval: 2_000 },
      )
      .toBe(1);
  });

  it('without its federation manifest: its panel says so and offers a retry', async () => {
    await page.route(probeManifest, (route) => route.fulfill({ status: 404 }));
    await toPerson(1);
    await panel('探针').getByText('探针没有响应').waitFor();
    await panel('居家养老').getByText('探访档次').waitFor();
    await restWorks();
    await panel('探针').getByText('探针没有响应').waitFor();
    await page.unroute(probeManifest);
    await retry('探针').click();
    await panel('探针').getByTestId('probe').waitFor();
  });

  it('with a manifest that never comes: the panel waits no longer than its limit', async () => {
    await page.route(probeManifest, () => undefined);
    await toPerson(1);
    await panel('居家养老').getByText('探访档次').waitFor();
    await panel('探针').getByText('探针没有响应').waitFor({ timeout: 15_000 });
    await page.unroute(probeManifest);
    await retry('探针').click();
    await panel('探针').getByTestId('probe').waitFor();
  });

  it('throwing while it renders: only its own place breaks, and a retry renders afresh', async () => {
    await page.evaluate(() => {
      window.yigeProbeFails = true;
    });
    await toPerson(1);
    await panel('探针').getByText('探针这一格出了问题').waitFor();
    await panel('居家养老').getByText('探访档次').waitFor();
    await screenshot(page, 'plugin-throwing');
    await restWorks();
    await page.evaluate(() => {
      window.yigeProbeFails = false;
    });
    await retry('探针').click();
    await panel('探针').getByTestId('probe').waitFor();
  });
});
