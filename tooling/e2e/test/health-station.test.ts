import { routes, type TaskSummary } from '@yige/contracts';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, demoPlatform, mariadbIfThere } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const worker = { username: 'linxiaoyan.amjy', password: PASSWORD };
const doctor = { username: 'shenliqun.amjy', password: PASSWORD };

const dialect = mariadbIfThere();

describeInBrowser('readings at home and their review', () => {
  let platform: RunningPlatform;
  let tasks: TaskSummary[];
  beforeAll(async () => {
    platform = await demoPlatform(dialect);
    const api = await apiAs(platform, worker.username, worker.password);
    const list = await api('/api/v1/tasks?box=mine&type=health-station:homeReading&limit=10');
    tasks = routes.tasks.list.response.parse(list).items;
  });
  afterAll(() => platform?.stop());

  const wellMade = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  /** A grid worker measures somebody and hands it in; then nothing more is asked of them. */
  async function collect(size: Size, id: string, [upper, lower]: [string, string]): Promise<void> {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, worker.username, worker.password);
    await page.goto(`${platform.address}/inbox/${id}`);
    await page.getByRole('radio', { name: '见到了' }).check();
    await page.getByRole('radio', { name: '愿意', exact: true }).check();
    await page.getByLabel('高压').fill(upper);
    await page.getByLabel('低压').fill(lower);
    await page.getByRole('radio', { name: '有点不舒服' }).check();
    if (Number(upper) >= 180) await page.getByRole('alert').getByText('马上打 120').waitFor();
    await screenshot(page, `health-${size.name}-form`);
    await wellMade(page);
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('.task-note').getByText('已采集，等复核').waitFor();
    await screenshot(page, `health-${size.name}-collected`);
    await wellMade(page);
    expect(complaints()).toEqual([]);
    await page.context().close();
  }

  const card = (page: Page, name: string) => page.locator('.yige-cards > li').filter({ hasText: name });
  /** What the register counts, as the doctor's page gets it. */
  const followUpsOf = async (personId: string): Promise<string | undefined> => {
    const api = await apiAs(platform, doctor.username, doctor.password);
    const answer = JSON.stringify(await api(`/plugins/health-station/0.1.0/api/patients/${personId}`));
    return /"followUps":\{[^}]*\}/.exec(answer)?.[0];
  };

  it.each([
    [phone, 0, ['182', '96']],
    [desktop, 1, ['136', '82']],
  ] as [Size, number, [string, string]][])(
    'at $name px what a grid worker collected, the doctor reviews',
    async (size, index, figures) => {
      const task = tasks[index];
      if (task === undefined || task.subject === null) throw new Error('There is no such task');
      const personId = task.subject.personId ?? '';
      const name = task.subject.name ?? '';
      const before = await followUpsOf(personId);
      expect(before).toMatch(/"of":4/);
      await collect(size, task.id, figures);

      const { page, complaints } = await newVisitor(size);
      await logIn(page, platform.address, doctor.username, doctor.password);
      await page.goto(`${platform.address}/apps/health-station/review`);
      await card(page, name).getByText(figures.join('/')).waitFor();
      await screenshot(page, `health-${size.name}-review`);
      await wellMade(page);
      if (size === phone) {
        await card(page, name).getByRole('button', { name: '退回' }).click();
        await page.getByRole('textbox', { name: '原因' }).fill('袖带没有绑好，请再量一次');
        await screenshot(page, `health-${size.name}-send-back`);
        await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
      } else {
        await card(page, name).getByRole('button', { name: '通过' }).click();
      }
      await card(page, name).waitFor({ state: 'detached' });

      await page.goto(`${platform.address}/apps/health-station`);
      await page.getByRole('heading', { name: '高血压登记' }).waitFor();
      await page.locator('.ant-table-row, .yige-cards li').first().waitFor();
      await screenshot(page, `health-${size.name}-register`);
      await wellMade(page);
      expect(await followUpsOf(personId)).toBe(before);

      await page.goto(`${platform.address}/people/${personId}`);
      const panel = page.getByRole('region', { name: '社区卫生站' });
      await panel.getByText(size === phone ? /上门采集，已退回/ : /136\/82.*上门采集，已复核/).waitFor();
      await screenshot(page, `health-${size.name}-person`);
      await wellMade(page);
      expect(complaints()).toEqual([]);
    },
  );

  it.each([desktop, phone])('at $name px the doctor records a follow-up, and screens a resident', async (size) => {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, doctor.username, doctor.password);
    const personId = tasks[size === desktop ? 2 : 3]?.subject?.personId ?? '';
    await page.goto(`${platform.address}/people/${personId}`);
    const panel = page.getByRole('region', { name: '社区卫生站' });
    await panel.getByRole('button', { name: '记录随访' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('高压').fill('138');
    await dialog.getByLabel('低压').fill('84');
    await dialog.getByRole('radio', { name: '挺好' }).check();
    await dialog.getByRole('radio', { name: '有，要转诊' }).check();
    await screenshot(page, `health-${size.name}-follow-up`);
    await wellMade(page);
    await dialog.getByRole('button', { name: '保存' }).click();
    await panel.getByText('建议转诊，2 周内随访').waitFor();

    await page.goto(`${platform.address}/apps/health-station/screening`);
    await page.getByText('三天都偏高，转诊确诊').waitFor();
    await screenshot(page, `health-${size.name}-screening`);
    await wellMade(page);
    await page.getByText('今年还没量').click();
    const first = page.locator('.yige-cards > li').first();
    const name = (await first.getByRole('link').textContent()) ?? '';
    await first.getByRole('button', { name: `记录血压 ${name}` }).click();
    await dialog.getByLabel('高压').fill('118');
    await dialog.getByLabel('低压').fill('76');
    await dialog.getByRole('button', { name: '保存' }).click();
    await card(page, name).waitFor({ state: 'detached' });
    expect(complaints()).toEqual([]);
  });

  it('what was sent back is the collector’s again, with the reason', async () => {
    const { page, complaints } = await newVisitor(phone);
    await logIn(page, platform.address, worker.username, worker.password);
    await page.goto(`${platform.address}/inbox/${tasks[0]?.id}`);
    await page.getByText('袖带没有绑好，请再量一次').waitFor();
    await page.getByRole('button', { name: '提交' }).waitFor();
    await screenshot(page, 'health-390-sent-back');
    // Health data is the station's: a grid worker has neither its pages nor its panel.
    await page.goto(`${platform.address}/people/${tasks[0]?.subject?.personId}`);
    await page.getByRole('region', { name: '居家养老' }).waitFor();
    expect(await page.getByRole('region', { name: '社区卫生站' }).count()).toBe(0);
    expect(complaints()).toEqual([]);
  });
});
