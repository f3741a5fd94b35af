import { type Client, createClient, newId } from '@yige/contracts';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  accessibilityFaults,
  chooseOffered,
  desktop,
  logIn,
  overflow,
  phone,
  type Size,
  screenshot,
} from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform, probePlugin } from '../src/platform.js';

const password = 'Yige-demo-2026';
const worker = 'linxiaoyan.amjy';
const secretary = 'hewenbin.amjy';
const official = 'tangmin.liuan';
const police = 'weiguodong.amjy';
const bureau = 'guming.minzheng';
const WHAT = '3 单元门口电动车堵住通道';
/** Of the demo district, at the street. */
const CANTEEN = '想开老年食堂';

/** One walk, on SQLite: what the databases do differently, core's own tests ask of both. */
describeInBrowser('a matter, from a phone up to the street and back', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite', {}, [probePlugin]);
  });
  afterAll(() => platform?.stop());

  const visit = async (size: Size, username: string) => {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, username, password);
    const look = async (name: string) => {
      // The stream never ends: what is waited for are the pictures.
      await expect.poll(() => page.evaluate(() => [...document.images].every((image) => image.complete))).toBe(true);
      await screenshot(page, `${size.name}-matters-${name}`);
      expect(await overflow(page), name).toBe(0);
      expect(await accessibilityFaults(page), name).toEqual([]);
    };
    return { page, complaints, look };
  };
  const open = async (page: Page, title = WHAT) => {
    await page.goto(`${platform.address}/matters`);
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('heading', { name: title }).waitFor();
  };
  /** Presses an action; where it asks something, says `note` and confirms. */
  const act = async (page: Page, action: string, note?: string) => {
    const button = page.locator('.matter-bar').getByRole('button', { name: action, exact: true });
    if (await button.isVisible()) await button.click();
    else {
      await page.getByRole('button', { name: '更多' }).click();
      await page.getByRole('menuitem', { name: action, exact: true }).click();
    }
    if (note === undefined) return;
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(note);
    await dialog.getByRole('button', { name: action, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };

  it('is reported with a photo and one sentence, on a phone', async () => {
    const { page, complaints, look } = await visit(phone, worker);
    await page.getByRole('link', { name: '上报' }).click();
    await page.getByLabel('选照片').setInputFiles({
      ...{ name: '通道.png', mimeType: 'image/png' },
      buffer: await page.screenshot({ type: 'png' }),
    });
    await page.getByRole('radio', { name: '治安' }).check();
    await page.getByRole('textbox', { name: '什么情况' }).fill(WHAT);
    await look('report');
    // Somebody calls, and the page is loaded anew: what was filled in is still there.
    await page.reload();
    expect(await page.getByRole('textbox', { name: '什么情况' }).inputValue()).toBe(WHAT);
    await page.getByLabel('选照片').setInputFiles({
      ...{ name: '通道.png', mimeType: 'image/png' },
      buffer: await page.screenshot({ type: 'png' }),
    });
    await page.getByRole('button', { name: '上报' }).click();
    await page.getByRole('heading', { name: WHAT }).waitFor();
    await page.getByRole('img', { name: /^打开/ }).waitFor();
    await page.getByText('在爱民佳苑社区手里').waitFor();
    await look('reported');
    expect(complaints()).toEqual([]);
  });

  it('is opened and passed up by the community, which finds it in its inbox', async () => {
    const { page, complaints, look } = await visit(desktop, secretary);
    await page.goto(`${platform.address}/inbox?box=unit`);
    await page.getByText('社区事务', { exact: true }).first().click();
    await page.getByText('治安事项待立案').first().click();
    await page.getByRole('link', { name: /去办理|办理/ }).click();
    await page.getByRole('heading', { name: WHAT }).waitFor();
    await act(page, '立案');
    await page.locator('.matter-bar').getByRole('button', { name: '派给' }).waitFor();
    await look('opened');
    await act(page, '报上级', '要街道协调清理');
    await page.getByText('在柳岸街道手里').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('is routed by the street to where such matters usually go', async () => {
    const { page, complaints, look } = await visit(desktop, official);
    await page.goto(`${platform.address}/matters`);
    await look('list');
    await open(page);
    await act(page, '派给');
    await page.getByRole('combobox', { name: '派给谁办' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '警务室' }).first().waitFor();
    await look('dispatch');
    await chooseOffered(page, '警务室');
    await page.getByRole('dialog').getByRole('button', { name: '派给', exact: true }).click();
    await page.getByText(/在.*警务室手里/).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('is handled by the police room, on a phone', async () => {
    const { page, complaints, look } = await visit(phone, police);
    await page.goto(`${platform.address}/matters?box=mine`);
    await look('mine');
    await open(page);
    await act(page, '开始处理');
    await page.getByText('（魏国栋）手里').waitFor();
    await look('handling');
    await act(page, '办好了', '和物业一起清出通道，装了充电棚');
    await page.getByText('在柳岸街道手里').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('is verified by another, and confirmed and graded by who reported it', async () => {
    const street = await visit(desktop, official);
    await open(street.page);
    await act(street.page, '核查通过', '现场看过');
    await street.page.getByText('待评价').first().waitFor();
    expect(street.complaints()).toEqual([]);

    const { page, complaints, look } = await visit(desktop, worker);
    await page.goto(`${platform.address}/notices`);
    await page.getByText('您报的事项有了结果').first().waitFor();
    await open(page);
    await act(page, '确认办好');
    await page.getByRole('radio', { name: '满意', exact: true }).check();
    await look('grade');
    await page.getByRole('dialog').getByRole('button', { name: '确认办好' }).click();
    await page.getByText('已办好').or(page.getByText('已结案')).first().waitFor();
    await look('closed');
    expect(complaints()).toEqual([]);
  });

  it('of elders goes to the civil affairs bureau, whose official answers it in the bureau’s own plugin', async () => {
    const street = await visit(desktop, official);
    await open(street.page, CANTEEN);
    await act(street.page, '派给');
    await street.page.getByRole('combobox', { name: '派给谁办' }).click();
    // The bureau itself is an agency too; this is its system.
    await chooseOffered(street.page, '居家养老');
    await street.page.getByRole('dialog').getByRole('button', { name: '派给', exact: true }).click();
    await street.page.getByText(/在.*区民政局手里/).waitFor();

    for (const size of [desktop, phone]) {
      const { page, complaints, look } = await visit(size, bureau);
      await page.goto(`${platform.address}/apps/elderly-care/matters`);
      const listed = async () => {
        await page.reload();
        await page.locator('.yige-cards, .ant-table-row, .yige-state').first().waitFor();
        return page.getByRole('button', { name: CANTEEN }).isVisible();
      };
      // The plugin is told of it in the background.
      await expect.poll(listed, { timeout: 60_000, interval: 1_000 }).toBe(true);
      await look('bureau-list');
      await page.getByRole('button', { name: CANTEEN }).click();
      await page.getByRole('region', { name: '办理经过' }).getByText('派遣').waitFor();
      await look('bureau-file');
      await page.getByRole('button', { name: '答复办好了' }).click();
      await look('bureau-answer');
      if (size === phone) {
        await page.getByRole('textbox', { name: '怎么办的' }).fill('和街道选了址，下月开张，每餐十二元');
        await page.getByRole('button', { name: '提交' }).click();
        await page.getByText('已答复，等核查').waitFor();
      }
      expect(complaints()).toEqual([]);
    }

    await open(street.page, CANTEEN);
    await street.page.getByText('和街道选了址').first().waitFor();
    await act(street.page, '核查通过', '去看过场地');
    await street.page.getByText('待评价').first().waitFor();
    expect(street.complaints()).toEqual([]);
  });

  it('goes to a bureau’s plugin, which answers through the SDK', async () => {
    const clients = new Map<string, Client>();
    for (const username of [worker, secretary, official]) clients.set(username, await clientOf(platform, username));
    const as = (username: string) => clients.get(username) ?? Promise.reject(new Error(username));
    const routed = async (title: string) => {
      const reporter = await as(worker);
      const { posts } = await reporter.portal.get();
      const place = { unitId: posts[0]?.unit.id ?? '' };
      const { id } = await reporter.matters.report({
        body: { title, category: 'cityAppearance', place },
        idempotencyKey: newId(),
      });
      const act = async (username: string, action: 'openCase' | 'passUp' | 'dispatch', body = {}) =>
        (await as(username)).matters.act({ params: { id, action }, body });
      await act(secretary, 'openCase');
      await act(secretary, 'passUp', { note: '要部门来办' });
      await act(official, 'dispatch', { target: { kind: 'plugin', id: 'probe' } });
      return id;
    };
    const stageOf = async (id: string) => {
      const { stage, events } = await (await as(official)).matters.get({ params: { id } });
      return `${stage} ${events[0]?.actor.kind} ${events[0]?.action}`;
    };
    const [handled, sentBack] = [await routed('路面积水'), await routed('请退回')];
    await expect.poll(() => stageOf(handled), { timeout: 30_000 }).toBe('verify plugin feedBack');
    await expect.poll(() => stageOf(sentBack), { timeout: 30_000 }).toBe('dispatch plugin sendBack');
  });
});

async function clientOf(platform: RunningPlatform, username: string): Promise<Client> {
  const login = await fetch(`${platform.address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return createClient({ baseUrl: platform.address, headers: () => ({ cookie }) });
}
