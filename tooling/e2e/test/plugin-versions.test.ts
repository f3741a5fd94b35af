import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { NEXT_VERSION, NEXT_WORDS, type NextVersion, startNextVersion } from '../src/next-version.js';
import { demoPlatform, probePlugin, type TestedPlatform } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const system = 'panqiming.qinghe';
const security = 'hanxu.qinghe';
const STREET = '柳岸街道';
/** A grid worker of that street, and one of a township. */
const here = 'linxiaoyan.amjy';
const elsewhere = 'shixiumei.shiqiao';
/** Users have a change within so many milliseconds, and a slow machine a while more to show it. */
const SOON = 20_000;

/** On SQLite: core's own tests have versions on both databases. */
describeInBrowser('a bureau brings a second version of its plugin', () => {
  let platform: TestedPlatform;
  let next: NextVersion;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite', {}, [probePlugin]);
    next = await startNextVersion(platform);
  });
  afterAll(async () => {
    await next?.stop();
    await platform?.stop();
  });

  const as = async (username: string, size: Size = desktop) => {
    const visitor = await newVisitor(size);
    await logIn(visitor.page, platform.address, username, PASSWORD);
    return visitor;
  };
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
  const look = async (page: Page, name: string) => {
    await screenshot(page, `plugin-versions-${name}`);
    expect(await overflow(page), name).toBe(0);
    expect(await accessibilityFaults(page), name).toEqual([]);
  };
  const openProbe = async (page: Page) => {
    await page.goto(`${platform.address}/apps/probe`);
    await page.getByTestId('probe-page').waitFor();
  };

  it('which nobody vouches for, and is stopped', async () => {
    const { page } = await as(system);
    await page.goto(`${platform.address}/plugins/-/install`);
    await page.getByLabel('服务地址').fill(next.address);
    await button(page, '开始安装').click();
    await page.getByText('签名密钥不在信任名单上').first().waitFor();
    await look(page, '1440-unknown-key');
  });

  it('which waits until the security administrator trusts its key and grants what it asks', async () => {
    const officer = await as(security);
    await officer.page.goto(`${platform.address}/plugins/-/keys`);
    await button(officer.page, '加一把公钥').click();
    await officer.page.getByLabel('单位').fill('测试部门');
    await officer.page.getByLabel('公钥', { exact: true }).fill(next.publicKey);
    await button(officer.page, '信任这把公钥').click();
    await officer.page.getByText('测试部门').first().waitFor();
    await look(officer.page, '1440-keys');

    const { page } = await as(system);
    await page.goto(`${platform.address}/plugins/-/install`);
    await page.locator('a[href^="/plugins/-/install/"]').first().click();
    await button(page, '再试一次').click();
    await page.getByText('它申请的新权限要安全管理员同意').waitFor();
    await look(page, '1440-waits');

    await officer.page.goto(`${platform.address}/plugins/probe`);
    await button(officer.page, '同意').click();
    await page.getByText('现在还没有单位在用').waitFor();
    await look(page, '1440-ready');
  });

  it('which one street tries while all others keep the first, and which is taken back', async () => {
    const worker = await as(here, phone);
    await openProbe(worker.page);
    const other = await as(elsewhere, phone);
    await openProbe(other.page);

    const { page } = await as(system);
    await page.goto(`${platform.address}/plugins/probe`);
    await button(page, new RegExp(`^${STREET}`)).click();
    await button(page, '换版本').click();
    await page.getByText(`${NEXT_VERSION} 试点到 1 个单位`).waitFor();
    await look(page, '1440-pilot');

    // Whoever has it open is told, and changes over when they like; nobody reloads anything.
    await worker.page.getByText('探针有新版本').waitFor({ timeout: SOON });
    await look(worker.page, '390-notice');
    await button(worker.page, '换过去').click();
    await worker.page.getByRole('heading', { name: NEXT_WORDS }).waitFor();
    expect(await other.page.getByText('探针有新版本').count()).toBe(0);
    await openProbe(other.page);
    expect(await other.page.getByRole('heading', { name: NEXT_WORDS }).count()).toBe(0);

    await button(page, '退回 0.1.0').click();
    await page.getByRole('tooltip').getByRole('button', { name: '退回 0.1.0' }).click();
    await page.getByText('全区在用 0.1.0').waitFor();
    await worker.page.getByText('探针有新版本').waitFor({ timeout: SOON });
    await openProbe(worker.page);
    expect(await worker.page.getByRole('heading', { name: NEXT_WORDS }).count()).toBe(0);
    expect(other.complaints()).toEqual([]);
    await Promise.all([page, worker.page, other.page].map((each) => each.context().close()));
  });

  it('and whose administration fits a phone', async () => {
    const { page, complaints } = await as(system, phone);
    await page.goto(`${platform.address}/plugins/probe`);
    await page.getByText(NEXT_VERSION).first().waitFor();
    await look(page, '390-plugin');
    expect(complaints()).toEqual([]);
  });

  it('and which is disabled, and removed once its data is a file', async () => {
    const { page } = await as(system);
    const exact = (name: string) => page.getByRole('button', { name, exact: true });
    await page.goto(`${platform.address}/plugins/probe`);
    await page.getByText('安装 0.1.0').first().waitFor();
    await exact('停用').click();
    await exact('停用探针').click();
    await exact('移除').click();
    await page.getByRole('radio', { name: '先导出一份，再移除' }).check();
    await page.getByLabel('为什么导出').fill('部门换系统');
    const file = page.waitForEvent('download');
    await exact('移除探针').click();
    expect((await file).suggestedFilename()).toContain('probe');
    await page.getByText('移除之后').waitFor();
  });
});
