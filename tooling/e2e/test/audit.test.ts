import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform, mariadbIfThere, type TestedPlatform } from '../src/platform.js';

const password = 'Yige-demo-2026';
const secretary = 'hewenbin.amjy';
const doctor = 'shenliqun.amjy';
const auditor = 'luoqing.qinghe';
const security = 'hanxu.qinghe';

const dialect = mariadbIfThere();

describeInBrowser('what is looked at is seen', () => {
  let platform: TestedPlatform;
  beforeAll(async () => {
    platform = await demoPlatform(dialect);
  });
  afterAll(() => platform?.stop());

  const healthy = async (page: Page) => {
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  it.each([desktop, phone])(
    'a number is shown for a reason, found in the audit, exported and verified at $name px',
    async (size: Size) => {
      const shot = (page: Page, name: string) => screenshot(page, `${dialect}-${size.name}-${name}`);
      const { page, complaints } = await newVisitor(size);
      await logIn(page, platform.address, secretary, password);
      await page.goto(`${platform.address}/people`);
      await page.locator('a[href^="/people/0"]').first().click();
      await page.getByRole('button', { name: '查看手机' }).click();
      await page.getByRole('button', { name: '查看 60 秒' }).waitFor();
      await choose(page.getByRole('combobox', { name: '为什么要看' }), '其他原因');
      await page.getByRole('textbox', { name: '具体原因' }).fill(`门锁坏了，联系本人（${size.name}）`);
      await shot(page, 'reveal-asks');
      await page.getByRole('button', { name: '查看 60 秒' }).click();
      await expect.poll(() => page.locator('.revealed').textContent()).toMatch(/^199 0000 \d{4}$/);
      const number = (await page.locator('.revealed').textContent())?.replaceAll(' ', '') ?? '';
      await page.getByText(/\d+ 秒后遮住/).waitFor();
      await shot(page, 'reveal-shown');
      await healthy(page);
      expect(page.url()).not.toContain(number);
      expect(await page.title()).not.toContain(number);
      expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
        number,
      );
      await page.getByRole('button', { name: '现在遮住' }).click();
      await page.getByRole('button', { name: '查看手机' }).waitFor();
      await page
        .getByRole('region', { name: /谁看过/ })
        .getByText(`门锁坏了，联系本人（${size.name}）`)
        .waitFor();
      expect(await page.content()).not.toContain(number);

      const audit = await newVisitor(size);
      await logIn(audit.page, platform.address, auditor, password);
      await audit.page.goto(`${platform.address}/audit`);
      await audit.page.getByText(`门锁坏了，联系本人（${size.name}）`).first().waitFor();
      // Sealed within a second or two: then there is something to verify.
      await audit.page.waitForTimeout(2_500);
      await audit.page.getByRole('button', { name: '核验最近 7 天' }).click();
      await audit.page.getByText('完好').waitFor();
      await shot(audit.page, 'audit');
      await healthy(audit.page);
      await choose(audit.page.getByRole('combobox', { name: '做了什么' }), '查看居民完整号码');
      // By its reason: until the answer is there, the list before it stands.
      const row = audit.page.locator('.ant-table-row, .yige-cards li').filter({ hasText: `联系本人（${size.name}）` });
      await row.first().getByRole('button').click();
      await audit.page.getByText('person.revealed').waitFor();
      await audit.page.getByText(/已封存/).waitFor();
      await shot(audit.page, 'audit-entry');
      await audit.page.keyboard.press('Escape');
      const [download] = await Promise.all([
        audit.page.waitForEvent('download'),
        audit.page.getByRole('button', { name: '导出 CSV' }).click(),
      ]);
      const csv = await readFile(await download.path(), 'utf8');
      expect(csv).toContain(`门锁坏了，联系本人（${size.name}）`);
      expect(csv).not.toContain(number);
      // The elderly-care panel asks its plugin, which has not everybody in its register.
      const unexpected = complaints().filter((line) => !line.includes('status of 404'));
      expect([...unexpected, ...audit.complaints()]).toEqual([]);
    },
  );

  it('a role changes for a reason and goes back', async () => {
    for (const size of [desktop, phone]) {
      const { page, complaints } = await newVisitor(size);
      await logIn(page, platform.address, security, password);
      await page.goto(`${platform.address}/security/roles?role=supervisor`);
      await page.getByRole('button', { name: '给予 看人员名册' }).click();
      await page.getByRole('textbox', { name: '原因' }).fill('监督委员会要核对在岗人员');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /给\s*予/ })
        .click();
      await page.getByText(/监督委员会要核对在岗人员/).waitFor();
      await screenshot(page, `${dialect}-${size.name}-roles`);
      await healthy(page);
      await page.getByRole('button', { name: '恢复默认 看人员名册' }).click();
      await page.getByRole('textbox', { name: '原因' }).fill('核对完了，放回去');
      await page.getByRole('dialog').getByRole('button', { name: '恢复默认' }).click();
      await page.getByRole('button', { name: '给予 看人员名册' }).waitFor();
      expect(complaints()).toEqual([]);
      await page.context().close();
    }
  });

  it('the glass is broken for a reason, is seen while it is broken, and is mended', async () => {
    const { page } = await newVisitor(phone);
    await logIn(page, platform.address, doctor, password);
    await page.goto(`${platform.address}/break-glass`);
    await choose(page.getByRole('combobox', { name: '要做什么' }), '看居民');
    const unit = page.getByRole('combobox', { name: '哪个单位' });
    await unit.click();
    await unit.fill('石桥');
    await chooseOffered(page, '石桥村');
    await page.getByRole('textbox', { name: '为什么' }).fill('山洪，要找独居的人');
    await screenshot(page, `${dialect}-390-break-glass`);
    await page.getByRole('button', { name: '开始临时授权' }).click();
    await page.getByText(/紧急临时授权：看居民/).waitFor();
    await healthy(page);
    const audit = await newVisitor(desktop);
    await logIn(audit.page, platform.address, auditor, password);
    await audit.page.goto(`${platform.address}/audit`);
    await audit.page.getByText(/正在进行/).waitFor();
    await screenshot(audit.page, `${dialect}-1440-audit-break-glass`);
    await page.getByRole('button', { name: '现在结束' }).click();
    await page.getByText(/紧急临时授权：看居民/).waitFor({ state: 'detached' });
  });

  it('the operator’s command finds it intact beside the running platform', async () => {
    const { code, said } = await yige(['audit', 'verify'], platform);
    expect(said).toMatch(/^The audit is intact: \d+ entries of \d days/);
    expect(code).toBe(0);
  });
});

function yige(
  parameters: string[],
  { directory, databaseUrl }: TestedPlatform,
): Promise<{ code: number | null; said: string }> {
  const program = join(dirname(createRequire(import.meta.url).resolve('@yige/cli/package.json')), 'bin', 'yige.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...parameters], {
      env: { ...process.env, YIGE_DATA_DIR: directory, YIGE_DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, said }));
  });
}
