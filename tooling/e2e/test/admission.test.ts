import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, choose, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { besideCore } from '../src/new-member.js';
import { demoPlatform, type TestedPlatform } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const NAME = '高龄老人节前走访';

describeInBrowser('admissions', () => {
  let platform: TestedPlatform;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite');
  });
  afterAll(() => platform?.stop());

  const isSound = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };
  const as = async (username: string, size: Size = desktop) => {
    const visitor = await newVisitor(size);
    await logIn(visitor.page, platform.address, username, PASSWORD);
    return visitor;
  };
  /** Opens the application from the catalogue, as whoever decides finds it. */
  const opened = async (username: string) => {
    const visitor = await as(username);
    await visitor.page.goto(`${platform.address}/admissions`);
    await visitor.page.getByRole('link', { name: NAME }).click();
    await visitor.page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
    return visitor;
  };

  it('goes from the bureau through four posts to every community', async () => {
    const bureau = await as('guming.minzheng');
    await bureau.page.goto(`${platform.address}/admissions`);
    await bureau.page.getByRole('link', { name: '申请准入' }).click();
    await bureau.page.getByRole('heading', { name: '申请准入', level: 1 }).waitFor();
    await isSound(bureau.page);
    await choose(bureau.page.getByLabel('任务种类'), '探访关爱（区民政局）');
    await bureau.page.getByLabel('事项').fill(NAME);
    await bureau.page.getByLabel('依据').fill('关于做好节前走访的通知（青民发〔2026〕9 号）');
    await bureau.page.getByLabel('发文单位').fill('市民政局');
    await bureau.page.getByRole('radio', { name: '主办' }).click();
    await bureau.page.getByLabel('适用单位').click();
    await bureau.page.keyboard.type('爱民佳苑');
    await bureau.page.getByTitle('爱民佳苑社区', { exact: true }).click();
    await bureau.page.keyboard.press('Escape');
    await bureau.page.getByLabel('到哪天为止').fill('2099-12-31');
    await bureau.page.getByLabel('每份多少元').fill('300');
    await bureau.page.getByLabel('总共多少元').fill('3600');
    await screenshot(bureau.page, 'admission-1440-application');
    await bureau.page.getByRole('button', { name: '交上去' }).click();
    await bureau.page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
    await bureau.page.getByText('等梳理').waitFor();

    const steps = [
      ['zhouwen.shegong', '材料齐全，转财政', '等核经费'],
      ['xiaolan.caizheng', '经费已落实', '等审定'],
      ['fangyuan.qinghe', '同意准入', '等公布'],
      ['zhouwen.shegong', '公布', '生效中'],
    ] as const;
    for (const [username, button, status] of steps) {
      const { page, complaints } = await opened(username);
      if (button === '同意准入') {
        expect(await page.getByRole('button', { name: button }).isDisabled()).toBe(true);
        await page.getByLabel('意见').fill('符合市里要求');
      }
      await isSound(page);
      await screenshot(page, `admission-1440-${username}`);
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByText(status, { exact: true }).waitFor();
      expect(complaints()).toEqual([]);
      await page.context().close();
    }

    const { page, complaints } = await as('hewenbin.amjy', phone);
    await page.goto(`${platform.address}/apps`);
    await page.getByRole('link', { name: '准入' }).click();
    await page.getByRole('link', { name: NAME }).click();
    await page.getByText('每社区每轮 300.00 元').waitFor();
    await isSound(page);
    await screenshot(page, 'admission-390-item');
    expect(complaints()).toEqual([]);
  });

  it('a task says by what it was admitted, with what money', async () => {
    for (const size of [desktop, phone]) {
      const { page } = await as('linxiaoyan.amjy', size);
      await page.locator('.inbox-rows a, .inbox-rows button').first().click();
      await page.getByText('每件 15.00 元').waitFor();
      await isSound(page);
      await screenshot(page, `admission-${size.name}-task`);
    }
  });

  it('the duty officer lets urgent work pass, and every community reads it', async () => {
    const { page } = await as('luwei.zhiban', phone);
    await page.goto(`${platform.address}/admissions/exceptions`);
    await choose(page.getByLabel('哪种任务'), '探访关爱 · 本月还剩 3 次');
    await page.getByLabel('哪个单位').click();
    await page.keyboard.type('爱民佳苑社区');
    await page.getByTitle(/^爱民佳苑社区 ·/).click();
    await page.getByLabel('原因').fill('寒潮红色预警，逐户看望');
    await page.getByRole('button', { name: '紧急放行' }).click();
    await page.getByText('寒潮红色预警，逐户看望').last().waitFor();
    await isSound(page);
    await screenshot(page, 'admission-390-exceptions');
    const reader = await as('hewenbin.amjy');
    await reader.page.goto(`${platform.address}/admissions/exceptions`);
    await reader.page.getByText('寒潮红色预警，逐户看望').waitFor();
    expect(await reader.page.getByRole('button', { name: '紧急放行' }).count()).toBe(0);
    await isSound(reader.page);
    await reader.page.getByRole('link', { name: '拒收记录' }).click();
    await reader.page.getByText('没有拒收的任务').waitFor();
    await isSound(reader.page);
  });

  it('a community records what came beside the platform, on the record of the bureau', async () => {
    for (const size of [desktop, phone]) {
      const { page, complaints } = await as('hewenbin.amjy', size);
      await page.goto(`${platform.address}/admissions/refusals`);
      await choose(page.getByLabel('哪个部门送来的'), '区民政局');
      await page.getByLabel('送到哪个社区（村）').click();
      await page.keyboard.type('爱民佳苑社区');
      await page.getByTitle(/^爱民佳苑社区 ·/).click();
      await page.getByLabel('要社区办什么').fill(`纸质报表 ${size.name}`);
      await page.getByRole('button', { name: '登记为已拒收' }).click();
      // It stands in the list, and where a photo can be laid beside it.
      await page.getByText(`纸质报表 ${size.name}`).first().waitFor();
      await isSound(page);
      await screenshot(page, `admission-${size.name}-refusals`);
      expect(complaints()).toEqual([]);
    }
  });

  it('what came outside an admission is marked, refused by a tap on the reason, and can be taken back', async () => {
    const database = await besideCore(platform.databaseUrl);
    // Nobody can send such a task any more: they are from before the gate.
    await database.execute(
      `DELETE FROM task_gates WHERE task_id IN (SELECT t.id FROM tasks_open t JOIN org_units u ON u.number = t.community_id
         WHERE u.name = '爱民佳苑社区' AND t.type = 'elderly-care:visit')`,
      [],
    );
    await database.close();
    for (const size of [desktop, phone]) {
      const { page, complaints } = await as('hewenbin.amjy', size);
      await page.goto(`${platform.address}/inbox?box=unit&type=elderly-care:visit`);
      await page.locator('.inbox-rows a', { hasText: '不在准入之内，可拒收' }).first().click();
      const refuse = page.getByRole('button', { name: '拒收：没有准入' });
      await refuse.click();
      await page.getByRole('button', { name: '撤销' }).click();
      await refuse.waitFor();
      await isSound(page);
      await screenshot(page, `admission-${size.name}-refusable`);
      await refuse.click();
      await page.getByText('已办好').first().waitFor();
      await page.goto(`${platform.address}/admissions/refusals`);
      await page.getByRole('link', { name: '探访关爱' }).first().waitFor();
      expect(complaints()).toEqual([]);
    }
  });
});
