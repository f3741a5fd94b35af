import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, choose, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, demoPlatform, mariadbIfThere } from '../src/platform.js';

const password = 'Yige-demo-2026';
const worker = 'linxiaoyan.amjy';
const secretary = 'hewenbin.amjy';

const dialect = mariadbIfThere();

describeInBrowser('the lists of the inbox', () => {
  let platform: RunningPlatform;
  /** The worker's grid: what is overseen there is theirs to hear of. */
  let grid: string;
  beforeAll(async () => {
    platform = await demoPlatform(dialect);
    const api = await apiAs(platform, worker, password);
    const mine = JSON.stringify(await api('/api/v1/tasks?box=mine&limit=1'));
    grid = /"unit":\{"id":"(\w{26})"/.exec(mine)?.[1] ?? '';
  });
  afterAll(() => platform?.stop());

  const rows = (page: Page) => page.locator('.inbox-group .task-row');
  const more = async (page: Page, item: string) => {
    await page.getByRole('button', { name: '更多' }).first().click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const chooseTwo = async (page: Page, from = 0) => {
    await more(page, '选择多件');
    for (const index of [from, from + 1]) await page.locator('.task-tick input').nth(index).check();
    await page.getByText('已选 2 件').waitFor();
  };

  it.each([desktop, phone])(
    'are narrowed, kept, worked on together, overseen and exported at $name px',
    async (size: Size) => {
      const { page, complaints } = await newVisitor(size);
      const look = async (name: string) => {
        await screenshot(page, `${dialect}-${size.name}-lists-${name}`);
        expect(await overflow(page), name).toBe(0);
        expect(await accessibilityFaults(page), name).toEqual([]);
      };
      await logIn(page, platform.address, secretary, password);
      await page.goto(`${platform.address}/inbox?box=unit&unit=${grid}`);
      await rows(page).first().waitFor();
      await look('unit');

      await page.getByRole('button', { name: '缩小范围' }).click();
      await page.getByRole('checkbox', { name: '未开始' }).click();
      await page.waitForURL(/status=open/);
      await choose(page.getByRole('combobox', { name: '哪类任务' }), /^探访关爱$/);
      await page.waitForURL(/type=elderly-care/);
      await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
      await look('narrowing');
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 1 }).click();

      const view = `未开始的 ${size.name}`;
      await more(page, '存为常用视图');
      await page.getByRole('textbox', { name: '名称' }).fill(view);
      await page.getByRole('button', { name: '存下' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      if (size === phone) await page.getByRole('button', { name: '换收件箱或筛选' }).click();
      await page.getByRole('link', { name: new RegExp(view) }).waitFor();
      await look('view');
      await page.getByRole('button', { name: `管理“${view}”` }).click();
      await page.getByRole('menuitem', { name: '删除' }).click();
      await page.getByRole('link', { name: new RegExp(view) }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '撤销', exact: true }).click();
      await page.getByRole('link', { name: new RegExp(view) }).click();
      await page.waitForURL(/status=open/);

      // On each screen two of their own: what is overseen already cannot be so again.
      await chooseTwo(page, size === desktop ? 0 : 2);
      await look('chosen');
      await page.getByRole('button', { name: '督办', exact: true }).click();
      await page.getByRole('textbox', { name: '说明（选填）' }).fill('本周办完');
      await page.getByRole('button', { name: '督办 2 件' }).click();
      await page.getByText('督办 2 件，都办好了').first().waitFor();
      await page.locator('.task-mark').first().waitFor();
      await look('overseen');

      await chooseTwo(page, size === desktop ? 4 : 6);
      await page.getByRole('button', { name: '分派', exact: true }).click();
      await page.getByRole('combobox', { name: '谁来办' }).fill('孙');
      await page.locator('.handling-colleague').filter({ hasText: '孙' }).first().click();
      await look('assigning');
      await page.getByRole('button', { name: '分派 2 件' }).click();
      await page.getByText('分派 2 件，都办好了').first().waitFor();

      await more(page, '导出这个列表');
      await page.getByLabel('用途').fill('核对本周任务');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出', exact: true }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^任务 .*\.xlsx$/);
      expect(complaints()).toEqual([]);
    },
  );

  it.each([desktop, phone])(
    'bring a notice to whoever has the task, who accepts several at once, at $name px',
    async (size: Size) => {
      const { page, complaints } = await newVisitor(size);
      const look = async (name: string) => {
        await screenshot(page, `${dialect}-${size.name}-lists-${name}`);
        expect(await overflow(page), name).toBe(0);
        expect(await accessibilityFaults(page), name).toEqual([]);
      };
      await logIn(page, platform.address, worker, password);
      await rows(page).first().waitFor();
      if (size === desktop) await page.getByRole('button', { name: /^提醒/ }).click();
      else await page.getByRole('link', { name: /^提醒/ }).click();
      const notice = page.getByText(/列为督办/).first();
      await notice.waitFor();
      await look('notices');
      await notice.click();
      await page.locator('.task-history').getByText('列为督办').first().waitFor();
      await look('overseen-task');

      await page.goto(`${platform.address}/inbox?status=open&group=type`);
      await rows(page).first().waitFor();
      await chooseTwo(page);
      await page.getByRole('button', { name: '接单', exact: true }).click();
      await page.getByText('接单 2 件，都办好了').first().waitFor();
      await look('accepted');
      if (size === desktop) {
        await page.keyboard.press('?');
        await page.getByRole('dialog', { name: '键盘' }).waitFor();
        await look('keys');
      }
      expect(complaints()).toEqual([]);
    },
  );
});
