import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform, mariadbIfThere } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const BUREAU = 'guming.minzheng';
const WORKER = 'linxiaoyan.amjy';

const dialect = mariadbIfThere();

describeInBrowser('dispatch', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform(dialect);
    // The plugin's own visits use the round of the month under the first admission.
  });
  afterAll(() => platform?.stop());

  const isSound = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };
  const look = async (page: Page, name: string) => {
    await isSound(page);
    await screenshot(page, `dispatch-${dialect}-${name}`);
  };
  const as = async (username: string, size: Size = desktop) => {
    const visitor = await newVisitor(size);
    await logIn(visitor.page, platform.address, username, PASSWORD);
    return visitor;
  };
  const next = (page: Page, step: string) => page.getByRole('button', { name: `下一步：${step}` }).click();

  it('shows the load first, sends what may go, and follows it', async () => {
    const { page, complaints } = await as(BUREAU);
    await page.getByRole('link', { name: '派发' }).click();
    await page.getByText('还没有派发过任务').waitFor();
    await look(page, '1440-none');
    await page.getByRole('button', { name: '新派发' }).click();

    await page.getByLabel('标题').fill('冬季老人安全探访');
    await page.getByLabel('怎么办').fill('看看取暖的炉子和电线。');
    await page.getByText(/从明天算起，到 \d{4}-\d{2}-\d{2} 为止/).waitFor();
    await look(page, '1440-task');
    await next(page, '准入依据');
    await page.getByText('4 轮').first().waitFor();
    await look(page, '1440-grounds');
    await next(page, '派给谁');

    // Residents live in two communities of the demo: one in the street of the winter admission, one outside it.
    await page.getByRole('radio', { name: '居民', exact: true }).check({ force: true });
    expect(await page.getByRole('button', { name: '下一步：看负担' }).isDisabled()).toBe(true);
    await page.getByText('至少填一个条件').waitFor();
    await page.getByLabel('年龄从').fill('80');
    await page.getByText(/现在是 \d+ 件/).waitFor();
    await look(page, '1440-targets');
    await next(page, '看负担');

    await page
      .getByRole('row', { name: /^爱民佳苑社区/ })
      .getByText('每人超过 40 件')
      .waitFor();
    await page
      .getByRole('row', { name: /^石桥村/ })
      .getByText(/已派 1 轮/)
      .waitFor();
    await look(page, '1440-load');
    const sheet = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出预览' }).click();
    expect((await sheet).suggestedFilename()).toMatch(/^派发预览-.*\.csv$/);

    // Somebody who goes away finds the draft where they left it.
    await page.reload();
    await page.getByText(/草稿已保存/).waitFor();
    await next(page, '确认派发');
    const send = page.getByRole('button', { name: /^派发 \d+ 件$/ });
    expect(await send.isDisabled()).toBe(true);
    await look(page, '1440-confirm');
    await page.getByRole('checkbox', { name: /只派能派的/ }).check();
    await send.click();

    await page.getByRole('heading', { name: '冬季老人安全探访', level: 1 }).waitFor();
    await page.getByText('已派完').waitFor();
    await page
      .getByRole('row', { name: /^石桥村/ })
      .getByText(/不能派/)
      .waitFor();
    await page.getByRole('row', { name: /^爱民佳苑社区/ }).waitFor();
    await look(page, '1440-sent');
    expect(complaints()).toEqual([]);
  });

  it('reaches the grid worker, with what the bureau wants known', async () => {
    const { page, complaints } = await as(WORKER, phone);
    await page.getByText('冬季老人安全探访').first().click();
    await page.getByText('看看取暖的炉子和电线。').waitFor();
    await look(page, '390-task');
    await page.getByRole('button', { name: '开始办理' }).click();
    await page.getByText('办理中').filter({ visible: true }).first().waitFor();
    expect(complaints()).toEqual([]);
  });

  it('shows on a phone who has begun, and takes back the rest', async () => {
    const { page, complaints } = await as(BUREAU, phone);
    await page.getByRole('link', { name: '派发' }).click();
    await look(page, '390-list');
    await page.getByRole('link', { name: '冬季老人安全探访' }).click();
    await page
      .locator('.street-cards dl > div')
      .filter({ hasText: /^办理中1$/ })
      .waitFor();
    await look(page, '390-one');
    await page.getByRole('link', { name: '爱民佳苑社区' }).click();
    await page.getByRole('heading', { name: '爱民佳苑社区的任务' }).waitFor();
    await page.getByText('第 1 网格').first().waitFor();
    await look(page, '390-community');
    await page.goBack();

    await page.getByRole('button', { name: '撤回' }).click();
    const recall = page.getByRole('button', { name: /^撤回 \d+ 件$/ });
    expect(await recall.isDisabled()).toBe(true);
    await page.getByLabel('原因').fill('寒潮过去了，不用再去');
    await look(page, '390-recall');
    await recall.click();
    await page.getByText('已撤回', { exact: true }).waitFor();
    await page
      .getByText(/\d+ 件已撤回/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: '撤回' }).count()).toBe(0);
    await look(page, '390-recalled');

    const worker = await as(WORKER);
    await worker.page.locator('.inbox-rows a, .inbox-rows button').first().waitFor();
    expect(await worker.page.getByText('冬季老人安全探访').count()).toBe(0);
    expect(complaints()).toEqual([]);
  });

  it('is nobody’s who may not send', async () => {
    const { page } = await as(WORKER);
    expect(await page.getByRole('link', { name: '派发', exact: true }).count()).toBe(0);
    await page.goto(`${platform.address}/dispatches/new`);
    await page.locator('.yige-state[data-kind="noPermission"]').waitFor();
    await isSound(page);
  });
});
