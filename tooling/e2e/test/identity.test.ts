import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@yige/database';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { besideCore, newMember } from '../src/new-member.js';
import { demoPlatform, mariadbIfThere, type TestedPlatform } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const OWN = 'three blue kettles sing';
const security = 'hanxu.qinghe';

/** Types a password into the login, and goes no further. */
async function enter(page: Page, address: string, username: string, password: string): Promise<void> {
  await page.goto(address);
  await page.locator('input[autocomplete="username"]').fill(username);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.keyboard.press('Enter');
}

const dialect = mariadbIfThere();

describeInBrowser('logging in and being safe', () => {
  let platform: TestedPlatform;
  let database: Database;
  /** What must stand in no log. */
  const secrets: string[] = [PASSWORD, OWN];
  beforeAll(async () => {
    platform = await demoPlatform(dialect);
    database = await besideCore(platform.databaseUrl);
  });
  afterAll(async () => {
    await database?.close();
    await platform?.stop();
  });

  const sound = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  it.each([desktop, phone])(
    'first login, second factor, recovery code, another login ended, at $name px',
    async (size: Size) => {
      const username = `newcomer.${size.name}`;
      await newMember(database, username, 'linxiaoyan.amjy');
      const { page } = await newVisitor(size);
      const shot = (name: string) => screenshot(page, `${dialect}-${size.name}-identity-${name}`);

      await enter(page, platform.address, username, PASSWORD);
      await page.getByRole('heading', { name: '先换一个密码' }).waitFor();
      const fields = page.locator('input[autocomplete="new-password"]');
      const choose = async (password: string) => {
        for (const field of await fields.all()) await field.fill(password);
        await page.getByRole('button', { name: '换密码' }).click();
      };
      await choose('password1234');
      await page.getByText('太容易猜到').waitFor();
      await shot('change');
      await sound(page);
      await choose(OWN);
      await page.locator('#main').waitFor();

      await page.goto(`${platform.address}/me`);
      await page.getByRole('button', { name: '开始设置' }).click();
      const secret = ((await page.locator('.security-secret').textContent()) ?? '').replaceAll(' ', '');
      await page.locator('.ant-qrcode svg').waitFor();
      await shot('enrol');
      await sound(page);
      const code = () => new TOTP({ secret }).generate();
      const first = code();
      await page.locator('input[autocomplete="one-time-code"]').fill(first);
      await page.getByRole('button', { name: '开启动态码' }).click();
      await page.locator('.recovery-codes code').first().waitFor();
      const codes = await page.locator('.recovery-codes code').allInnerTexts();
      expect(codes).toHaveLength(10);
      secrets.push(secret, ...codes);
      await shot('codes');
      await sound(page);
      await page.getByRole('button', { name: '我收好了' }).click();
      await page.getByText('还剩 10 个恢复码').waitFor();

      const other = await newVisitor(size);
      await enter(other.page, platform.address, username, OWN);
      const otp = other.page.locator('input[autocomplete="one-time-code"]');
      await otp.fill('000000');
      await other.page.keyboard.press('Enter');
      await other.page.getByText('动态码不对').waitFor();
      await screenshot(other.page, `${dialect}-${size.name}-identity-code`);
      await sound(other.page);
      // A code is taken once, so the one that confirmed the phone does not open a login.
      await otp.fill(first);
      await other.page.keyboard.press('Enter');
      await other.page.getByText('动态码不对').waitFor();
      await other.page.getByRole('button', { name: '用恢复码' }).click();
      await other.page.getByLabel('恢复码').fill(codes[0] ?? '');
      await other.page.keyboard.press('Enter');
      await other.page.locator('#main').waitFor();

      await page.reload();
      await page.getByText('还剩 9 个恢复码').waitFor();
      await page.getByRole('button', { name: '结束', exact: true }).click();
      await page.locator('.ant-popconfirm').getByRole('button', { name: '结束' }).click();
      await expect.poll(() => page.locator('.security-sessions li').count()).toBe(1);
      await shot('me');
      await sound(page);
      await other.page.reload();
      await other.page.getByRole('heading', { name: '登录' }).waitFor();

      for (const visitor of [page, other.page]) {
        secrets.push(...(await visitor.context().cookies()).map(({ value }) => value).filter((value) => value !== ''));
        await visitor.context().close();
      }
    },
  );

  it.each([desktop, phone])(
    'a dangerous change asks who it is, and then goes through, at $name px',
    async (size: Size) => {
      const { page } = await newVisitor(size);
      await logIn(page, platform.address, security, PASSWORD);
      await page.goto(`${platform.address}/security`);
      const field = page.getByLabel('不能再用的旧密码');
      await field.fill(size === desktop ? '6' : '7');
      await database.execute("UPDATE sessions SET confirmed_at = '2020-01-01 00:00:00.000'", []);
      await page.getByRole('button', { name: '保存设置' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('您的密码').fill('wrong');
      await page.keyboard.press('Enter');
      await dialog.getByText('密码或动态码不对').waitFor();
      await screenshot(page, `${dialect}-${size.name}-identity-confirm`);
      expect(await accessibilityFaults(page)).toEqual([]);
      await dialog.getByLabel('您的密码').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByText('设置保存好了').waitFor({ state: 'attached' });
      await page.getByText(/由韩序改过/).waitFor();
      await page.reload();
      await expect.poll(() => field.inputValue()).toBe(size === desktop ? '6' : '7');
      await screenshot(page, `${dialect}-${size.name}-identity-settings`);
      await sound(page);
      for (const tab of ['账号和登录', '服务账号', '签名密钥']) {
        await page.getByRole('tab', { name: tab }).click();
        await page.getByRole('tabpanel').getByRole('heading').waitFor();
        await sound(page);
      }
    },
  );

  it('no password, secret, code or token stands in a log', async () => {
    const log = await readFile(join(platform.directory, 'launch', 'logs', 'core.log'), 'utf8');
    expect(log).toContain('/api/v1/sessions');
    expect(secrets.length).toBeGreaterThan(20);
    for (const secret of secrets) expect(log.includes(secret), secret).toBe(false);
  });
});
