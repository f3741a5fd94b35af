import { readFile } from 'node:fs/promises';
import { addDays, type Client, calendarPeriodOf, createClient, newId } from '@yige/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { accessibilityFaults, choose, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { besideCore } from '../src/new-member.js';
import { demoPlatform, mariadbIfThere, type TestedPlatform } from '../src/platform.js';
import { today } from '../src/today.js';

const password = 'Yige-demo-2026';
const worker = 'linxiaoyan.amjy';
const secretary = 'hewenbin.amjy';
const VISITS = 'elderly-care:visits';
const WHAT = '单元门口路灯不亮';
const running = calendarPeriodOf(today, 'quarter');
const past = calendarPeriodOf(addDays(running.firstDay, -1), 'quarter');

/** One walk on one database: what the databases do differently, core's and the plugins' own tests ask of both. */
describeInBrowser('a ledger, which the work itself fills in', () => {
  let platform: TestedPlatform;
  /** `done`: how often they were visited in the quarter, the last visit being of this walk. */
  let elder: { name: string; tier: string; done: number };
  let matterId: string;
  beforeAll(async () => {
    platform = await demoPlatform(mariadbIfThere());
    const [visitor, keeper] = [await clientOf(platform, worker), await clientOf(platform, secretary)];
    elder = await visitElder(visitor, keeper);
    matterId = await reportIn(platform, visitor, past.firstDay);
  });
  afterAll(() => platform?.stop());

  const visit = async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, secretary, password);
    const look = async (name: string) => {
      await screenshot(
        page,
        `${size.name}-ledgers-${name}`,
        size === desktop && name === 'trace' ? 'ledger.png' : undefined,
      );
      expect(await overflow(page), name).toBe(0);
      expect(await accessibilityFaults(page), name).toEqual([]);
    };
    return { page, complaints, look };
  };
  const rowOf = (page: Page) => page.getByRole('row').filter({ hasText: elder.name });
  const narrow = (page: Page, filter: string, option: string) =>
    choose(page.getByRole('combobox', { name: filter }), option);

  it('shows the visit that was made, and where each cell comes from, by keyboard too', async () => {
    const { page, complaints, look } = await visit(desktop);
    await page.getByRole('link', { name: '台账' }).click();
    await page.getByRole('link', { name: '老人探访台账' }).click();
    await page.getByText('整本由办结任务生成').waitFor();
    await rowOf(page).waitFor();
    await look('table');

    await rowOf(page).getByRole('link', { name: elder.name }).focus();
    for (const _ of ['idNumber', 'address', 'tier', 'livingAlone', 'due', 'done'])
      await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const trace = page.getByRole('dialog', { name: `实访 ${elder.done}，从哪里来` });
    await trace.getByText('上门 · 林晓燕').first().waitFor();
    await look('trace');
    await page.keyboard.press('Escape');
    await trace.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(String(elder.done));
    await page.keyboard.press('Enter');
    // What the demo invented has no task to show.
    await trace.getByRole('link', { name: '看记录' }).click();
    await page.getByRole('heading', { name: /探访/ }).first().waitFor();
    expect(page.url()).toContain('/inbox/');

    await page.goBack();
    await narrow(page, '档次', elder.tier);
    await rowOf(page).waitFor();
    const tiers = async () => new Set(await page.locator('tbody tr td:nth-child(5)').allTextContents());
    await expect.poll(tiers).toEqual(new Set([elder.tier]));
    expect(complaints()).toEqual([]);
  });

  it('goes out as a file, for a reason, and onto paper', async () => {
    const { page, complaints, look } = await visit(desktop);
    await page.goto(`${platform.address}/ledgers/${VISITS}`);
    await page.getByRole('button', { name: '导出 Excel' }).click();
    await page.getByRole('radio', { name: '文本（csv）' }).check();
    await page.getByLabel('用途').fill('核对季度探访');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出', exact: true }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('核对季度探访');
    expect(text.split('\n').find((line) => line.includes(elder.name))).toContain('林晓燕');

    await narrow(page, '档次', elder.tier);
    await page.getByRole('link', { name: '打印' }).click();
    await page.getByRole('heading', { name: '老人探访台账' }).waitFor();
    await page.getByText('填表人：系统由办结任务生成').waitFor();
    await look('sheet');
    await page.emulateMedia({ media: 'print' });
    await screenshot(page, '1440-ledgers-print');
    expect(await page.getByRole('link', { name: '台账', exact: true }).isVisible()).toBe(false);
    const paper = await page.pdf({ preferCSSPageSize: true });
    // A4 landscape, in points.
    expect(paper.toString('latin1')).toMatch(/\/MediaBox \[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/);
    // Opened by its address it looks as it does from the ledger.
    await page.emulateMedia({ media: 'screen' });
    const back = page.getByRole('link', { name: '返回台账' });
    const display = () => back.evaluate((link) => getComputedStyle(link).display);
    const before = await display();
    await page.reload();
    await page.getByRole('heading', { name: '老人探访台账' }).waitFor();
    expect(await display()).toBe(before);
    expect(complaints()).toEqual([]);
  });

  it('is sealed when its period is over, and tells what changed since', async () => {
    const { page, complaints, look } = await visit(desktop);
    await page.goto(`${platform.address}/ledgers/core:matters`);
    expect(await page.getByRole('button', { name: '季末封存' }).isDisabled()).toBe(true);
    await page.getByText('过完才能封存').waitFor();

    await page.goto(`${platform.address}/ledgers/core:matters?period=${past.key}`);
    await page.getByRole('button', { name: '待立案' }).waitFor();
    await page.getByRole('button', { name: '季末封存' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('行按现在的样子存下来').waitFor();
    await look('seal');
    await dialog.getByRole('button', { name: /^封存 \d+ 行$/ }).click();
    await page
      .getByText(/校验码 [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/)
      .first()
      .waitFor();

    const keeper = await clientOf(platform, secretary);
    await keeper.matters.act({ params: { id: matterId, action: 'openCase' }, body: {} });
    await page.getByRole('button', { name: '看差异' }).click();
    await page.getByText(/^步骤：由“.+”改为“.+”$/).waitFor();
    await look('differences');
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('radio', { name: '封存的' }).click();
    await page.waitForURL(/seal=/);
    await page.getByRole('grid').waitFor();
    await look('sealed');
    expect(complaints()).toEqual([]);
  });

  it('is cards on a phone, each cell with its trace', async () => {
    const { page, complaints, look } = await visit(phone);
    await page.goto(`${platform.address}/ledgers`);
    await look('catalogue');
    await page.getByRole('link', { name: '老人探访台账' }).click();
    const card = page.getByRole('listitem').filter({ hasText: elder.name });
    await card.getByRole('button', { name: '实访' }).click();
    await page.getByText('上门 · 林晓燕').first().waitFor();
    await look('trace');
    await page.getByRole('button', { name: '全部栏目' }).click();
    await page.getByText('探访人').waitFor();
    await look('cells');
    expect(complaints()).toEqual([]);
  });
});

/** Closes the visit to an elder who stands on the first page, and answers who it was. */
async function visitElder(visitor: Client, keeper: Client): Promise<{ name: string; tier: string; done: number }> {
  const { posts } = await keeper.portal.get();
  const read = async () => {
    const query = { unit: posts[0]?.unit.id ?? '', period: running.key, limit: 50 };
    return (await keeper.ledgers.rows({ params: { id: VISITS }, query })).items;
  };
  const rows = await read();
  const people = rows.map(({ person }) => person?.id);
  const { items } = await visitor.tasks.list({
    query: { box: 'mine', type: VISITS.replace('visits', 'visit'), limit: 200 },
  });
  const task = items.find(
    ({ subject, status }) => status === 'open' && people.includes(subject?.personId ?? undefined),
  );
  if (task === undefined) throw new Error('Somebody on the first page is to be visited');
  const result = { personMet: 'door', spirit: 'good' };
  await visitor.tasks.act({ params: { id: task.id, action: 'submit' }, body: { result }, idempotencyKey: newId() });
  const row = async () => (await read()).find(({ person }) => person?.id === task.subject?.personId);
  const before = rows.find(({ person }) => person?.id === task.subject?.personId)?.cells.done;
  const done = Number(before) + 1;
  await vi.waitFor(async () => expect((await row())?.cells.done).toBe(done), { timeout: 30_000, interval: 300 });
  const found = await row();
  const tier = { high: '高风险', key: '重点', general: '一般' }[String(found?.cells.tier)];
  if (found?.person == null || tier === undefined) throw new Error('The ledger says whom a row is about');
  return { name: found.person.name, tier, done };
}

/** A matter as if it had been reported on that day: no route reports one in the past. */
async function reportIn(platform: TestedPlatform, reporter: Client, day: string): Promise<string> {
  const { posts } = await reporter.portal.get();
  const place = { unitId: posts[0]?.unit.id ?? '' };
  const { id } = await reporter.matters.report({
    body: { title: WHAT, category: 'cityAppearance', place },
    idempotencyKey: newId(),
  });
  const database = await besideCore(platform.databaseUrl);
  await database.execute('UPDATE matters SET reported_on = ? WHERE id = ?', [day, id]);
  await database.close();
  return id;
}

async function clientOf(platform: TestedPlatform, username: string): Promise<Client> {
  const login = await fetch(`${platform.address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return createClient({ baseUrl: platform.address, headers: () => ({ cookie }) });
}
