import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';

describeInBrowser('the organisation', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite');
  });
  afterAll(() => platform?.stop());

  const isSound = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  it('on a desktop: by keyboard through the tree, a unit today and before it was renamed', async () => {
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, 'tangmin.liuan', PASSWORD);
    await page.goto(`${platform.address}/organisation`);
    const tree = page.getByRole('tree', { name: '单位' });
    await tree.getByRole('treeitem', { name: '爱民佳苑社区' }).waitFor();
    await tree.getByRole('treeitem', { name: '柳岸街道' }).focus();
    for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    await tree.getByRole('treeitem', { name: '第 14 网格' }).waitFor();
    for (const key of ['ArrowRight', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: /爱民佳苑社区/, level: 1 }).waitFor();
    // What was open stays open.
    await tree.getByRole('treeitem', { name: '第 14 网格' }).waitFor();

    // The figures of the survey report, against the norms.
    await page.getByText('2,808').waitFor();
    await page.getByText('应有 843 m²，还差 243 m²').waitFor();
    await page.locator('strong', { hasText: '爱民佳苑社区居委会' }).waitFor();
    await page.locator('strong', { hasText: '爱民佳苑警务室' }).waitFor();
    await page.locator('strong', { hasText: '爱民物业服务公司' }).waitFor();
    await page.getByRole('region', { name: '任职的人' }).getByText('林晓燕').waitFor();
    await screenshot(page, 'organisation-1440-unit');
    await isSound(page);

    await page.getByLabel('看哪一天').fill('2016-05-01');
    await page.keyboard.press('Enter');
    await page.getByText('您看的是 2016-05-01 的组织，不是今天的。').waitFor();
    await page.getByRole('heading', { name: /爱民社区/, level: 1 }).waitFor();
    await tree.getByRole('treeitem', { name: '爱民社区' }).waitFor();
    expect(await page.getByRole('button', { name: '添加组织' }).count()).toBe(0);
    await screenshot(page, 'organisation-1440-past');
    await isSound(page);
    await page.getByRole('button', { name: '回到今天' }).click();
    await page.getByRole('heading', { name: /爱民佳苑社区/, level: 1 }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('a refusal stands under its field and loses nothing; what is mended is saved', async () => {
    const { page } = await newVisitor(desktop);
    await logIn(page, platform.address, 'tangmin.liuan', PASSWORD);
    await page.goto(`${platform.address}/organisation`);
    await page.getByRole('treeitem', { name: '望江社区' }).click();
    await page.getByRole('heading', { name: /望江社区/, level: 1 }).waitFor();
    await page.getByRole('button', { name: '添加组织' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('望江社区调解委员会');
    const choose = async (kind: string) => {
      await dialog.getByLabel('类别').click();
      await page.getByTitle(kind).click();
      await dialog.getByTitle(kind, { exact: true }).waitFor();
    };
    await choose('村委会');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('这类单位不设这种组织').waitFor();
    await isSound(page);
    await choose('调解委员会');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('strong', { hasText: '望江社区调解委员会' }).waitFor();
  });

  it('the list of what falls short leads to the unit', async () => {
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, 'panqiming.qinghe', PASSWORD);
    await page.goto(`${platform.address}/organisation/shortfalls`);
    await page.getByRole('link', { name: '听涛苑社区' }).waitFor();
    await screenshot(page, 'organisation-1440-shortfalls');
    await isSound(page);
    await page.getByText('人员', { exact: true }).last().click();
    await page.getByText('人员都配齐了').waitFor();
    await page.getByText('用房', { exact: true }).click();
    await page.getByRole('link', { name: '爱民佳苑社区' }).click();
    await page.getByRole('heading', { name: /爱民佳苑社区/, level: 1 }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('on a phone: from list to list down to a grid, as of another day too', async () => {
    const { page, complaints } = await newVisitor(phone);
    await logIn(page, platform.address, 'hewenbin.amjy', PASSWORD);
    await page.goto(`${platform.address}/organisation`);
    await page.getByRole('link', { name: /爱民佳苑社区/ }).waitFor();
    await isSound(page);
    await page.getByLabel('看哪一天').fill('2016-05-01');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /爱民社区/ }).waitFor();
    await page.getByRole('button', { name: '回到今天' }).click();
    await page.getByRole('link', { name: /爱民佳苑社区/ }).click();
    await page.getByText('2,808').waitFor();
    await page.getByRole('region', { name: '任职的人' }).getByText('林晓燕').waitFor();
    await screenshot(page, 'organisation-390-unit');
    await isSound(page);
    await page.getByRole('link', { name: /第 7 网格/ }).click();
    await page.getByRole('heading', { name: /第 7 网格/, level: 1 }).waitFor();
    await isSound(page);
    expect(complaints()).toEqual([]);
  });

  it('whoever does not keep the organisation is told that their post does not open it', async () => {
    const { page } = await newVisitor(desktop);
    await logIn(page, platform.address, 'linxiaoyan.amjy', PASSWORD);
    await page.goto(`${platform.address}/organisation`);
    await page.getByText('您的岗位不能看这一页').waitFor();
  });
});
