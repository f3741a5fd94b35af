import { routes, type TaskSummary } from '@yige/contracts';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, choose, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, bureauPlugin, demoPlatform, mariadbIfThere, tasksArrived } from '../src/platform.js';

const password = 'Yige-demo-2026';
const worker = 'linxiaoyan.amjy';
const mediator = 'hanshuangjiang.amjy';
const officer = 'weiguodong.amjy';
const secretary = 'hewenbin.amjy';

describeInBrowser('disputes and rented homes', () => {
  let platform: RunningPlatform;
  let tasks: TaskSummary[];
  /** The number of the dispute that was taken in last. */
  let taken = '';
  beforeAll(async () => {
    platform = await demoPlatform(mariadbIfThere(), {}, [bureauPlugin('policing')]);
    await tasksArrived(platform, worker, password, 'policing:rentedHomeCheck');
    const api = await apiAs(platform, worker, password);
    const list = await api('/api/v1/tasks?box=mine&type=policing:rentedHomeCheck&limit=10');
    tasks = routes.tasks.list.response.parse(list).items;
  });
  afterAll(() => platform?.stop());

  async function visitor(size: Size, username: string) {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, username, password);
    return { page, complaints };
  }
  const wellMade = async (page: Page, name: string) => {
    await screenshot(page, name);
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };
  const leave = async ({ page, complaints }: Awaited<ReturnType<typeof visitor>>) => {
    expect(complaints()).toEqual([]);
    await page.context().close();
  };

  it.each([desktop, phone])('at $name px a mediator takes a dispute from intake to the agreement', async (size) => {
    const visit = await visitor(size, mediator);
    const { page } = visit;
    const save = async () => {
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await page.goto(`${platform.address}/apps/policing`);
    await page.getByText('调解中').first().waitFor();
    await wellMade(page, `policing-${size.name}-disputes`);

    await page.getByRole('button', { name: '登记纠纷' }).click();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('请填写这一项').first().waitFor();
    await choose(page.getByLabel('纠纷类别'), /^邻里$/);
    await page.getByRole('radio', { name: '当事人申请' }).check();
    await page.getByRole('radio', { name: '没有', exact: true }).check();
    await page.getByLabel('纠纷内容').fill('空调外机声音大，晚上睡不好，双方约不到一起谈。');
    const [applicant, respondent] = [
      page.getByRole('region', { name: '当事人 1' }),
      page.getByRole('region', { name: '当事人 2' }),
    ];
    await applicant.getByRole('radio', { name: '外来人员或单位' }).check();
    await applicant.getByLabel('姓名或单位').fill('钱立诚');
    await applicant.getByLabel('电话').fill('13900000517');
    const resident = tasks[0]?.subject?.name ?? '';
    await respondent.getByLabel('居民全名').fill(resident);
    await respondent.getByRole('button', { name: '查找' }).click();
    await respondent
      .getByRole('radio', { name: new RegExp(`^${resident} ·`) })
      .first()
      .check();
    await wellMade(page, `policing-${size.name}-intake`);
    await page.getByRole('button', { name: '登记', exact: true }).click();

    await page.getByRole('button', { name: '受理', exact: true }).click();
    taken = /\d{4}-\d{4}/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? '';
    await save();
    await page.getByRole('button', { name: '记一次调解' }).click();
    await page.getByRole('checkbox', { name: '钱立诚' }).check();
    await page.getByLabel('记录').fill('双方都到了，同意加装减震垫。');
    await wellMade(page, `policing-${size.name}-session`);
    await save();
    await page.getByRole('button', { name: '达成协议' }).click();
    await page.getByRole('radio', { name: '书面协议' }).check();
    await page.getByLabel('约定的内容').fill('一、十日内加装减震垫；二、晚上十点后调低风速。');
    await save();
    await page.getByText('双方可以共同申请到').waitFor();
    await wellMade(page, `policing-${size.name}-dispute`);

    await page.getByRole('button', { name: '看协议书' }).click();
    await page.getByRole('heading', { name: '人民调解协议书', level: 2 }).waitFor();
    await wellMade(page, `policing-${size.name}-agreement`);
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('button', { name: '打印' }).waitFor({ state: 'hidden' });
    await screenshot(page, `policing-${size.name}-agreement-print`);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'screen' });
    await leave(visit);
  });

  it('an officer sees what they referred or were let into, and nothing else', async () => {
    const referring = await visitor(phone, officer);
    const { page } = referring;
    await page.goto(`${platform.address}/apps/policing`);
    await page.getByText('您移送或参与的纠纷会出现在这里').waitFor();
    await wellMade(page, 'policing-390-officer');

    const keeping = await visitor(desktop, mediator);
    await keeping.page.goto(`${platform.address}/apps/policing`);
    await keeping.page.getByRole('button', { name: taken }).click();
    await keeping.page.getByRole('button', { name: '请民警参与' }).click();
    const code = (await keeping.page.getByRole('dialog').locator('strong').textContent()) ?? '';
    await keeping.page.getByText('把这个参与码告诉民警').waitFor();
    await wellMade(keeping.page, 'policing-1440-invite');
    await leave(keeping);

    await page.getByRole('button', { name: '输入参与码' }).click();
    await page.getByLabel('参与码').fill(code);
    await page.getByRole('button', { name: '参与', exact: true }).click();
    await page.getByRole('heading', { name: `纠纷 ${taken}` }).waitFor();
    await page.getByText('民警参与').waitFor();
    await wellMade(page, 'policing-390-joined');
    expect(await page.getByRole('button', { name: '回访' }).count()).toBe(0);
    await leave(referring);
  });

  it('a grid worker looks at a rented home with consent, and what is to settle stands in the register', async () => {
    const task = tasks[0];
    if (task === undefined) throw new Error('There is no such task');
    const looking = await visitor(phone, worker);
    const { page } = looking;
    await page.goto(`${platform.address}/inbox/${task.id}`);
    await page.getByRole('radio', { name: '见到了' }).check();
    await page.getByRole('radio', { name: '同意', exact: true }).check();
    await page.getByRole('radio', { name: '有要记的' }).check();
    await page.getByRole('radio', { name: '没有备案' }).check();
    await page.getByRole('radio', { name: '签了', exact: true }).check();
    await page.getByRole('checkbox', { name: '阳台' }).check();
    await wellMade(page, 'policing-390-form');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已办结').first().waitFor();
    await page.goto(`${platform.address}/apps/policing/rented-homes`);
    await page.getByRole('heading', { name: '出租房' }).waitFor();
    await page.locator('.yige-cards li').first().waitFor();
    await wellMade(page, 'policing-390-homes');
    expect(await page.getByRole('button', { name: '纠纷调解' }).count()).toBe(0);
    await leave(looking);

    const reading = await visitor(desktop, secretary);
    await reading.page.goto(`${platform.address}/people/${task.subject?.personId}`);
    const panel = reading.page.getByRole('region', { name: '社区警务' });
    await panel.getByText('阳台单独出租').waitFor();
    await panel.scrollIntoViewIfNeeded();
    await wellMade(reading.page, 'policing-1440-person');
    await reading.page.goto(`${platform.address}/apps/policing/rented-homes`);
    await reading.page.locator('.ant-table-row').first().waitFor();
    await wellMade(reading.page, 'policing-1440-homes');
    await reading.page.goto(`${platform.address}/dashboard`);
    const widget = reading.page.getByText('纠纷，按期限').first();
    await widget.waitFor();
    await widget.scrollIntoViewIfNeeded();
    await wellMade(reading.page, 'policing-1440-dashboard');
    await leave(reading);
  });

  it.each([desktop, phone])('read in English, dark and large at $name px', async (size) => {
    const reading = await newVisitor(size);
    const { page } = reading;
    await page.addInitScript(() => {
      localStorage.setItem('yige.preferences', JSON.stringify({ locale: 'en', mode: 'dark', largeType: true }));
    });
    await logIn(page, platform.address, mediator, password);
    await page.goto(`${platform.address}/apps/policing`);
    await page.getByRole('button', { name: taken }).waitFor();
    await wellMade(page, `policing-${size.name}-dark-disputes`);
    await page.getByRole('button', { name: taken }).click();
    await page.getByText('What was done').waitFor();
    await wellMade(page, `policing-${size.name}-dark-dispute`);
    await page.goto(`${platform.address}/apps/policing/intake`);
    await page.getByRole('button', { name: 'Take in', exact: true }).waitFor();
    await wellMade(page, `policing-${size.name}-dark-intake`);
    await leave(reading);
  });

  it('each row of the ledger leads to its dispute', async () => {
    const reading = await visitor(desktop, secretary);
    const { page } = reading;
    await page.goto(`${platform.address}/ledgers/policing:disputes`);
    await page.getByRole('button', { name: taken, exact: true }).click();
    await page.getByRole('dialog').getByText('登记 · 韩霜降').waitFor();
    await wellMade(page, 'policing-1440-ledger');
    await page.getByRole('dialog').getByRole('link', { name: '看记录' }).first().click();
    await page.getByRole('heading', { name: `纠纷 ${taken}` }).waitFor();
    await leave(reading);
  });
});
