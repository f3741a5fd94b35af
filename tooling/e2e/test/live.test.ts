import { routes } from '@yige/contracts';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, demoPlatform, mariadbIfThere } from '../src/platform.js';

const password = 'Yige-demo-2026';
const worker = 'linxiaoyan.amjy';
const secretary = 'hewenbin.amjy';

/** Two people at two screens, who never load a page anew. On MariaDB. */
describeInBrowser('what one does, the other sees', () => {
  let platform: RunningPlatform;
  /** One of the worker's. */
  let task: string;
  let workerId: string;
  let secretaryId: string;
  beforeAll(async () => {
    platform = await demoPlatform(mariadbIfThere());
    const api = await apiAs(platform, worker, password);
    const mine = JSON.stringify(await api('/api/v1/tasks?box=mine&limit=1'));
    task = /"items":\[\{"id":"(\w{26})"/.exec(mine)?.[1] ?? '';
    workerId = /"assignee":\{"id":"(\w{26})"/.exec(mine)?.[1] ?? '';
    const me = JSON.stringify(await (await apiAs(platform, secretary, password))('/api/v1/me'));
    secretaryId = /"account":\{"id":"(\w{26})"/.exec(me)?.[1] ?? '';
  });
  afterAll(() => platform?.stop());

  const visit = async (size: Size, username: string, path: string) => {
    const { page, complaints } = await newVisitor(size);
    const streams: string[] = [];
    page.context().on('request', (request) => {
      if (new URL(request.url()).pathname === routes.live.stream.path) streams.push(request.url());
    });
    await logIn(page, platform.address, username, password);
    await page.goto(`${platform.address}${path}`);
    const look = async (name: string) => {
      await screenshot(page, `live-${name}`);
      expect(await overflow(page), name).toBe(0);
      expect(await accessibilityFaults(page), name).toEqual([]);
    };
    return { page, complaints, look, streams };
  };
  /** As the dialog does, on the page that shows the task. */
  const assign = (page: Page, assigneeId: string) =>
    page.evaluate(
      async ({ path, body }) => {
        const headers = { 'content-type': 'application/json' };
        const { status } = await fetch(path, { method: 'POST', headers, body });
        // 409: they have it already.
        if (status !== 200 && status !== 409) throw new Error(`It was answered ${status}`);
      },
      { path: `/api/v1/tasks/${task}/actions/assign`, body: JSON.stringify({ assigneeId }) },
    );
  const row = (page: Page) => page.locator(`.task-row[href*="${task}"]`);
  const happened = (page: Page, words: string | RegExp) => page.locator('.task-timeline').getByText(words).first();
  const bell = (page: Page) => page.getByRole('link', { name: /^提醒/ });
  /** She has been told of more than before. */
  const toldMore = async (page: Page, before: number) => {
    await expect.poll(() => unread(page), { timeout: 60_000 }).toBeGreaterThan(before);
    return unread(page);
  };
  const unread = async (page: Page) =>
    Number(/\d+/.exec((await bell(page).getAttribute('aria-label')) ?? '')?.[0] ?? 0);

  it('lists, badge and the open task follow; a line that was cut catches up', async () => {
    const her = await visit(phone, worker, '/inbox');
    const his = await visit(desktop, secretary, `/inbox/${task}?box=unit`);
    await row(her.page).waitFor();
    await his.page.locator('.task-head').waitFor();

    const atFirst = await unread(her.page);
    await assign(his.page, secretaryId);
    await row(her.page).waitFor({ state: 'detached' });
    await happened(his.page, /分派 给何文斌/).waitFor();
    const taken = await toldMore(her.page, atFirst);
    await her.look(`${phone.name}-gone`);

    await assign(his.page, workerId);
    await row(her.page).waitFor();
    const given = await toldMore(her.page, taken);
    await her.look(`${phone.name}-given`);

    await row(her.page).click();
    await her.page.getByRole('button', { name: '开始办理' }).click();
    await happened(his.page, '开始办理').waitFor();
    await his.look(`${desktop.name}-begun`);

    await her.page.goto(`${platform.address}/inbox`);
    await row(her.page).waitFor();
    await her.page.context().setOffline(true);
    await her.page.getByText('没有网络。填的内容先存在这台设备上。').waitFor();
    await assign(his.page, secretaryId);
    await happened(his.page, /分派 给何文斌/).waitFor();
    await expect(row(her.page).count()).resolves.toBe(1);
    await her.page.context().setOffline(false);
    await row(her.page).waitFor({ state: 'detached' });
    await toldMore(her.page, given);
    her.complaints();
    expect(his.complaints()).toEqual([]);
  });

  it('two tabs of a browser open one stream, and both follow', async () => {
    const first = await visit(desktop, worker, '/inbox');
    await first.page.locator('.task-row').first().waitFor();
    const second = await first.page.context().newPage();
    await second.goto(`${platform.address}/inbox`);
    await second.locator('.task-row').first().waitFor();
    // The first page was loaded twice: at the login, and at its address.
    const before = first.streams.length;
    const his = await visit(desktop, secretary, `/inbox/${task}?box=unit`);
    await his.page.locator('.task-head').waitFor();
    await assign(his.page, secretaryId);
    await Promise.all([first.page, second].map((page) => row(page).waitFor({ state: 'detached' })));
    await assign(his.page, workerId);
    await Promise.all([first.page, second].map((page) => row(page).waitFor()));
    expect(first.streams).toHaveLength(before);
    await first.page.close();
    await assign(his.page, secretaryId);
    await row(second).waitFor({ state: 'detached' });
    expect(first.streams).toHaveLength(before + 1);
  });

  it('a list stays as it is under the pointer, and says that there is something new', async () => {
    const her = await visit(desktop, worker, '/inbox');
    const his = await visit(desktop, secretary, `/inbox/${task}?box=unit`);
    await his.page.locator('.task-head').waitFor();
    await assign(his.page, secretaryId);
    await row(her.page).waitFor({ state: 'detached' });
    await her.page.locator('.task-row').nth(2).hover();
    await assign(his.page, workerId);
    await her.page.getByRole('button', { name: '有新的变化，点这里看' }).waitFor();
    await her.look(`${desktop.name}-calm`);
    await expect(row(her.page).count()).resolves.toBe(0);
    await her.page.getByRole('button', { name: '有新的变化，点这里看' }).press('Enter');
    await row(her.page).waitFor();
    expect(her.complaints()).toEqual([]);
  });

  it('a line that does not come up is said quietly', async () => {
    const her = await visit(desktop, worker, '/inbox');
    await her.page.context().route(`**${routes.live.stream.path}`, (route) => route.abort());
    await her.page.reload();
    await her.page.getByText('正在重新连接').waitFor();
    await her.look(`${desktop.name}-cut`);
    await her.page.setViewportSize(phone);
    await her.page.locator('.cut-sign').waitFor();
    await her.look(`${phone.name}-cut`);
    await her.page.context().unroute(`**${routes.live.stream.path}`);
    await her.page.locator('.cut-sign').waitFor({ state: 'detached' });
  });
});
