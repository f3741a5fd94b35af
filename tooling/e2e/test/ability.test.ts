import { routes } from '@yige/contracts';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, demoPlatform } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const assessor = { username: 'sunyue.amjy', password: PASSWORD };
const worker = { username: 'linxiaoyan.amjy', password: PASSWORD };
const API = '/plugins/elderly-care/0.1.0/api';
const listSchema = z.object({
  items: z.array(z.object({ personId: z.string(), person: z.object({ name: z.string() }).nullable() })),
});

describeInBrowser('ability assessments', () => {
  let platform: RunningPlatform;
  let elders: { personId: string; name: string }[];
  beforeAll(async () => {
    platform = await demoPlatform('sqlite');
    const [asWorker, asAssessor] = [
      await apiAs(platform, worker.username, PASSWORD),
      await apiAs(platform, assessor.username, PASSWORD),
    ];
    await vi.waitFor(
      async () => {
        // The demo's own assessments come with the register, and are of others.
        const assessed = listSchema.parse(await asAssessor(`${API}/assessments?limit=100`)).items;
        const listed = listSchema.parse(await asWorker(`${API}/elders?tier=general&limit=100`)).items;
        expect(assessed.length).toBeGreaterThan(0);
        const others = listed.filter(({ personId }) => !assessed.some((each) => each.personId === personId));
        elders = others.map(({ personId, person }) => ({ personId, name: person?.name ?? '' }));
        expect(elders.length).toBeGreaterThan(1);
      },
      { timeout: 60_000, interval: 300 },
    );
  });
  afterAll(() => platform?.stop());

  const wellMade = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };
  const saved = (page: Page) => page.getByRole('status').getByText('草稿已保存').waitFor();

  it.each([
    [desktop, 0],
    [phone, 1],
  ] as [Size, number][])('at $name px an elder is assessed, and the level says why', async (size, index) => {
    const { personId, name } = elders.at(-1 - index) ?? { personId: '', name: '' };
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, assessor.username, assessor.password);
    await page.goto(`${platform.address}/people/${personId}`);
    const panel = page.getByRole('region', { name: '能力评估' });
    await panel.getByRole('button', { name: '评估', exact: true }).click();
    await page.getByRole('heading', { name: `评估 ${name}` }).waitFor();
    await screenshot(page, `ability-${size.name}-form`);
    await wellMade(page);

    // By keyboard alone: a digit gives the points and goes on to the next item.
    await page.getByRole('radiogroup', { name: '进食' }).getByRole('radio').first().focus();
    for (const points of '44444444444344444411222433') await page.keyboard.press(points);
    await saved(page);
    // What was filled in is there again, on whatever screen it is taken up.
    await page.goto(`${platform.address}/apps/elderly-care/assess?person=${personId}`);
    await page.getByRole('region', { name: '评估等级' }).getByText('89 分：轻度失能').waitFor();
    await page.getByLabel('另一位评估员').fill('沈立群');
    await page.getByRole('radiogroup', { name: '跌倒' }).getByRole('radio', { name: '2 次及以上' }).check();
    await saved(page);
    await page.getByRole('region', { name: '评估等级' }).scrollIntoViewIfNeeded();
    await screenshot(page, `ability-${size.name}-filled`);
    await wellMade(page);
    await page.getByRole('button', { name: '两人确认，签定' }).click();
    await page.getByRole('button', { name: '签定', exact: true }).click();

    await page.getByRole('heading', { name: '老年人能力评估报告' }).waitFor();
    await page.getByText('因为近期意外事件有 2 次或更多，加重一级。').waitFor();
    await screenshot(page, `ability-${size.name}-report`);
    await wellMade(page);
    // What would be printed: the report with lines to sign, and nothing that only a screen needs.
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', document.body.textContent ?? '');
    });
    await page.getByRole('button', { name: '打印' }).click();
    const printed = (await page.locator('body[data-printed]').getAttribute('data-printed')) ?? '';
    expect(printed).toMatch(/评估员签名/);
    expect(printed).not.toMatch(/谁看过|再评估/);
    await page.goto(`${platform.address}/people/${personId}`);
    await panel.getByText('中度失能').waitFor();
    await screenshot(page, `ability-${size.name}-person`);
    await page.goto(`${platform.address}/apps/elderly-care/assessments`);
    await page.locator('.ant-table-row, .yige-cards li').first().waitFor();
    await screenshot(page, `ability-${size.name}-list`);
    await wellMade(page);
    expect(complaints()).toEqual([]);
  });

  it('a grid worker sees how often to visit, and nothing of what was found', async () => {
    const { page, complaints } = await newVisitor(phone);
    await logIn(page, platform.address, worker.username, worker.password);
    await page.goto(`${platform.address}/people/${elders.at(-1)?.personId}`);
    const panel = page.getByRole('region', { name: '居家养老' });
    await panel.getByText('重点，每月 1 次').waitFor();
    await panel.getByRole('button', { name: '为什么' }).click();
    await page.getByText('按评估结果至少每月探访一次。').waitFor();
    expect(await page.getByRole('region', { name: '能力评估' }).count()).toBe(0);
    expect(await page.content()).not.toMatch(/失能/);
    const api = await apiAs(platform, worker.username, PASSWORD);
    const resident = routes.people.get.response.parse(await api(`/api/v1/people/${elders.at(-1)?.personId}`));
    await page.goto(`${platform.address}/households/${resident.door?.householdId}`);
    await panel.getByText('重点，每月 1 次').waitFor();
    await screenshot(page, 'ability-390-household');
    await wellMade(page);
    expect(complaints()).toEqual([]);
  });
});
