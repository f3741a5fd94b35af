import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desktop, logIn } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { freshPlatform } from '../src/platform.js';

describeInBrowser('shell and remote', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await freshPlatform('sqlite');
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
    await page.context().close();
  });

  it('share components that the shell itself uses nowhere', async () => {
    const { page, complaints } = await newVisitor(desktop);
    await logIn(page, platform.address, 'linxiaoyan.amjy', 'Yige-demo-2026');
    await page.goto(`${platform.address}/apps/probe`);
    await page.getByTestId('probe-page').waitFor();
    expect(await page.getByRole('radio').count()).toBeGreaterThan(0);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('fetches nothing for a plugin that is not on screen', async () => {
    const { page } = await newVisitor(desktop);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await logIn(page, platform.address, 'linxiaoyan.amjy', 'Yige-demo-2026');
    await page.locator('.inbox-group').first().waitFor();
    expect(asked.filter((path) => path.startsWith('/plugins/'))).toEqual([]);
    await page.context().close();
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
