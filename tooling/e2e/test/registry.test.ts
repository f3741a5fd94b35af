import { setTimeout as pause } from 'node:timers/promises';
import type { RunningPlatform } from '@yige/launch/platform';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, choose, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform, mariadbIfThere } from '../src/platform.js';

const password = 'Yige-demo-2026';
const secretary = 'hewenbin.amjy';

const dialect = mariadbIfThere();

describeInBrowser('the resident registry', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform(dialect);
  });
  afterAll(() => platform?.stop());

  it.each([desktop, phone])('from a door to a new resident, a fact and the history at $name px', async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    const look = async (name: string) => {
      await screenshot(page, `${dialect}-${size.name}-registry-${name}`);
      expect(await overflow(page), name).toBe(0);
      expect(await accessibilityFaults(page), name).toEqual([]);
    };
    await logIn(page, platform.address, secretary, password);

    await page.goto(`${platform.address}/people`);
    await page.getByRole('searchbox', { name: '查找居民' }).fill('3-2-501');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '陈桂兰' }).click();
    await page.getByText('人户分离').waitFor();
    await page.getByRole('region', { name: '民情日记' }).getByText('呼叫器误报').waitFor();
    await look('person');

    await page.getByRole('link', { name: '3 栋 2 单元 501' }).first().click();
    await page.getByRole('link', { name: '登记住户' }).waitFor();
    await look('household');
    await page.getByRole('link', { name: '登记住户' }).click();

    const serial = size === desktop ? '21' : '22';
    await page.getByRole('textbox', { name: '姓名' }).fill('仇小桂');
    await choose(page.getByRole('combobox', { name: '证件' }), /^护照$/);
    await page.getByRole('textbox', { name: '证件号码' }).fill('E');
    await page.getByLabel('出生日期').fill('1980-05-06');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('这种证件的号码不是这样写的').waitFor();
    await look('refused');
    await page.getByRole('textbox', { name: '证件号码' }).fill(`E990000${serial}`);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: /仇小桂/, level: 1 }).waitFor();

    await page.getByRole('button', { name: '补登' }).click();
    await page.getByRole('combobox', { name: '哪种事实' }).click();
    await page.getByRole('combobox', { name: '哪种事实' }).fill('残疾');
    await page.getByTitle('残疾人证').click();
    await choose(page.getByRole('combobox', { name: /等级/ }), /^二级$/);
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('region', { name: '事实' }).getByText('区残联').waitFor();
    await page.getByRole('button', { name: '看历史' }).click();
    await page.getByRole('region', { name: '历史' }).getByText('残疾人证').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await look('registered');

    // The surname's own reading; a number stays out of the page's address.
    await page.goto(`${platform.address}/people`);
    for (const words of ['qiuxiaogui', 'qxg', `E990000${serial}`]) {
      await page.getByRole('searchbox', { name: '查找居民' }).fill(words);
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '仇小桂' }).first().waitFor();
    }
    expect(page.url()).not.toContain('E990000');
    await look('found');
    // The refused attempt is part of what happened.
    expect(complaints().filter((text) => !text.includes('422'))).toEqual([]);
  });

  it.each([desktop, phone])('a building is walked door by door and taken up again at $name px', async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    const building = size === desktop ? '5 栋' : '6 栋';
    const look = async (name: string) => {
      await screenshot(page, `${dialect}-${size.name}-registry-${name}`);
      expect(await overflow(page), name).toBe(0);
      expect(await accessibilityFaults(page), name).toEqual([]);
    };
    await logIn(page, platform.address, secretary, password);
    await page.goto(`${platform.address}/buildings`);
    await page.getByRole('link', { name: building, exact: true }).click();
    await page.getByRole('button', { name: /301/ }).first().waitFor();
    await screenshot(page, `${dialect}-${size.name}-registry-building`);
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: '开始走访核对' }).click();
    const first = page.locator('.round-list > li').first();
    await first.getByRole('radio', { name: '没变化' }).check();
    await page.getByText('1 / 46 户').waitFor();
    // Whoever writes faster than the network loses nothing.
    await page.route('**/walk-rounds/*/doors/*', async (route) => {
      await pause(1_500);
      await route.continue();
    });
    await page.locator('.round-list > li').nth(1).getByRole('radio', { name: '有变化' }).check();
    await page.getByRole('textbox', { name: '变化是什么' }).fill('换了租户');
    await page.getByRole('button', { name: '记下' }).click();
    await page
      .getByText(/换了租户/)
      .first()
      .waitFor();
    await screenshot(page, `${dialect}-${size.name}-registry-round`);
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.goto(`${platform.address}/buildings`);
    await page.getByRole('link', { name: new RegExp(`^${building} ·`) }).click();
    await page.locator('.round-list').waitFor();
    await page.getByText('2 / 46 户').waitFor();

    // A door that is not in the list, and what else was found, wait for whoever keeps the registry.
    await page.getByRole('textbox', { name: '单元' }).fill('1');
    await page.getByRole('textbox', { name: '门牌' }).fill('777');
    await page.getByRole('button', { name: '记为走访发现' }).click();
    await page.getByRole('region', { name: '走访发现' }).getByText('777').waitFor();
    await page.getByRole('button', { name: '走完了' }).click();
    await page.getByRole('button', { name: /^结束，/ }).click();
    await page.getByRole('button', { name: '走完了' }).waitFor({ state: 'detached' });
    await page.goto(`${platform.address}/buildings`);
    const toFollow = page.getByRole('region', { name: '待跟进' });
    const dialog = page.getByRole('dialog');
    await toFollow.getByRole('link', { name: '登记这个门牌' }).first().click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: /^777/ }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^没核对过/ }).click();
    await look('marked');
    await page.goto(`${platform.address}/buildings`);
    const changed = toFollow.getByRole('listitem').filter({ hasText: building });
    await changed.filter({ hasText: '换了租户' }).getByRole('button', { name: '办结' }).click();
    await dialog.getByRole('textbox', { name: '怎么办的' }).fill('已登记新租户');
    await dialog.getByRole('button', { name: '办结' }).click();
    await dialog.waitFor({ state: 'detached' });
    await toFollow.getByRole('button', { name: '已办结' }).click();
    await toFollow
      .getByText(/已登记新租户/)
      .first()
      .waitFor();
    await look('to-follow');
    expect(complaints()).toEqual([]);
  });

  it.each([desktop, phone])('a building and its doors are taken down by hand at $name px', async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, secretary, password);
    await page.goto(`${platform.address}/buildings?q=3`);
    await page.getByRole('link', { name: '3 栋', exact: true }).waitFor();
    await page.getByRole('button', { name: '登记楼栋' }).click();
    const dialog = page.getByRole('dialog');
    const number = size === desktop ? '201' : '202';
    await dialog.getByRole('textbox', { name: '名称' }).fill(number);
    await dialog.getByRole('textbox', { name: '经度' }).fill('113.665');
    await dialog.getByRole('textbox', { name: '纬度' }).fill('34.795');
    await screenshot(page, `${dialect}-${size.name}-registry-new-building`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: new RegExp(`^${number} 栋`), level: 1 }).waitFor();
    await page.getByRole('button', { name: '登记户室' }).click();
    await dialog.getByRole('textbox', { name: '单元' }).fill('1');
    await dialog.getByRole('textbox', { name: '门牌' }).fill('101 102 201');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: /^201/ }).click();
    await dialog.getByRole('link', { name: '登记住户' }).click();
    await page.getByText(`${number} 栋 · `).waitFor();
    await page.getByText('1 单元 201').waitFor();
    expect(await overflow(page)).toBe(0);
    expect(complaints()).toEqual([]);
  });

  it('a grid worker does not see that there is an allowance, nor a neighbour that there are residents', async () => {
    const { page } = await newVisitor(desktop);
    await logIn(page, platform.address, 'linxiaoyan.amjy', password);
    await page.goto(`${platform.address}/people?q=${encodeURIComponent('陈桂兰')}`);
    await page.getByRole('link', { name: '陈桂兰' }).first().click();
    await page.getByRole('region', { name: '事实' }).getByText('独居').waitFor();
    expect(await page.getByText('高龄津贴').count()).toBe(0);
    await page.context().close();
    const neighbour = await newVisitor(phone);
    await logIn(neighbour.page, platform.address, 'guanyulan.amjy', password);
    await neighbour.page.goto(`${platform.address}/buildings`);
    await neighbour.page.getByText('交给您的楼会出现在这里').waitFor();
    expect(await neighbour.page.getByRole('table').count()).toBe(0);
    await neighbour.page.goto(`${platform.address}/people`);
    await neighbour.page.getByText('您的岗位不能看这一页').waitFor();
  });
});
