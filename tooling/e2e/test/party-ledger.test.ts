import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, choose, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor, type Visitor } from '../src/in-browser.js';
import { apiAs, bureauPlugin, demoPlatform, mariadbIfThere } from '../src/platform.js';
import { today } from '../src/today.js';

const PASSWORD = 'Yige-demo-2026';
const secretary = 'hewenbin.amjy';
const worker = 'linxiaoyan.amjy';
const api = '/plugins/party-ledger/0.1.0/api';
/** Two rows that are well, two that have to be mended, a title above and a note below. */
const roster = fileURLToPath(new URL('../fixtures/party-roster.xlsx', import.meta.url));

describeInBrowser('the party ledger', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform(mariadbIfThere(), {}, [bureauPlugin('party-ledger')]);
    const call = await apiAs(platform, secretary, PASSWORD);
    for (let tries = 0; !JSON.stringify(await call(`${api}/overview`)).includes('"branches":6'); tries += 1) {
      if (tries === 200) throw new Error(`No ledger arrived.\n${platform.plugin('party-ledger')?.lastLines()}`);
      await pause(300);
    }
  });
  afterAll(() => platform?.stop());

  async function enter(size: Size, username: string): Promise<Visitor> {
    const visitor = await newVisitor(size);
    await logIn(visitor.page, platform.address, username, PASSWORD);
    return visitor;
  }
  async function shown(page: Page, size: Size, name: string): Promise<void> {
    await screenshot(page, `party-${size.name}-${name}`);
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  const open = (page: Page, path: string) => page.goto(`${platform.address}/apps/party-ledger${path}`);
  const ended = async ({ page, complaints }: Visitor) => {
    expect(complaints()).toEqual([]);
    await page.context().close();
  };
  const announced = (page: Page, text: string) => page.getByText(text).first().waitFor({ state: 'attached' });

  it.each([desktop, phone])('at $name px the year shows what was held, and takes a meeting', async (size) => {
    const visitor = await enter(size, secretary);
    const { page } = visitor;
    await open(page, '');
    await page.getByRole('heading', { name: '爱民佳苑第一党支部的' }).waitFor();
    await page.getByRole('region', { name: '学历' }).waitFor();
    await shown(page, size, 'year');
    await page.getByRole('button', { name: /党员大会 .*-Q1：已开/ }).click();
    await page.getByRole('dialog').getByText('通过下季度工作计划').waitFor();
    await shown(page, size, 'slot');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await page.getByRole('button', { name: '记一次会议' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('议题').fill('接收预备党员');
    await dialog.getByText(/应到 29 人/).waitFor();
    await dialog.getByRole('button', { name: '加一项表决' }).click();
    await dialog.getByLabel('事项，或候选人').fill('年度计划');
    await dialog.getByText('赞成票不够，没有通过').waitFor();
    await dialog.getByLabel('赞成', { exact: true }).fill('20');
    await dialog.getByText('按规定通过').waitFor();
    await shown(page, size, 'meeting');
    await dialog.getByRole('button', { name: '记下来' }).click();
    await dialog.waitFor({ state: 'detached' });
    await announced(page, '会议已记下');
    await ended(visitor);
  });

  it.each([desktop, phone])('at $name px organisations, members, dues and structure', async (size) => {
    const visitor = await enter(size, secretary);
    const { page } = visitor;
    await open(page, '/organisations');
    await page.getByText('爱民街商户联合党支部').first().waitFor();
    await shown(page, size, 'organisations');

    await open(page, '/members');
    await page.locator('.ant-table-row, .yige-cards li').first().waitFor();
    await shown(page, size, 'members');
    await page.locator('.ant-table-row, .yige-cards li').first().getByRole('button').click();
    await page.getByRole('dialog').getByText('接收').or(page.getByRole('dialog').getByText('转入')).first().waitFor();
    await shown(page, size, 'member');

    await open(page, '/dues');
    await page.getByText(/^应缴 \d+ 人/).waitFor();
    await shown(page, size, 'dues');
    const line = page.locator('.ant-table-row, .yige-cards li').filter({ hasText: '连续 7 个月未缴' }).first();
    await line.getByRole('button', { name: '收党费' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).waitFor();
    await shown(page, size, 'pay');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await announced(page, '已登记');

    await open(page, '/structure');
    await page.getByRole('region', { name: '状态' }).waitFor();
    await page
      .getByText(/党员 1\d\d 人/)
      .first()
      .waitFor();
    await shown(page, size, 'structure');
    await ended(visitor);
  });

  it.each([phone, desktop])('at $name px a roster is checked before it is loaded', async (size) => {
    const visitor = await enter(size, secretary);
    const { page } = visitor;
    await open(page, '/import');
    await choose(page.getByLabel('没有写支部的，编入'), /^爱民佳苑第一党支部$/);
    await page
      .getByLabel('选一个 xlsx 文件')
      .setInputFiles({ name: '名册.xlsx', mimeType: '', buffer: Buffer.from('姓名') });
    await page.getByRole('button', { name: '先检查一遍' }).click();
    await page.getByText('这不是 xlsx 文件').waitFor();
    await page.getByLabel('选一个 xlsx 文件').setInputFiles(roster);
    await page.getByRole('button', { name: '先检查一遍' }).click();
    await page.getByText('请写到日').waitFor();
    await shown(page, size, 'import');
    await page.getByRole('button', { name: '导入 2 人' }).click();
    const outcome = size === phone ? '新增 2 人，更新 0 人' : '新增 0 人，更新 2 人';
    await page.locator('strong', { hasText: outcome }).waitFor();
  });

  it('the dashboard, the ledger centre and a resident’s page show it to the secretary', async () => {
    const visitor = await enter(desktop, secretary);
    const { page } = visitor;
    await page.goto(`${platform.address}/dashboard`);
    await page.getByText('6 个支部要办的').first().waitFor();
    await shown(page, desktop, 'dashboard');
    const call = await apiAs(platform, secretary, PASSWORD);
    const members = JSON.stringify(await call(`${api}/members?limit=50`));
    const [, personId] = /"personId":"(\w{26})"/.exec(members) ?? [];
    await page.goto(`${platform.address}/people/${personId}`);
    await page.getByRole('region', { name: '党建台账' }).getByText('党员类别').waitFor();
    await shown(page, desktop, 'person');
    const door = await page.locator('a[href^="/households/"]').first().getAttribute('href');
    await page.goto(`${platform.address}${door}`);
    const home = page.getByRole('region', { name: '党建台账' });
    await home.getByText('所在组织').first().waitFor();
    await home.scrollIntoViewIfNeeded();
    await shown(page, desktop, 'household');
    await ended(visitor);

    // Membership is nobody’s but theirs: a grid worker has neither pages nor panel nor a hit.
    const other = await enter(phone, worker);
    await other.page.goto(`${platform.address}/people/${personId}`);
    await other.page
      .getByRole('region', { name: '居家养老' })
      .or(other.page.getByRole('heading', { level: 1 }))
      .first()
      .waitFor();
    await pause(1_000);
    expect(await other.page.getByRole('region', { name: '党建台账' }).count()).toBe(0);
    expect(await other.page.content()).not.toContain('党员');
  });

  it('the month comes as one task, which asks why what is not recorded was not held', async () => {
    // Of a branch that has recorded nothing yet, whatever day of the month it is.
    const call = await apiAs(platform, secretary, PASSWORD);
    const branch = { kind: 'branch', parentId: null, place: 'community', jointUnits: 0, foundedOn: '2020-01-01' };
    await call(`${api}/organisations`, { ...branch, name: '爱民街夜市党支部' });
    const visitor = await enter(desktop, secretary);
    const { page } = visitor;
    const [year, month] = today.split('-').map(Number);
    const title = `${year} 年 ${month} 月组织生活`;
    const openTask = async (on: Page) => {
      await on.goto(`${platform.address}/inbox?box=unit&plugin=party-ledger`);
      await on.getByText(title).first().click();
      await on.getByRole('region', { name: '爱民街夜市党支部' }).waitFor();
    };
    await openTask(page);
    await shown(page, desktop, 'month');
    const small = await enter(phone, secretary);
    await openTask(small.page);
    await shown(small.page, phone, 'month');
    await ended(small);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('写明没有开的原因，或者先去记会议').first().waitFor();
    await shown(page, desktop, 'month-refused');
    const reasons = page.getByRole('textbox', { name: /为什么没有开$/ });
    for (let index = 0; index < (await reasons.count()); index += 1) await reasons.nth(index).fill('改在下月补开');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('已办结').first().waitFor();
    await ended(visitor);
    // Whoever does not keep the ledger does not learn that there is such a task.
    const other = await enter(phone, worker);
    await other.page.goto(`${platform.address}/inbox?box=unit`);
    await other.page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await other.page.getByText(title).count()).toBe(0);
    await ended(other);
  });
});
