import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { desktop, logIn } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { apiAs, demoPlatform, frozenPlugin, probePlugin } from '../src/platform.js';

describeInBrowser('shell and remote', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite', {}, [probePlugin, frozenPlugin('1.0')]);
  });
  afterAll(async () => {
    await platform?.stop();
  });

  it('see the same React and the same ConfigProvider', async () => {
    const { page } = await newVisitor(desktop);
    await logIn(page, platform.address, 'linxiaoyan.amjy', 'Yige-demo-2026');
    await page.goto(`${platform.address}/people`);
    await page.locator('.ant-table-row a').first().click();
    const probe = page.getByTestId('probe');
    await probe.waitFor();
    // Rendered under the shell's ConfigProvider: our primary colour, not antd's.
    expect((await probe.getAttribute('data-color'))?.toLowerCase()).toBe('#0b6073');
    expect(await probe.textContent()).toBe('林晓燕');
    expect(await sameAsShell(page)).toEqual({ react: true, configContext: true });
  });

  it('share components that the shell itself uses nowhere', async () => {
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, 'linxiaoyan.amjy', 'Yige-demo-2026');
    await page.goto(`${platform.address}/apps/probe`);
    await page.getByTestId('probe-page').waitFor();
    expect(await page.getByRole('radio').count()).toBeGreaterThan(0);
    expect(complaints()).toEqual([]);
  });

  it('fetches nothing for a plugin that is not on screen', async () => {
    const { page } = await newVisitor(desktop);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await logIn(page, platform.address, 'linxiaoyan.amjy', 'Yige-demo-2026');
    await page.locator('.inbox-group').first().waitFor();
    expect(asked.filter((path) => path.startsWith('/plugins/'))).toEqual([]);
  });

  it('of protocol 1.0, as it was built then, still work together: page, file, widget, panel, task, consent, search, ledger', async () => {
    const api = await apiAs(platform, 'linxiaoyan.amjy', 'Yige-demo-2026');
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, 'linxiaoyan.amjy', 'Yige-demo-2026');
    await page.goto(`${platform.address}/apps/protocol-sample`);
    await page.getByRole('textbox', { name: '写一条记录' }).fill('三号楼路灯不亮');
    await page.getByRole('button', { name: '记下来' }).click();
    await page.getByRole('listitem').filter({ hasText: '三号楼路灯不亮' }).getByText('新').waitFor();
    const paper = { name: '记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
    await page.getByLabel('选文件').setInputFiles(paper);
    await page.getByRole('link', { name: '下载 记录.pdf' }).waitFor();
    // Counted by a job of the old server.
    await page.goto(`${platform.address}/dashboard`);
    await page.getByRole('region', { name: '工作记录' }).getByText('1', { exact: true }).waitFor();
    await page.goto(`${platform.address}/people`);
    await page.locator('.ant-table-row a').first().click();
    await page.getByRole('region', { name: '协议样例' }).getByText('还没有关于这个人的记录').waitFor();
    // Sent by the old server, filled in by its form, taken by its server.
    await page.goto(`${platform.address}/inbox`);
    await page
      .getByRole('link', { name: /上门查看/ })
      .first()
      .click();
    await page.getByRole('radio', { name: '见到了' }).check();
    await page.getByRole('radio', { name: '同意', exact: true }).check();
    await page.getByRole('radio', { name: '一切都好' }).check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('.task-head').getByText('已办结').waitFor();
    expect(complaints()).toEqual([]);
    await page.context().close();

    expect(JSON.stringify(await api('/api/v1/search?q=%E4%B8%89%E5%8F%B7&part=plugins'))).toContain('三号楼路灯不亮');
    const { posts } = z
      .object({ posts: z.array(z.object({ unit: z.object({ id: z.string() }) })) })
      .parse(await api('/api/v1/me'));
    const month = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7);
    expect(
      await api(`/api/v1/ledgers/protocol-sample:notes/rows?unit=${posts[0]?.unit.id}&period=${month}`),
    ).toMatchObject({
      items: [{ cells: { text: '三号楼路灯不亮' } }, { cells: { text: '一切都好' } }],
      next: null,
    });
  });
});

/** Compares what the probe imported with what the shell put into the page's share scope. */
function sameAsShell(page: Page): Promise<{ react: boolean; configContext: boolean }> {
  return page.evaluate(() => {
    const shell = window.__FEDERATION__.__INSTANCES__.find(({ name }) => name === 'shell');
    const provided = (key: string) => {
      const versions = Object.values(shell?.shareScopeMap.default[key] ?? {});
      return versions.find(({ from }) => from === 'shell')?.lib?.();
    };
    const react = provided('react');
    const configContext = provided('antd/es/config-provider')?.default?.ConfigContext;
    const seen = window.yigeProbeSeen;
    return {
      react: react !== undefined && (seen.react === react || seen.react === react.default),
      configContext: configContext !== undefined && configContext === seen.configContext,
    };
  });
}
