import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform } from '../src/platform.js';
import { chooseUnit, decideAll, giveGrounds } from '../src/reorganising.js';

const street = { username: 'tangmin.liuan', password: 'Yige-demo-2026' };
const district = { username: 'duanrui.qinghe', password: 'Yige-demo-2026' };

describeInBrowser('a reorganisation', () => {
  let platform: RunningPlatform;
  let address = '';
  beforeAll(async () => {
    platform = await demoPlatform('sqlite');
  });
  afterAll(() => platform?.stop());

  const fine = async (page: Page, name: string) => {
    await screenshot(page, `reorganisation-${name}`);
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };
  const onwards = (page: Page) => page.getByRole('button', { name: /^下一步/ }).click();

  it('is proposed by the street, after its consequences and what needs a decision', async () => {
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, street.username, street.password);
    await page.goto(`${platform.address}/organisation/reorganisations`);
    await page.getByText('还没有区划调整').waitFor();
    await fine(page, 'none');
    await page.getByRole('button', { name: '提出调整' }).click();
    await page.getByRole('radio', { name: /合并/ }).check();
    await fine(page, 'kinds');
    await onwards(page);
    await page.getByText('先选单位').waitFor();
    await chooseUnit(page, '要合并的单位', '柳岸社区');
    await chooseUnit(page, '要合并的单位', '望江社区');
    await page.getByLabel('名称', { exact: true }).fill('望柳社区');
    await fine(page, 'units');
    await onwards(page);

    await page.getByRole('region', { name: '生效前后' }).getByText('望柳社区').waitFor();
    await decideAll(page);
    await fine(page, 'preview');
    await onwards(page);
    await page.getByText('填好依据文件和理由').waitFor();
    await giveGrounds(page);
    await fine(page, 'grounds');
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByText('自己提出的调整要由别人批准').waitFor();
    await page.getByRole('heading', { name: '柳岸社区、望江社区合并为望柳社区' }).waitFor();
    await fine(page, 'proposed');
    address = page.url();
    expect(complaints()).toEqual([]);
  });

  it('is approved by the district on a phone, and takes effect', async () => {
    const { page, complaints } = await newVisitor(phone);
    await logIn(page, platform.address, district.username, district.password);
    await page.goto(`${platform.address}/organisation/reorganisations`);
    await page.getByText('等待批准').waitFor();
    await fine(page, 'list-390');
    await page.goto(address);
    await page.getByRole('button', { name: '不批准' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: '不批准' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: '不了' }).click();
    await page.getByRole('button', { name: '批准', exact: true }).click();
    await dialog.getByText(/起生效/).waitFor();
    await dialog.getByRole('button', { name: '批准', exact: true }).click();
    await page.getByText(/条住户、楼栋和任务已跟过来/).waitFor();
    await fine(page, 'done-390');
    expect(complaints()).toEqual([]);
  });

  it('shows in the organisation, which knows where the new unit came from', async () => {
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, street.username, street.password);
    await page.goto(`${platform.address}/organisation`);
    await page.getByRole('treeitem', { name: /望柳社区/ }).click();
    const lineage = page.getByRole('region', { name: '沿革' });
    await lineage.getByText('柳岸社区并入望柳社区').waitFor();
    await lineage.getByText('望江社区并入望柳社区').waitFor();
    await fine(page, 'lineage');
    await page.getByRole('link', { name: '区划调整' }).click();
    await page.getByText('已生效').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('on a phone: what is refused says why', async () => {
    const { page } = await newVisitor(phone);
    await logIn(page, platform.address, street.username, street.password);
    await page.goto(`${platform.address}/organisation/reorganise`);
    await page.getByRole('radio', { name: /撤销空单位/ }).check();
    await fine(page, 'kinds-390');
    await onwards(page);
    await chooseUnit(page, '要撤销的单位', '爱民佳苑社区');
    await fine(page, 'units-390');
    await onwards(page);
    await page.getByText('爱民佳苑社区下面还有单位，先划转或合并它们').waitFor();
    await page.getByText('这样调整不行，请回上一步修改').waitFor();
    await fine(page, 'refused-390');
  });
});
