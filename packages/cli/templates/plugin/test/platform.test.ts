import {
  accessibilityFaults,
  closeBrowser,
  isBrowserThere,
  openPortal,
  overflow,
  phone,
} from '@yige/plugin-sdk/testing/browser';
import { isPlatformThere, type RealPlatform, startRealPlatform } from '@yige/plugin-sdk/testing/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../server/program.js';

const worker = 'linxiaoyan.amjy';

// Once @yige/platform is installed and the plugin is built.
describe.skipIf(!isPlatformThere())('on a whole platform', () => {
  let platform: RealPlatform;
  beforeAll(async () => {
    platform = await startRealPlatform(program);
  }, 180_000);
  afterAll(async () => {
    await closeBrowser();
    await platform?.stop();
  });

  it('keeps what a grid worker writes', async () => {
    const client = await platform.clientOf(worker);
    const answer = await client.plugin('/notes', { method: 'POST', body: { text: '3 号楼路灯不亮' } });
    expect(answer.status).toBe(201);
  });

  it.skipIf(!isBrowserThere())(
    'shows it in the portal, dark and in large type too',
    async () => {
      const { page, complaints } = await openPortal(platform, { as: worker, size: phone, dark: true, large: true });
      await page.goto(`${platform.address}/apps/plugin-template`);
      await page.getByText('3 号楼路灯不亮').waitFor();
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints()).toEqual([]);
    },
    120_000,
  );
});
