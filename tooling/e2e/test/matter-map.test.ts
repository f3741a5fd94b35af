import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform } from '../src/platform.js';

const password = 'Yige-demo-2026';
const secretary = 'hewenbin.amjy';
/** The only matter of its category in the demo district, so that the map has it in its middle. */
const ALONE = { category: 'elders', title: '想开老年食堂' };

/** On SQLite: a map is the browser's, and core's own test asks both databases. */
describeInBrowser('the map of matters', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite');
  });
  afterAll(() => platform?.stop());

  const visit = async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    await logIn(page, platform.address, secretary, password);
    const look = async (name: string) => {
      await screenshot(page, `${size.name}-matter-map-${name}`);
      expect(await overflow(page), name).toBe(0);
      expect(await accessibilityFaults(page), name).toEqual([]);
    };
    return { page, complaints, look };
  };
  const openMap = async (page: Page, query = '') => {
    await page.goto(`${platform.address}/matters?view=map${query}`);
    await page.locator('.matter-map-canvas canvas').waitFor();
  };

  it('opens beside the list, says what its shapes mean, and leads to a matter', async () => {
    const { page, complaints, look } = await visit(desktop);
    await page.goto(`${platform.address}/matters`);
    await page.getByRole('radio', { name: '地图' }).click();
    await page.getByRole('list', { name: '图例' }).getByText('待核查').waitFor();
    await page.getByRole('link', { name: '楼道灯不亮' }).waitFor();
    await drawn(page);
    await look('all');
    await openMap(page, `&category=${ALONE.category}`);
    await expect.poll(() => press(page), DRAWN).toMatch(/\/matters\/\w{26}$/);
    await page.getByRole('heading', { name: ALONE.title }).waitFor();
    await page.goBack();
    await page.locator('.matter-map-canvas').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('stands above the list on a phone', async () => {
    const { page, complaints, look } = await visit(phone);
    await openMap(page);
    await drawn(page);
    await look('phone');
    expect(complaints()).toEqual([]);
  });

  it('speaks English, and is dark and large where the user has it so', async () => {
    const { page, complaints, look } = await visit(desktop);
    await page.addInitScript(() => {
      localStorage.setItem('yige.preferences', JSON.stringify({ locale: 'en', mode: 'dark', largeType: true }));
    });
    await openMap(page);
    await page.getByRole('list', { name: 'Legend' }).getByText('To be verified').waitFor();
    await drawn(page);
    await look('english-dark');
    expect(complaints()).toEqual([]);
  });

  it('says so where the browser cannot draw, and shows the list', async () => {
    const { page, look } = await visit(desktop);
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(`${platform.address}/matters?view=map`);
    await page.getByText('画不了地图').waitFor();
    await page.getByRole('link', { name: '楼道灯不亮' }).waitFor();
    await look('without');
  });
});

/** Drawn without a graphics card, on cores that others use too: what comes late is no fault. In milliseconds. */
const DRAWN = { timeout: 60_000, interval: 500 };

/** Until what the map shows has come to rest: two looks at it are alike. */
async function drawn(page: Page): Promise<void> {
  const canvas = page.locator('.matter-map-canvas canvas');
  let before = '';
  await expect
    .poll(async () => {
      const now = (await canvas.screenshot()).toString('base64');
      const same = now === before;
      before = now;
      return same;
    }, DRAWN)
    .toBe(true);
}

/** Presses the middle of the map, and answers where that led. */
async function press(page: Page): Promise<string> {
  const canvas = page.locator('.matter-map-canvas canvas');
  if (await canvas.isVisible()) await canvas.click();
  return new URL(page.url()).pathname;
}
