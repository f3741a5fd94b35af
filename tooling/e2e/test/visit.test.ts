import type { RunningPlatform } from '@yige/launch/platform';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, dialects, freshPlatform, sizesOn, tasksArrived } from '../src/platform.js';
import { today } from '../src/today.js';

const worker = { username: 'linxiaoyan.amjy', password: 'Yige-demo-2026' };

describeInBrowser.each(dialects())('a visit, on %s', (dialect) => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await freshPlatform(dialect);
    await tasksArrived(platform, worker.username, worker.password);
  });
  afterAll(() => platform?.stop());

  it.each(sizesOn(dialect))('goes from login to the closed task at $name px', async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    const shot = (name: string, documentedAs?: string) =>
      screenshot(page, `${dialect}-${size.name}-${name}`, documentedAs);
    await page.goto(platform.address);
    await page.getByRole('button', { name: '登录' }).waitFor();
    await shot('login');

    await logIn(page, platform.address, worker.username, worker.password);
    const rows = page.locator('.inbox-group .task-row');
    await page.goto(`${platform.address}/inbox?type=elderly-care:visit`);
    await rows.first().waitFor();
    await shot('inbox');
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    // The form is the plugin's own component, inside the inbox.
    const title = (await rows.first().getAttribute('href')) ?? '';
    await rows.first().click();
    await page.getByRole('radio', { name: '见到了' }).check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('没有收下这次的记录').waitFor();
    await page.getByText('请选一项').waitFor();
    await shot('refused');

    await page.getByRole('radio', { name: '好', exact: true }).check();
    await page.getByRole('checkbox', { name: '燃气关好' }).check();
    await page.getByRole('checkbox', { name: '理发' }).check();
    await page.getByRole('textbox', { name: /情况记录/ }).fill('身体好，想下周理发。');
    await shot('form', size === desktop ? 'inbox.png' : undefined);
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('.task-head').getByText('已办结').waitFor();
    await shot('closed');

    // The plugin has the result: its panel on the person's page shows the visit.
    await page.locator('.task-subject a').click();
    const panel = page.getByRole('region', { name: '居家养老' });
    await panel.getByText(new RegExp(`${today}.*上门，想理发`)).waitFor();
    await shot('person');
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.goto(`${platform.address}/apps/elderly-care`);
    await page.getByRole('heading', { name: '老人名册' }).waitFor();
    await page.locator('.ant-table-row, .yige-cards li').first().waitFor();
    await shot('elders');
    expect(await overflow(page)).toBe(0);

    await page.goto(`${platform.address}${title}`);
    await page.locator('.task-history').getByText('收下结果，办结').waitFor();
    // The refused attempt is part of what happened.
    expect(complaints()).toEqual([]);
  });

  it('keeps what is filled in over a reload, until it is handed in', async () => {
    const { page } = await newVisitor(desktop);
    await logIn(page, platform.address, worker.username, worker.password);
    await page.goto(`${platform.address}/inbox?type=elderly-care:visit`);
    await page.locator('.inbox-group .task-row').first().waitFor();
    await page.keyboard.press('j');
    await page.getByRole('radio', { name: '打电话' }).check();
    await page.getByText('草稿已存在这台设备').waitFor();
    await page.reload();
    await expect.poll(() => page.getByRole('radio', { name: '打电话' }).isChecked()).toBe(true);
  });

  it('is counted once, however the result is delivered', async () => {
    const api = await apiAs(platform, worker.username, worker.password);
    const closed = JSON.stringify(await api('/api/v1/tasks?box=mine&status=closed&type=elderly-care:visit'));
    // One for each width.
    expect(closed.match(/"status":"closed"/g)).toHaveLength(sizesOn(dialect).length);
  });
});
