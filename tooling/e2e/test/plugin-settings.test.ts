import { routes } from '@yige/contracts';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, demoPlatform, mariadbIfThere, tasksArrived } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const STREET = '柳岸街道';
const system = 'panqiming.qinghe';
/** A grid worker of the street, and one of a township. */
const here = 'linxiaoyan.amjy';
const elsewhere = 'shixiumei.shiqiao';
const SETTING = '没见到人，几天后再去';
const DEFAULT_DAYS = 3;
const DAYS = 9;

describeInBrowser('settings of a plugin', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform(mariadbIfThere());
    await Promise.all([here, elsewhere].map((username) => tasksArrived(platform, username, PASSWORD)));
  });
  afterAll(() => platform?.stop());

  const field = (page: Page) => page.getByRole('spinbutton', { name: SETTING });
  const wellMade = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  it('that are changed for one street hold there and not elsewhere', async () => {
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, system, PASSWORD);
    await page.goto(`${platform.address}/plugins/elderly-care/settings`);
    await page.getByRole('heading', { name: '居家养老的设置' }).waitFor();
    await page.getByRole('combobox', { name: '哪个单位' }).click();
    await page.locator('.ant-select-tree-switcher').first().click();
    await page.getByTitle(STREET, { exact: true }).click();
    await page.getByRole('heading', { name: STREET }).waitFor();

    await field(page).fill('99');
    await page.getByText('不能大于 14').waitFor();
    await screenshot(page, 'plugin-settings-1440-fault');
    await field(page).fill(String(DAYS));
    await page.getByRole('button', { name: '保存设置' }).click();
    await page.getByText('本单位自己设的').waitFor();
    await page.getByText(`${STREET}：照上级的 改成 ${DAYS} 天`).waitFor();
    await screenshot(page, 'plugin-settings-1440-saved');
    await wellMade(page);
    expect(complaints()).toEqual([]);
    await page.context().close();

    expect(await daysUntilRetry(platform, elsewhere)).toBe(DEFAULT_DAYS);
    // The plugin hears of it within seconds, and at its next reading.
    await expect.poll(() => daysUntilRetry(platform, here), { timeout: 20_000 }).toBe(DAYS);
  });

  it('on a phone say from where they come', async () => {
    const { page, complaints } = await newVisitor(phone);
    await logIn(page, platform.address, system, PASSWORD);
    const { items } = routes.org.listUnits.response.parse(
      await (await apiAs(platform, system, PASSWORD))('/api/v1/org/units?level=community&limit=200'),
    );
    const community = items.find(({ name }) => name === '爱民佳苑社区');
    await page.goto(`${platform.address}/plugins/elderly-care/settings?unit=${community?.id}`);
    await page.getByText(`来自 ${STREET}`).waitFor();
    await expect.poll(() => field(page).inputValue()).toBe(String(DAYS));
    await screenshot(page, 'plugin-settings-390');
    await wellMade(page);
    expect(complaints()).toEqual([]);
  });
});

/** Hands in that nobody was met, of the next visit of somebody’s list; answers in how many days it is tried again. */
async function daysUntilRetry(platform: RunningPlatform, username: string): Promise<number> {
  const api = await apiAs(platform, username, PASSWORD);
  const list = routes.tasks.list.response.parse(
    await api('/api/v1/tasks?box=mine&type=elderly-care:visit&status=open&limit=1'),
  );
  const task = list.items[0];
  const personId = task?.subject?.personId ?? '';
  const body = { result: { personMet: 'notMet', notMetReason: 'away' } };
  await api(`/api/v1/tasks/${task?.id}/actions/submit`, body);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());
  const detail = JSON.stringify(await api(`/plugins/elderly-care/0.1.0/api/elders/${personId}`));
  const due = /"nextVisitDue":"([\d-]+)"/.exec(detail)?.[1] ?? '';
  return (Date.parse(due) - Date.parse(today)) / 86_400_000;
}
