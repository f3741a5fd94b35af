import { setTimeout as pause } from 'node:timers/promises';
import { routes, type TaskSummary } from '@yige/contracts';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { accessibilityFaults, choose, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, bureauPlugin, demoPlatform } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const organiser = { username: 'sunyue.amjy', password: PASSWORD };
const worker = { username: 'linxiaoyan.amjy', password: PASSWORD };
const OWN = '/plugins/volunteering/0.1.0/api';

describeInBrowser('volunteers, their hours and help at home', () => {
  let platform: RunningPlatform;
  let tasks: TaskSummary[];
  beforeAll(async () => {
    platform = await demoPlatform('sqlite', {}, [bureauPlugin('volunteering')]);
    const api = await apiAs(platform, worker.username, worker.password);
    // Core makes them one after the other.
    await vi.waitFor(async () => {
      const list = await api('/api/v1/tasks?box=mine&type=volunteering:helpConfirmation&limit=10');
      tasks = routes.tasks.list.response.parse(list).items;
      expect(tasks.length).toBeGreaterThan(2);
    }, 60_000);
  });
  afterAll(() => platform?.stop());

  const wellMade = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };
  const visit = async (size: Size, { username, password }: typeof organiser) => {
    const visitor = await newVisitor(size);
    await logIn(visitor.page, platform.address, username, password);
    return visitor;
  };
  const open = (page: Page, path: string) => page.goto(`${platform.address}/apps/volunteering${path}`);

  /** Signs in whoever comes first by the code on the screen, and writes down the next one by hand. */
  async function takeAttendance(page: Page, size: Size): Promise<void> {
    await open(page, '/');
    await page.getByRole('button', { name: '便民服务日' }).waitFor();
    await screenshot(page, `volunteering-${size.name}-activities`);
    await wellMade(page);
    await page.getByRole('button', { name: '便民服务日' }).click();
    await page.getByRole('heading', { name: '便民服务日' }).waitFor();
    const head = await page.getByRole('heading', { level: 2 }).filter({ hasText: '—' }).textContent();
    const [, from = '', until = ''] = /(\d\d:\d\d)—(\d\d:\d\d)/.exec(head ?? '') ?? [];
    await page.getByRole('button', { name: '签到码' }).click();
    const shown = page.getByLabel('现在的签到码');
    await shown.waitFor();
    await pause(400);
    await screenshot(page, `volunteering-${size.name}-code`);
    await wellMade(page);
    const code = ((await shown.textContent()) ?? '').replaceAll(/\D/g, '');
    expect(code).toMatch(/^\d{6}$/);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await page
      .getByRole('button', { name: / 签到$/ })
      .first()
      .click();
    await page.getByLabel('屏幕上的 6 位签到码').fill(code);
    await page.keyboard.press('Enter');
    await page
      .getByText(/\d\d:\d\d 签到/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^补录/ }).last().click();
    await page.getByLabel('几点来的').fill(from);
    await page.getByLabel('几点走的').fill(until);
    await page.getByLabel('原因').fill('没有带手机，组织者当场看到');
    await page.getByRole('dialog').getByRole('button', { name: '补录' }).click();
    await page.getByText('补录：没有带手机，组织者当场看到').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await screenshot(page, `volunteering-${size.name}-activity`);
    await wellMade(page);
  }

  /** Certifies the oldest record, and corrects the next one. */
  async function certify(page: Page, size: Size): Promise<void> {
    await open(page, '/hours');
    const card = page.locator('.yige-cards > li').first();
    await card.getByRole('button', { name: '核定', exact: true }).waitFor();
    await screenshot(page, `volunteering-${size.name}-hours`);
    await wellMade(page);
    const before = await card.textContent();
    await card.getByRole('button', { name: '核定', exact: true }).click();
    await expect.poll(() => card.textContent()).not.toBe(before);
    await card.getByRole('button', { name: '更正', exact: true }).click();
    await page.getByLabel('实际时间').fill('45');
    await page.getByLabel('原因').fill('提前走了，和本人核对过');
    await pause(400);
    await screenshot(page, `volunteering-${size.name}-correct`);
    await page.getByRole('dialog').getByRole('button', { name: '更正' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('已核定', { exact: true }).click();
    await page.getByText('原因：提前走了，和本人核对过').first().waitFor();
  }

  it.each([desktop, phone])('an organiser takes attendance and certifies hours at $name px', async (size) => {
    const { page, complaints } = await visit(size, organiser);
    await takeAttendance(page, size);
    await certify(page, size);
    await open(page, '/volunteers');
    const volunteer = page.locator('.ant-table-row, .yige-cards > li').first();
    await volunteer.waitFor();
    await screenshot(page, `volunteering-${size.name}-volunteers`);
    await wellMade(page);
    await volunteer.getByRole('link').first().click();
    await page.getByRole('region', { name: '志愿服务' }).getByText('时间银行', { exact: true }).waitFor();
    await page.getByRole('region', { name: '志愿服务' }).scrollIntoViewIfNeeded();
    await screenshot(page, `volunteering-${size.name}-person`);
    await wellMade(page);
    const door = await page.locator('a[href^="/households/"]').first().getAttribute('href');
    await page.goto(`${platform.address}${door}`);
    const home = page.getByRole('region', { name: '志愿服务' });
    await home.getByText('核定时间').first().waitFor();
    await home.scrollIntoViewIfNeeded();
    await screenshot(page, `volunteering-${size.name}-household`);
    await wellMade(page);
    await page.goto(`${platform.address}/dashboard`);
    const widget = page.getByRole('region', { name: '志愿服务' });
    await widget.getByText('等核定的时间').waitFor();
    await widget.scrollIntoViewIfNeeded();
    await screenshot(page, `volunteering-${size.name}-dashboard`);
    await wellMade(page);
    expect(complaints()).toEqual([]);
  });

  const helpOf = async (personId: string | null | undefined): Promise<string[]> => {
    const api = await apiAs(platform, organiser.username, organiser.password);
    const answer = JSON.stringify(await api(`${OWN}/people/${personId}`));
    return [...answer.matchAll(/"state":"(\w+)"/g)].flatMap(([, state]) => state ?? []);
  };

  it.each([
    [desktop, 0, '没有来', 'disputed'],
    [phone, 1, '来了，时间对', 'certified'],
  ] as [Size, number, string, string][])(
    'at $name px the resident says at the door whether the help came',
    async (size, index, says, state) => {
      const task = tasks[index];
      if (task === undefined) throw new Error('There is no such task');
      const { page, complaints } = await visit(size, worker);
      await page.goto(`${platform.address}/inbox/${task.id}`);
      await page.getByRole('radio', { name: '见到了' }).check();
      await page.getByRole('radio', { name: says, exact: true }).check();
      if (says === '来了，时间对') {
        await page.getByRole('radio', { name: '满意', exact: true }).check();
      }
      await screenshot(page, `volunteering-${size.name}-form`);
      await wellMade(page);
      expect(await helpOf(task.subject?.personId)).toContain('awaiting');
      await page.getByRole('button', { name: '提交' }).click();
      await expect.poll(() => helpOf(task.subject?.personId), { timeout: 30_000 }).toContain(state);
      expect(complaints()).toEqual([]);
    },
  );

  it('in the shared visit the confirmation asks its own questions, and is handed in alone', async () => {
    const api = await apiAs(platform, worker.username, worker.password);
    const { items } = routes.visits.list.response.parse(await api('/api/v1/visits?limit=200'));
    const door = items.find((visit) => visit.tasks.some(({ id }) => id === tasks[2]?.id));
    if (door === undefined) throw new Error(`None of ${items.length} doors has a third confirmation`);
    const { page, complaints } = await visit(phone, worker);
    await page.goto(`${platform.address}/visits`);
    const link = page.locator(`[data-stop="${door.householdId}"]`);
    if ((await link.getAttribute('data-state')) !== 'current') await link.getByRole('button').first().click();
    await link.getByRole('button', { name: /^开始走访/ }).click();
    await page.getByRole('radio', { name: '见到了' }).check();
    await page.getByRole('radio', { name: '来了，没这么久' }).check();
    await page.getByRole('radio', { name: '满意', exact: true }).check();
    await page.getByRole('radio', { name: '满意', exact: true }).scrollIntoViewIfNeeded();
    await screenshot(page, 'volunteering-390-visit');
    await wellMade(page);
    await page.getByRole('button', { name: '保存走访（交 1 件）' }).click();
    await page.getByRole('heading', { name: '走访已保存' }).waitFor();
    await expect.poll(() => helpOf(tasks[2]?.subject?.personId), { timeout: 30_000 }).toContain('disputed');
    expect(complaints()).toEqual([]);
  });

  it('help is planned, and what the resident said no to is settled by the organiser', async () => {
    const { page, complaints } = await visit(phone, organiser);
    await open(page, '/help');
    const disputed = page.locator('.yige-cards > li').filter({ hasText: '本人说没有来' });
    await disputed.waitFor();
    await screenshot(page, 'volunteering-390-help');
    await wellMade(page);
    await disputed.getByRole('button', { name: '处理' }).click();
    await page.getByLabel('核定多少分钟').fill('0');
    await page.getByLabel('原因').fill('电话问过双方，没有来成');
    await page.getByRole('dialog').getByRole('button', { name: '处理' }).click();
    await disputed.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '安排帮办' }).click();
    await choose(page.getByRole('combobox', { name: '帮谁' }), /./);
    await pause(400);
    await screenshot(page, 'volunteering-390-plan');
    await wellMade(page);
    expect(complaints()).toEqual([]);
  });

  it.each([desktop, phone])('in English, in the dark and with large type nothing is lost at $name px', async (size) => {
    const { page, complaints } = await newVisitor(size);
    await page.addInitScript(() => {
      localStorage.setItem('yige.preferences', JSON.stringify({ locale: 'en', mode: 'dark', largeType: true }));
    });
    await logIn(page, platform.address, organiser.username, organiser.password);
    for (const path of ['/volunteers', '/hours', '/help', '/']) {
      await open(page, path);
      await page.locator('.ant-table-row, .yige-cards > li').first().waitFor();
      await screenshot(page, `volunteering-${size.name}-english${path.replace('/', '-')}`);
      await wellMade(page);
    }
    await page.getByRole('button', { name: 'Plan an activity' }).click();
    await page.getByLabel('Title').fill('Staircase cleaning day');
    await pause(400);
    await screenshot(page, `volunteering-${size.name}-english-plan`);
    await wellMade(page);
    expect(complaints()).toEqual([]);
  });
});
