import { readFile } from 'node:fs/promises';
import { checkCharacterOf } from '@yige/contracts';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, choose, desktop, logIn, overflow, phone, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const SECRETARY = 'hewenbin.amjy';

const SYSTEM_ADMINISTRATOR = 'panqiming.qinghe';

/** Two who may be appointed, and an administrator, whom no list appoints. */
const STAFF = [
  '姓名,账号,所在单位,岗位,办公电话',
  '周示例,zhoushili.amjy,爱民佳苑社区,社区工作者,0999-5550131',
  '吴示例,wushili.amjy,爱民佳苑社区第 7 网格,网格员,',
  '郑示例,zhengshili.qinghe,青禾区,安全管理员,',
].join('\n');

/** Each width loads people of its own, with a word of its own: what one has explained is known the next time. */
const cases = [
  { size: desktop, order: 100, word: '本地人' },
  { size: phone, order: 500, word: '老住户' },
];

/** Somebody of division 990101, which exists nowhere. */
function idNumber(order: number): string {
  const body = `99010119500203${order}`;
  return `${body}${checkCharacterOf(body)}`;
}

/** A bureau’s list: a title above, headings of two rows, one number mistyped, one word that is not known, a signature. */
function list(order: number, word: string): string {
  const home = '3,2,501,';
  return [
    '爱民佳苑居民名单,,,,,,',
    '姓名,公民身份号码,手机号码,家庭住址,,,人员类别',
    ',,,楼号,单元号,房号,',
    ...Array.from({ length: 12 }, (_, index) => `周示例,${idNumber(order + 2 * index)},,${home}常住人口`),
    `周错号,990101195002031230,,${home}常住人口`,
    `周户主,${idNumber(order + 90)},,${home}${word}`,
    '填表人：何示例,,,审核人：孙示例,,,',
  ].join('\n');
}

describeInBrowser('importing and exporting', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite');
  });
  afterAll(() => platform?.stop());

  const isSound = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  it.each(cases)(
    'at $size.name px a list is checked, its words explained, loaded, and loaded again',
    async ({ size, order, word }) => {
      const { page, complaints } = await newVisitor(size);
      const shot = (what: string) => screenshot(page, `imports-${size.name}-${what}`);
      await logIn(page, platform.address, SECRETARY, PASSWORD);
      await page.goto(`${platform.address}/people`);
      await page.getByRole('link', { name: '用表格导入' }).click();
      const upload = async () => {
        await page.getByLabel('表格文件').setInputFiles({
          name: '居民名单.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(list(order, word)),
        });
        await page.getByRole('button', { name: '上传' }).click();
        await page.getByRole('heading', { name: '每一列是什么' }).waitFor();
      };
      await isSound(page);
      await upload();
      await page.getByText('第 3 行').waitFor();
      await isSound(page);
      await shot('columns');

      await page.getByRole('button', { name: '检查', exact: true }).click();
      await page.getByRole('heading', { name: '检查结果' }).waitFor();
      await page.getByText('身份证号最后一位对不上').waitFor();
      await page.getByText('不认识这种写法').waitFor();
      await page.getByText('另有 1 行是说明').waitFor();
      await isSound(page);
      await shot('checked');
      const [report] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'csv' }).click(),
      ]);
      expect(await readFile(await report.path(), 'utf8')).toContain('B16,身份证号,没有导入,9****************0');

      // What a word means is said once.
      await page.getByRole('button', { name: '返回修改对应列' }).click();
      await choose(page.getByLabel(`居住类型 “${word}”是`), /^常住$/);
      await page.getByRole('button', { name: '改好后再检查' }).click();
      await page.getByText('1 行不导入，其余照常导入。').waitFor();
      await page.getByRole('button', { name: '导入 13 行' }).click();
      await page.getByRole('heading', { name: '导入结果' }).waitFor();
      await isSound(page);
      await shot('done');

      await page.getByRole('link', { name: '再导入一张表' }).click();
      await page.getByRole('link', { name: '居民名单.csv' }).first().waitFor();
      await upload();
      await page.getByRole('button', { name: '检查', exact: true }).click();
      await page.getByRole('heading', { name: '检查结果' }).waitFor();
      await page.getByText('13 行', { exact: true }).waitFor();
      await page.getByRole('button', { name: '取消导入' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '取消导入' }).click();
      await page.getByRole('heading', { name: '已取消' }).waitFor();
      expect(complaints()).toEqual([]);
    },
  );

  it('staff are loaded by the system administrator, and their first passwords taken out once', async () => {
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, SYSTEM_ADMINISTRATOR, PASSWORD);
    await page.goto(`${platform.address}/staff`);
    await page.getByRole('link', { name: '用表格导入' }).click();
    await page.getByRole('radio', { name: '工作人员' }).check();
    await isSound(page);
    await page.getByLabel('表格文件').setInputFiles({
      name: '人员名单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(STAFF),
    });
    await page.getByRole('button', { name: '上传' }).click();
    await page.getByRole('heading', { name: '每一列是什么' }).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByText('管理员不能用表格任命').waitFor();
    await isSound(page);
    await screenshot(page, 'imports-staff-checked');
    await page.getByRole('button', { name: '导入 2 行' }).click();
    await page.getByRole('heading', { name: '首次密码' }).waitFor();
    await isSound(page);
    await screenshot(page, 'imports-staff-done');
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '取首次密码（csv）' }).click(),
    ]);
    expect(await readFile(await sheet.path(), 'utf8')).toMatch(/周示例,zhoushili\.amjy,(\w{4}-){3}\w{4}/);
    await page.getByText('平台里不再保留').waitFor();
    await isSound(page);
    await page.reload();
    await page.getByRole('heading', { name: '导入结果' }).waitFor();
    expect(await page.getByRole('heading', { name: '首次密码' }).count()).toBe(0);
    expect(complaints()).toEqual([]);
  });

  it('residents are taken out for a reason', async () => {
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, SECRETARY, PASSWORD);
    await page.goto(`${platform.address}/people`);
    await page.getByRole('button', { name: '导出表格' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '文本（csv）' }).check();
    expect(await dialog.getByRole('button', { name: '导出', exact: true }).isDisabled()).toBe(true);
    await dialog.getByLabel('用途').fill('入户核对名单');
    await isSound(page);
    await screenshot(page, 'exports-1440');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: '导出', exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^爱民佳苑社区 居民 .*\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('用途：入户核对名单');
    expect(text).not.toMatch(/\d{17}[\dX]/);
    expect(complaints()).toEqual([]);
  });
});
