import { fileURLToPath } from 'node:url';
import { addDays, routes } from '@yige/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  accessibilityFaults,
  choose,
  chooseOffered,
  desktop,
  logIn,
  overflow,
  phone,
  type Size,
  screenshot,
} from '../src/browser.js';
import { describeInBrowser, newVisitor, type Visitor } from '../src/in-browser.js';
import { besideCore } from '../src/new-member.js';
import { apiAs, bureauPlugin, demoPlatform, mariadbIfThere, type TestedPlatform } from '../src/platform.js';
import { chooseUnit, decideAll, giveGrounds } from '../src/reorganising.js';
import { today } from '../src/today.js';

const PASSWORD = 'Yige-demo-2026';
const secretary = 'hewenbin.amjy';
const worker = 'linxiaoyan.amjy';
const bureau = 'guming.minzheng';
/**
 * Forms as communities fill them in: titles above, headings in two rows with merged cells, days as text, full-width digits,
 * ID numbers that a spreadsheet program has damaged, notes below. Three residents, two of them members, are well.
 */
const [residentsForm, membersForm] = ['residents-form.xlsx', 'members-form.xlsx'].map((name) =>
  fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)),
);
const ELDER = '周长庚';
const MEMBER = '郑示例';
/** Nobody else in the demo is as old. */
const AGE = '100';
const MERGED = '爱民望江社区';
const ADMISSION = '百岁老人走访';

/** One way through the whole platform, each step by whom it falls to; later steps build on earlier ones. */
describeInBrowser('from an office’s spreadsheet to a ledger that survives a merger', () => {
  let platform: TestedPlatform;
  beforeAll(async () => {
    platform = await demoPlatform(mariadbIfThere(), {}, [bureauPlugin('party-ledger')]);
    const database = await besideCore(platform.databaseUrl);
    // The bureau's admissions have run out: what it sends now nobody has admitted.
    await database.execute("UPDATE admissions SET valid_to = valid_from WHERE type = 'elderly-care:visit'", []);
    await database.close();
  });
  afterAll(() => platform?.stop());

  const as = async (username: string, path: string, size: Size = desktop): Promise<Visitor> => {
    const visitor = await newVisitor(size);
    await logIn(visitor.page, platform.address, username, PASSWORD);
    await visitor.page.goto(`${platform.address}${path}`);
    return visitor;
  };
  const look = async (page: Page, name: string, documented = false) => {
    await screenshot(page, `whole-way-${name}`, documented ? `whole-way-${name}.png` : undefined);
    expect(await overflow(page), name).toBe(0);
    expect(await accessibilityFaults(page), name).toEqual([]);
  };
  const leave = async ({ page, complaints }: Visitor) => {
    expect(complaints()).toEqual([]);
    await page.context().close();
  };
  const dispatchTo = async (page: Page) => {
    const next = (step: string) => page.getByRole('button', { name: `下一步：${step}` }).click();
    await next('派给谁');
    await page.getByRole('radio', { name: '居民', exact: true }).check({ force: true });
    await page.getByLabel('年龄从').fill(AGE);
    await page.getByText('现在是 1 件').waitFor();
    await next('看负担');
  };
  const idOf = async (name: string) => {
    const api = await apiAs(platform, secretary, PASSWORD);
    const { items } = routes.people.list.response.parse(await api(`/api/v1/people?q=${encodeURIComponent(name)}`));
    return items[0]?.id ?? '';
  };

  it('residents come from a form of the office, and what is damaged is named by its cell', async () => {
    const visitor = await as(secretary, '/people');
    const { page } = visitor;
    await page.getByRole('link', { name: '用表格导入' }).click();
    await page.getByLabel('表格文件').setInputFiles(residentsForm ?? []);
    await page.getByRole('button', { name: '上传' }).click();
    await page.getByRole('heading', { name: '每一列是什么' }).waitFor();
    await look(page, 'columns');
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByRole('heading', { name: '检查结果' }).waitFor();
    await page.getByText('身份证号最后一位对不上').waitFor();
    await look(page, 'checked', true);
    await page.getByRole('button', { name: '导入 3 行' }).click();
    await page.getByRole('heading', { name: '导入结果' }).waitFor();
    expect(await idOf(ELDER)).not.toBe('');
    await leave(visitor);
  });

  it('so do members of the Party, each the resident who they are', async () => {
    const visitor = await as(secretary, '/apps/party-ledger/import');
    const { page } = visitor;
    await choose(page.getByLabel('没有写支部的，编入'), /^爱民佳苑第一党支部$/);
    await page.getByLabel('选一个 xlsx 文件').setInputFiles(membersForm ?? []);
    await page.getByRole('button', { name: '先检查一遍' }).click();
    await page.getByText('表头在第 3 行').waitFor();
    await page.getByText('表格软件把号码变成了科学计数').waitFor();
    await look(page, 'members');
    await page.getByRole('button', { name: '导入 2 人' }).click();
    await page.locator('strong', { hasText: '新增 2 人，更新 0 人' }).waitFor();
    await leave(visitor);
  });

  it('work that nobody admitted is not sent', async () => {
    const visitor = await as(bureau, '/dispatches/new');
    const { page } = visitor;
    await page.getByRole('button', { name: '下一步：准入依据' }).click();
    await page.getByText('“探访关爱”没有生效的准入').waitFor();
    await look(page, 'uncovered');
    await dispatchTo(page);
    await page
      .getByRole('row', { name: /^爱民佳苑社区/ })
      .getByText('要先续期')
      .waitFor();
    await look(page, 'refused', true);
    expect(await page.getByRole('button', { name: '下一步：确认派发' }).isDisabled()).toBe(true);
    await page.getByText('一件也不能派').waitFor();
    await leave(visitor);
  });

  it('the bureau applies, four posts decide, and the work comes with its money', async () => {
    const applying = await as(bureau, '/admissions/new');
    const { page } = applying;
    await choose(page.getByLabel('任务种类'), '探访关爱（区民政局）');
    await page.getByLabel('事项').fill(ADMISSION);
    await page.getByLabel('依据').fill('关于走访百岁老人的通知（青民发〔2026〕12 号）');
    await page.getByLabel('发文单位').fill('市民政局');
    await page.getByRole('radio', { name: '主办' }).click();
    await page.getByLabel('适用单位').click();
    await page.keyboard.type('爱民佳苑');
    await page.getByTitle('爱民佳苑社区', { exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('到哪天为止').fill('2099-12-31');
    await page.getByLabel('每份多少元').fill('300');
    await page.getByLabel('总共多少元').fill('3600');
    await page.getByRole('button', { name: '交上去' }).click();
    await page.getByText('等梳理').waitFor();
    const address = new URL(page.url()).pathname;
    await leave(applying);
    for (const [username, button, status] of [
      ['zhouwen.shegong', '材料齐全，转财政', '等核经费'],
      ['xiaolan.caizheng', '经费已落实', '等审定'],
      ['fangyuan.qinghe', '同意准入', '等公布'],
      ['zhouwen.shegong', '公布', '生效中'],
    ] as const) {
      const deciding = await as(username, address);
      if (button === '同意准入') await deciding.page.getByLabel('意见').fill('人数不多，经费落实');
      await deciding.page.getByRole('button', { name: button, exact: true }).click();
      await deciding.page.getByText(status, { exact: true }).waitFor();
      await leave(deciding);
    }

    const sending = await as(bureau, '/dispatches/new');
    await sending.page.getByRole('radio', { name: '到哪一天', exact: true }).check({ force: true });
    await sending.page.getByLabel('到哪一天为止').fill(addDays(today, 3));
    await sending.page.getByRole('button', { name: '下一步：准入依据' }).click();
    await dispatchTo(sending.page);
    await sending.page
      .getByRole('row', { name: /^爱民佳苑社区/ })
      .getByText('可以派')
      .first()
      .waitFor();
    await look(sending.page, 'load');
    await sending.page.getByRole('button', { name: '下一步：确认派发' }).click();
    await sending.page.getByRole('button', { name: '派发 1 件' }).click();
    await sending.page.getByText('已派完').waitFor();
    await leave(sending);
  });

  it('the grid worker visits, on a phone', async () => {
    const householdId = await doorOfElder(platform);
    const visitor = await as(worker, '/visits', phone);
    const { page } = visitor;
    const door = page.locator(`[data-stop="${householdId}"]`);
    if ((await door.getAttribute('data-state')) !== 'current') await door.getByRole('button').first().click();
    await door.getByRole('button', { name: /^开始走访/ }).click();
    await page.getByRole('radio', { name: '见到了' }).check();
    await page.getByRole('radio', { name: '有人同住' }).check();
    await page.getByRole('radio', { name: '好', exact: true }).check();
    await look(page, 'visit');
    await page.getByRole('button', { name: '保存走访（交 1 件）' }).click();
    await page.getByRole('heading', { name: '走访已保存' }).waitFor();
    await page.getByText('已办结').waitFor();
    await leave(visitor);
  });

  it('the ledger has it, and its cell leads back to the visit', async () => {
    const visitor = await as(secretary, '/ledgers/elderly-care:visits');
    const { page } = visitor;
    await traceVisit(page);
    await look(page, 'trace', true);
    await page.getByRole('dialog').getByRole('link', { name: '看记录' }).click();
    await page.getByText(ELDER).first().waitFor();
    expect(page.url()).toContain('/inbox/');
    await leave(visitor);
  });

  it('two communities become one, and everything follows', async () => {
    const proposing = await as('tangmin.liuan', '/organisation/reorganise');
    const { page } = proposing;
    const onwards = () => page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('radio', { name: /合并/ }).check();
    await onwards();
    await chooseUnit(page, '要合并的单位', '爱民佳苑社区');
    await chooseUnit(page, '要合并的单位', '望江社区');
    await page.getByLabel('名称', { exact: true }).fill(MERGED);
    await onwards();
    await page.getByRole('region', { name: '生效前后' }).getByText(MERGED).waitFor();
    await decideAll(page);
    await look(page, 'merger');
    await onwards();
    await giveGrounds(page);
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.waitForURL(/\/reorganisations\/\w{26}$/);
    const address = new URL(page.url()).pathname;
    await leave(proposing);

    const approving = await as('duanrui.qinghe', address);
    await approving.page.getByRole('button', { name: '批准', exact: true }).click();
    await approving.page.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
    await approving.page.getByText(/条住户、楼栋和任务已跟过来/).waitFor({ timeout: 120_000 });
    await look(approving.page, 'merged', true);
    await leave(approving);

    const reading = await as(secretary, `/people/${await idOf(ELDER)}`);
    await reading.page.getByText(MERGED).first().waitFor();
    await reading.page.getByRole('region', { name: '居家养老' }).getByText('林晓燕').first().waitFor();
    await look(reading.page, 'person');
    await reading.page.goto(`${platform.address}/ledgers/elderly-care:visits`);
    await traceVisit(reading.page);
    await reading.page.goto(`${platform.address}/people/${await idOf(MEMBER)}`);
    await reading.page.getByText(MERGED).first().waitFor();
    await reading.page.getByRole('region', { name: '党建台账' }).getByText('党员类别').waitFor();
    await leave(reading);
    const closed = await as(bureau, '/dispatches');
    await closed.page
      .getByRole('link', { name: /探访关爱/ })
      .first()
      .click();
    await closed.page.getByRole('row', { name: new RegExp(MERGED) }).waitFor();
    await leave(closed);
  });

  /** Opens what the elder's cell 实访 says of itself. */
  async function traceVisit(page: Page): Promise<void> {
    await page.getByRole('combobox', { name: '填报单位' }).click();
    await page.keyboard.type('第 7 网格');
    await chooseOffered(page, '第 7 网格');
    await page.waitForURL(/unit=/);
    const row = page.getByRole('row').filter({ hasText: ELDER });
    await page.getByRole('grid').waitFor();
    // The newest resident stands last: pages come and go until they are in sight.
    const onwards = page.getByRole('button', { name: '下一页' });
    const isInSight = async () => {
      if ((await row.count()) > 0) return true;
      if (await onwards.isEnabled()) await onwards.click();
      return false;
    };
    await expect.poll(isInSight, { timeout: 60_000, interval: 1_000 }).toBe(true);
    // Due once, and done once: the cell of what was done is the second.
    await row.getByRole('button', { name: '1', exact: true }).last().click();
    await page
      .getByRole('dialog', { name: /^实访 1，从哪里来$/ })
      .getByText('上门 · 林晓燕')
      .waitFor();
  }
});

/** The household of the elder, once the task has reached the worker and the bureau knows the elder. */
async function doorOfElder(platform: TestedPlatform): Promise<string> {
  const api = await apiAs(platform, worker, PASSWORD);
  return vi.waitFor(
    async () => {
      const { items } = routes.visits.list.response.parse(await api('/api/v1/visits?limit=200'));
      const door = items.find(({ people }) => people.some(({ name }) => name === ELDER));
      const personId = door?.people[0]?.id;
      expect(await api(`/plugins/elderly-care/0.1.0/api/elders/${personId}`)).toMatchObject({
        nextVisitDue: expect.any(String),
      });
      return door?.householdId ?? '';
    },
    { timeout: 120_000, interval: 1_000 },
  );
}
