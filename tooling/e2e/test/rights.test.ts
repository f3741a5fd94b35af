import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, choose, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { type Dialect, demoPlatform } from '../src/platform.js';

const password = 'Yige-demo-2026';
const secretary = 'hewenbin.amjy';

const dialect: Dialect = 'sqlite';

describeInBrowser('a resident asks at the window', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform(dialect);
  });
  afterAll(() => platform?.stop());

  const looker = (page: Page, size: Size) => async (name: string) => {
    await screenshot(page, `${dialect}-${size.name}-rights-${name}`);
    expect(await overflow(page), name).toBe(0);
    expect(await accessibilityFaults(page), name).toEqual([]);
  };
  const openPerson = async (page: Page, name: string) => {
    await page.goto(`${platform.address}/people?q=${encodeURIComponent(name)}`);
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { name: new RegExp(name), level: 1 }).waitFor();
  };
  const receive = async (page: Page, kind: string) => {
    await page.getByRole('link', { name: '本人申请时打印、更正' }).click();
    await page.getByRole('radio', { name: kind }).check();
    await choose(page.getByRole('combobox', { name: '核对了哪种证件' }), /^居民身份证$/);
  };

  it.each([desktop, phone])('and gets a copy of all that is held, at $name px', async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    const look = looker(page, size);
    await logIn(page, platform.address, secretary, password);
    await openPerson(page, '陈桂兰');
    await receive(page, '查阅、复制');
    await look('desk');
    await page.getByRole('button', { name: '受理' }).click();
    await page.getByRole('button', { name: '打开查阅件' }).click();
    const sheet = page.getByRole('article', { name: '个人信息查阅件' });
    await sheet.getByText('社区书记').first().waitFor();
    // In the clear, since it is theirs; and only here.
    expect(await sheet.getByText(/\d{17}[\dX]/).count()).toBe(1);
    await look('copy');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await sheet.isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    await page.reload();
    await page.getByRole('button', { name: '打开查阅件' }).waitFor();
    expect(await page.getByText(/\d{17}[\dX]/).count()).toBe(0);
    expect(complaints()).toEqual([]);
  });

  it('whose copy says who read what a bureau keeps of them', async () => {
    const doctor = await newVisitor(desktop);
    await logIn(doctor.page, platform.address, 'shenliqun.amjy', password);
    await openPerson(doctor.page, '陈桂兰');
    await doctor.page.getByRole('region', { name: '社区卫生站' }).waitFor();
    await doctor.page.getByRole('region', { name: '社区卫生站' }).getByText('血压').first().waitFor();
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, secretary, password);
    await openPerson(page, '陈桂兰');
    await receive(page, '查阅、复制');
    await page.getByRole('button', { name: '受理' }).click();
    await page.getByRole('button', { name: '打开查阅件' }).click();
    const sheet = page.getByRole('article', { name: '个人信息查阅件' });
    const reader = sheet.getByRole('row').filter({ hasText: '卫生站医生 · 通过社区卫生站' }).first();
    await reader.getByText('您的信息').waitFor();
    await reader.scrollIntoViewIfNeeded();
    await looker(page, desktop)('readers');
    expect(complaints()).toEqual([]);
  });

  it.each([desktop, phone])(
    'and asks for a correction, which is answered from the inbox, at $name px',
    async (size) => {
      const { page, complaints } = await newVisitor(size);
      const look = looker(page, size);
      await logIn(page, platform.address, secretary, password);
      await openPerson(page, '陈桂兰');
      await receive(page, '更正、补充');
      await page.getByRole('textbox', { name: '哪里不对，应该是什么' }).fill('手机换了');
      await page.getByRole('button', { name: '受理' }).click();
      await page.getByText('同意更正').waitFor();
      await page.goto(`${platform.address}/inbox?box=unit&plugin=core`);
      await page.getByText('居民申请更正信息').first().click();
      await page.getByRole('link', { name: '去办理' }).click();
      await page.getByRole('radio', { name: '同意更正' }).check();
      await choose(page.getByRole('combobox', { name: '同时更正这些' }), /^手机$/);
      await page.getByRole('textbox', { name: '应该是' }).fill(size === desktop ? '19900008881' : '19900008882');
      await page.getByRole('textbox', { name: '凭什么改' }).fill('本人提供');
      await page.getByRole('textbox', { name: '办了什么' }).fill('已改为新号码');
      await look('answer');
      await page.getByRole('button', { name: '保存答复' }).click();
      await page.getByRole('article', { name: '个人信息更正答复单' }).getByText('已改为新号码').waitFor();
      await page.locator('.ant-message-notice').first().waitFor({ state: 'detached' });
      await look('slip');
      await openPerson(page, '陈桂兰');
      await page
        .getByText(size === desktop ? '199****8881' : '199****8882')
        .first()
        .waitFor();
      expect(complaints()).toEqual([]);
    },
  );

  it('who left is sealed, and comes back', async () => {
    const { page, complaints } = await newVisitor(desktop);
    const look = looker(page, desktop);
    await logIn(page, platform.address, secretary, password);
    await openPerson(page, '傅有福');
    await page.getByRole('button', { name: '迁走或去世' }).click();
    await page.getByRole('radio', { name: '去世' }).check();
    await page.getByRole('textbox', { name: '来源' }).fill('派出所');
    await page.getByRole('button', { name: '封存记录' }).click();
    await page.waitForURL(/\/people$/);
    await page.getByRole('link', { name: '封存的记录' }).click();
    await page.getByRole('button', { name: '打开' }).first().click();
    await page.getByRole('textbox', { name: '为什么' }).last().fill('家属来办继承');
    await page.getByRole('dialog').getByRole('button', { name: '打开' }).click();
    await page.getByText('傅有福').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.ant-message-notice').first().waitFor({ state: 'detached' });
    await look('sealed');
    await page.getByRole('button', { name: '启封' }).first().click();
    await page.getByRole('textbox', { name: '为什么' }).last().fill('登记错了');
    await page.getByRole('dialog').getByRole('button', { name: '启封' }).click();
    await page.getByRole('heading', { name: /傅有福/, level: 1 }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('a grid worker does not see who looked, and a neighbour sees the doors given to them alone', async () => {
    const { page } = await newVisitor(desktop);
    await logIn(page, platform.address, 'linxiaoyan.amjy', password);
    await openPerson(page, '陈桂兰');
    await page.getByRole('region', { name: '这些信息做什么用' }).waitFor();
    expect(await page.getByText('谁看过陈桂兰的信息').count()).toBe(0);
    await page.goto(`${platform.address}/rights-requests`);
    await page.getByText('您的岗位不能看这一页').waitFor();
    await page.context().close();

    const giver = await newVisitor(desktop);
    await logIn(giver.page, platform.address, secretary, password);
    await giver.page.goto(`${platform.address}/buildings`);
    await giver.page.getByRole('link', { name: '3 栋', exact: true }).click();
    await giver.page.getByRole('button', { name: '交给别人走' }).click();
    await giver.page.getByRole('combobox', { name: '谁去走' }).fill('关');
    await giver.page
      .getByTitle(/网格长/)
      .first()
      .click();
    await giver.page.getByRole('button', { name: '交给他' }).click();
    await giver.page.getByRole('link', { name: '接着走访核对' }).waitFor();
    await giver.page.context().close();

    const neighbour = await newVisitor(phone);
    await logIn(neighbour.page, platform.address, 'guanyulan.amjy', password);
    await neighbour.page.goto(`${platform.address}/buildings`);
    await neighbour.page.getByRole('link', { name: /^3 栋/ }).click();
    await neighbour.page.getByRole('radio', { name: '没变化' }).first().check();
    await neighbour.page.getByText(/^1 \/ \d+ 户$/).waitFor();
    expect(await neighbour.page.getByText('陈桂兰').count()).toBe(0);
    await screenshot(neighbour.page, `${dialect}-390-rights-neighbour`);
  });

  it.each([
    { locale: 'zh-CN', largeType: true, mode: 'dark' },
    { locale: 'en', largeType: false, mode: 'light' },
  ])('the security administrator sees when records fall due, and the key rings: $locale, $mode', async (look) => {
    const { page, complaints } = await newVisitor(desktop);
    const seen = looker(page, desktop);
    await page.addInitScript((text) => localStorage.setItem('yige.preferences', text), JSON.stringify(look));
    await logIn(page, platform.address, 'hanxu.qinghe', password);
    await page.goto(`${platform.address}/security/retention`);
    await page.getByRole('spinbutton').first().waitFor();
    const heading = look.locale === 'en' ? 'How long records are kept' : '信息保存期限';
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await seen(`retention-${look.locale}`);
    await page.goto(`${platform.address}/security`);
    await page.getByRole('tab').last().click();
    await page.getByText('k1').first().waitFor();
    await seen(`keys-${look.locale}`);
    expect(complaints()).toEqual([]);
  });
});
