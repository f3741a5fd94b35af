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
import { apiAs, demoPlatform } from '../src/platform.js';

const password = 'Yige-demo-2026';
const worker = 'linxiaoyan.amjy';
const secretary = 'hewenbin.amjy';

describeInBrowser('colleagues at one task', () => {
  let platform: RunningPlatform;
  /** The worker's grid, and the task that is spoken of. */
  let grid: string;
  let task: string;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite');
    const api = await apiAs(platform, worker, password);
    const mine = JSON.stringify(await api('/api/v1/tasks?box=mine&limit=1'));
    grid = /"unit":\{"id":"(\w{26})"/.exec(mine)?.[1] ?? '';
    task = /"items":\[\{"id":"(\w{26})"/.exec(mine)?.[1] ?? '';
  });
  afterAll(() => platform?.stop());

  const visit = async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    const look = async (name: string) => {
      await screenshot(page, `${size.name}-together-${name}`);
      expect(await overflow(page), name).toBe(0);
      expect(await accessibilityFaults(page), name).toEqual([]);
    };
    return { page, complaints, look };
  };
  const happened = (page: Page, words: string | RegExp) => page.locator('.task-timeline').getByText(words).first();
  /** Of what the picker offers for this name, once it offers nobody else: the list moves when the answer comes. */
  const pick = async (page: Page, field: string, name: string) => {
    const offered = page.locator('.ant-select-item-option');
    await page.getByRole('combobox', { name: field }).fill(name);
    await offered.filter({ hasText: name }).first().waitFor();
    await expect.poll(() => offered.filter({ hasNotText: name }).count()).toBe(0);
    await chooseOffered(page, name);
  };

  it('the secretary speaks to the worker and lays a photo beside it, on a desktop', async () => {
    const { page, complaints, look } = await visit(desktop);
    await logIn(page, platform.address, secretary, password);
    await page.goto(`${platform.address}/inbox/${task}?box=unit&unit=${grid}`);
    await page.getByRole('button', { name: '关注', exact: true }).click();
    await page.getByRole('button', { name: '关注', exact: true, pressed: true }).waitFor();

    const comment = page.getByRole('textbox', { name: '写留言，@ 同事' });
    await comment.pressSequentially('@林');
    await page.locator('.handling-colleague').filter({ hasText: '林晓燕' }).first().waitFor();
    await page.keyboard.press('Enter');
    await comment.pressSequentially('上次说膝盖疼，顺便问问。');
    await look('mention');
    await page.getByRole('button', { name: '发出' }).click();
    await page.getByText('上次说膝盖疼，顺便问问。').first().waitFor();

    await page.getByLabel('选照片或 PDF').setInputFiles({
      ...{ name: '走廊.png', mimeType: 'image/png' },
      buffer: await page.screenshot({ type: 'png' }),
    });
    await happened(page, '加附件').waitFor();
    await look('photo');
    expect(complaints()).toEqual([]);
  });

  it('the worker hears of it, and names a deputy for today, on a phone', async () => {
    const { page, complaints, look } = await visit(phone);
    await logIn(page, platform.address, worker, password);
    await page.getByRole('link', { name: /^提醒/ }).click();
    await page.getByText('何文斌在留言里提到您').first().click();
    await page.getByText('上次说膝盖疼，顺便问问。').first().waitFor();
    await look('comment');
    await page.goto(`${platform.address}/me/absences`);
    await page.getByRole('button', { name: '登记外出' }).click();
    await pick(page, '谁代办', '何文斌');
    await look('absence');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page
      .getByText(/由何文斌代办/)
      .first()
      .waitFor();
    expect(complaints()).toEqual([]);
  });

  it('the deputy finds the task among their own, begins it for the worker, and takes it over, on a desktop', async () => {
    const { page, complaints, look } = await visit(desktop);
    await logIn(page, platform.address, secretary, password);
    await page.goto(`${platform.address}/inbox/${task}`);
    await page.getByRole('button', { name: '开始办理' }).click();
    await happened(page, '代林晓燕').waitFor();
    await look('deputy');
    await page.getByRole('button', { name: '转办', exact: true }).click();
    await pick(page, '谁来办', '何文斌');
    await page.getByRole('textbox', { name: '说明' }).fill('我顺路去');
    await page.getByRole('dialog').getByRole('button', { name: '转办' }).click();
    await happened(page, /转办 给何文斌/).waitFor();
    expect(complaints()).toEqual([]);
  });
});
