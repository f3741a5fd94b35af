import { type DueVisit, routes } from '@yige/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { accessibilityFaults, logIn, overflow, phone, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { goOffline, keepForms } from '../src/offline.js';
import { apiAs, bureauPlugin, demoPlatform, type TestedPlatform } from '../src/platform.js';

const worker = { username: 'linxiaoyan.amjy', password: 'Yige-demo-2026' };
const BUREAUS = ['elderly-care', 'health-station', 'policing', 'volunteering'];
/** At the doors of these two every bureau of the demo has work. */
const [FIRST, SECOND] = ['陈桂兰', '韩爱珍'] as const;

// On SQLite: what a database could change of this, core's tests of visits look at on both.
describeInBrowser('one door, at which four bureaus have work', () => {
  let platform: TestedPlatform;
  const doors = new Map<string, DueVisit>();
  beforeAll(async () => {
    platform = await demoPlatform('sqlite', {}, [bureauPlugin('policing'), bureauPlugin('volunteering')]);
    const api = await apiAs(platform, worker.username, worker.password);
    await vi.waitFor(
      async () => {
        const { items } = routes.visits.list.response.parse(await api('/api/v1/visits?limit=200'));
        for (const name of [FIRST, SECOND]) {
          const door = items.find(({ people }) => people.some((person) => person.name === name));
          expect(bureausAt(door), name).toEqual(BUREAUS);
          if (door !== undefined) doors.set(name, door);
        }
      },
      { timeout: 120_000, interval: 1_000 },
    );
  });
  afterAll(() => platform?.stop());

  const doorOf = (name: string): DueVisit => {
    const door = doors.get(name);
    if (door === undefined) throw new Error(`Nobody is to be visited at the door of ${name}`);
    return door;
  };
  const statesAt = async ({ tasks }: DueVisit) => {
    const api = await apiAs(platform, worker.username, worker.password);
    const answers = await Promise.all(
      tasks.map(async ({ id }) => routes.tasks.get.response.parse(await api(`/api/v1/tasks/${id}`))),
    );
    return Object.fromEntries(answers.map(({ source, status }) => [source.pluginId, status]));
  };
  /** Fills in all four parts as at most doors; answers with how many taps, typing left out. */
  const fillIn = async (page: Page, { householdId }: DueVisit): Promise<number> => {
    let taps = 0;
    const tap = async (locator: ReturnType<Page['locator']>) => {
      taps += 1;
      await locator.click();
    };
    const choose = async (name: string | RegExp) => {
      taps += 1;
      await page.getByRole('radio', { name, exact: typeof name === 'string' }).check();
    };
    const row = page.locator(`[data-stop="${householdId}"]`);
    if ((await row.getAttribute('data-state')) !== 'current') await tap(row.getByRole('button').first());
    await tap(row.getByRole('button', { name: /^开始走访/ }));
    await choose('见到了');
    await choose('还是这样');
    await choose('好');
    await choose('愿意');
    // The figures are typed one after the other: who agrees to be measured has the keyboard there already.
    await expect.poll(() => focused(page)).toBe('高压');
    await page.keyboard.type('136');
    await expect.poll(() => focused(page)).toBe('低压');
    await page.keyboard.type('84');
    await choose('挺好');
    await choose('同意');
    await choose(/^都好：/);
    await choose('来了，时间对');
    await choose('满意');
    return taps;
  };
  const save = (page: Page) => page.getByRole('button', { name: '保存走访（交 4 件）' }).click();

  it('takes twelve taps without network, asks nothing twice, and reaches all four when it is back', async () => {
    const { page } = await newVisitor(phone, 'zh-CN', { offline: true });
    await logIn(page, platform.address, worker.username, worker.password);
    await keepForms(page, platform.address, BUREAUS);
    await goOffline(page);
    const taps = (await fillIn(page, doorOf(FIRST))) + 1;
    expect(taps).toBeLessThanOrEqual(12);
    const questions = await page.locator('.visit-body legend, .visit-body .yige-field-label').allInnerTexts();
    expect(questions.length).toBeGreaterThan(8);
    expect(new Set(questions).size).toBe(questions.length);
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('radio', { name: '见到了' }).scrollIntoViewIfNeeded();
    await screenshot(page, 'one-door', 'one-door.png');
    await save(page);
    await page.getByRole('heading', { name: /^已存在这台设备里/ }).waitFor();
    expect(Object.values(await statesAt(doorOf(FIRST)))).toEqual(BUREAUS.map(() => 'open'));

    await page.context().setOffline(false);
    await page.getByRole('heading', { name: '走访已保存' }).waitFor();
    await screenshot(page, 'one-door-saved', 'one-door-saved.png');
    const { 'health-station': reading, ...others } = await statesAt(doorOf(FIRST));
    expect(Object.values(others)).toEqual(['closed', 'closed', 'closed']);
    // The doctor looks at the reading before it is closed.
    expect(reading).toBe('submitted');
  });

  it('with one bureau’s server down the other three are kept, and that one follows', async () => {
    const { page } = await newVisitor(phone);
    await logIn(page, platform.address, worker.username, worker.password);
    await page.goto(`${platform.address}/visits`);
    const door = doorOf(SECOND);
    await fillIn(page, door);
    const server = platform.plugin('policing');
    await server?.stop();
    await save(page);
    await page.getByText('已存下，等部门确认').waitFor();
    await screenshot(page, 'one-door-down');
    expect(await page.getByText('已办结').count()).toBe(2);
    expect(await page.getByText('已交，等复核').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    server?.start();
    await expect.poll(async () => (await statesAt(door)).policing, { timeout: 60_000 }).toBe('closed');
    // The page follows, without being loaded anew.
    await page.getByText('已存下，等部门确认').waitFor({ state: 'detached' });
    expect(await page.getByText('已办结').count()).toBe(3);
  });
});

function bureausAt(door: DueVisit | undefined): string[] {
  return [...new Set(door?.tasks.map(({ source }) => source.pluginId))].sort();
}

/** The accessible name of what has the keyboard. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement instanceof HTMLInputElement ? activeElement.labels?.[0]?.textContent : undefined;
  });
}
