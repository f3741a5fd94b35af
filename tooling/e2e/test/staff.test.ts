import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const STREET = 'tangmin.liuan';

/** Somebody for each width, and the post that they get beside their own. */
const cases = [
  { size: desktop, username: 'sunyue.amjy', name: '孙悦', role: '人民调解员', own: '社区工作者' },
  { size: phone, username: 'zhaojian.amjy', name: '赵健', role: '监督委员会成员', own: '网格员' },
];

describeInBrowser('people and posts', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite');
  });
  afterAll(() => platform?.stop());

  const isSound = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  it.each(cases)('$name is appointed at $size.name px, sees it, and acts under it alone', async (given) => {
    const { size, username, name, role, own } = given;
    const { page, complaints } = await newVisitor(size);
    const shot = (what: string) => screenshot(page, `staff-${size.name}-${what}`);
    await logIn(page, platform.address, STREET, PASSWORD);
    await page.goto(`${platform.address}/staff`);
    await page.getByRole('searchbox', { name: '按姓名或账号查找' }).fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name }).waitFor();
    await isSound(page);
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    await page.getByRole('button', { name: '任职', exact: true }).click();
    const dialog = page.getByRole('dialog');
    // What is missing is said under its field, and nothing is sent.
    await dialog.getByRole('button', { name: '任职' }).click();
    await dialog.getByText('请填写单位').waitFor();
    await dialog.getByLabel('单位').click();
    await page.keyboard.type('爱民佳苑');
    const post = dialog.getByLabel('岗位', { exact: true });
    // What is offered is another list when what was typed has been looked for: a press may fall between the two.
    await expect
      .poll(
        async () => {
          if (await post.isEnabled()) return true;
          await page
            .getByTitle(/爱民佳苑社区/)
            .first()
            .click({ timeout: 5_000 });
          return post.isEnabled();
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(true);
    await post.click();
    await page.keyboard.type(role);
    await page.getByTitle(role).click();
    await dialog.getByRole('radio', { name: '兼任' }).check();
    await dialog.getByLabel('依据文件').fill('柳街组〔2026〕12 号');
    await shot('appoint');
    await isSound(page);
    await dialog.getByRole('button', { name: '任职' }).click();
    const posts = page.getByRole('region', { name: '任职', exact: true });
    await posts.getByText(role).waitFor();
    await posts.getByText('柳街组〔2026〕12 号').waitFor();
    await page.getByRole('button', { name: '看任职记录' }).click();
    await page.getByRole('region', { name: '任职记录' }).getByText('唐敏').waitFor();
    await shot('member');
    await isSound(page);
    await page.context().close();

    const { page: theirs } = await newVisitor(size);
    await logIn(theirs, platform.address, username, PASSWORD);
    const switcher = theirs.getByRole('button', { name: /切换岗位/ });
    await switcher.getByText('2 个岗位').waitFor();
    // By keyboard: open, down to the last post, choose.
    await switcher.focus();
    await theirs.keyboard.press('Enter');
    const posted = theirs.getByRole('menuitem', { name: new RegExp(role) });
    await posted.waitFor();
    await screenshot(theirs, `staff-${size.name}-switcher`);
    await isSound(theirs);
    await theirs.keyboard.press('End');
    // The menu moves its focus with the next frame, which a busy machine draws late.
    await expect.poll(() => posted.evaluate((item) => item === document.activeElement)).toBe(true);
    await theirs.keyboard.press('Enter');
    await switcher.getByText(role).waitFor();
    await expect.poll(() => switcher.getByText('2 个岗位').count()).toBe(0);
    await theirs.reload();
    await switcher.getByText(role).waitFor();
    await switcher.click();
    await theirs.getByRole('menuitem', { name: new RegExp(own) }).click();
    await switcher.getByText(own).waitFor();
    expect(complaints()).toEqual([]);
  });

  it.each([desktop, phone])('a new account shows its password once, at $name px', async (size) => {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, 'panqiming.qinghe', PASSWORD);
    await page.goto(`${platform.address}/staff`);
    await page.getByRole('button', { name: '新建账号' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('温小暑');
    await dialog.getByLabel('账号名').fill('panqiming.qinghe');
    await dialog.getByRole('button', { name: '建立账号' }).click();
    await dialog.getByText('换一个账号名').waitFor();
    await dialog.getByLabel('账号名').fill(`wenxiaoshu.w${size.name}`);
    await dialog.getByRole('button', { name: '建立账号' }).click();
    await dialog.getByText('只显示这一次').waitFor();
    await expect.poll(() => dialog.locator('code').textContent()).toMatch(/^(\w{4}-){3}\w{4}$/);
    await screenshot(page, `staff-${size.name}-password`);
    await isSound(page);
    await dialog.getByRole('link', { name: '打开温小暑的页面，接着任职' }).click();
    await page.getByRole('heading', { name: '温小暑', level: 1 }).waitFor();
    await page.getByText('还没有任职').waitFor();
    await page.getByText('还没有改过一次性密码').waitFor();
    await isSound(page);
    expect(complaints().filter((line) => !line.includes('422'))).toEqual([]);
  });

  it.each([desktop, phone])('who is lent, what is vacant and who has how much to do, at $name px', async (size) => {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, STREET, PASSWORD);
    await page.goto(`${platform.address}/staff/vacancies`);
    await page.getByRole('link', { name: '爱民佳苑社区' }).waitFor();
    const out = page.getByRole('region', { name: '借调出去的' });
    await out.getByText('向上借调，到 2027-05-31').waitFor();
    await out.getByText('柳街借〔2026〕7 号').waitFor();
    await screenshot(page, `staff-${size.name}-vacancies`);
    await isSound(page);
    await page.getByRole('link', { name: '工作量' }).click();
    await page.getByRole('link', { name: '林晓燕' }).waitFor();
    await screenshot(page, `staff-${size.name}-workload`);
    await isSound(page);
    expect(complaints()).toEqual([]);
  });

  it('a worker without a post for it is told so', async () => {
    const { page } = await newVisitor(phone);
    await logIn(page, platform.address, 'linxiaoyan.amjy', PASSWORD);
    await page.goto(`${platform.address}/staff`);
    await page.getByText('您的岗位不能看这一页').waitFor();
  });
});
