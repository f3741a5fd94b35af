import { createClient } from '@yige/contracts';
import type { RunningPlatform } from '@yige/launch/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform } from '../src/platform.js';

const password = 'Yige-demo-2026';
const secretary = 'hewenbin.amjy';

describeInBrowser('residents who are registered twice', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await demoPlatform('sqlite');
  });
  afterAll(() => platform?.stop());

  /** Two records of one person behind two doors; answers the id of the second. */
  async function registerTwice(name: string, serial: number): Promise<string> {
    const login = await fetch(`${platform.address}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: secretary, password }),
    });
    const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const client = createClient({ baseUrl: platform.address, headers: () => ({ cookie }) });
    const { items } = await client.people.list({ query: { limit: 50 } });
    const doors = [...new Map(items.flatMap(({ door }) => (door === null ? [] : [[door.householdId, door]]))).values()];
    const ids: string[] = [];
    for (const [index, householdId] of doors
      .slice(0, 2)
      .map((door) => door.householdId)
      .entries()) {
      const household = await client.households.get({ params: { id: householdId } });
      const { id } = await client.people.create({
        body: {
          ...{ name, sex: 'female', birthDate: '1948-02-03', documentType: 'passport' },
          ...{ idNumber: `E99${serial}0${index}`, phone: `1990002${serial}${index === 0 ? '1' : '2'}` },
          aliases: index === 0 ? [] : ['阿秀'],
          furtherPhones: index === 0 ? [] : [{ phone: `1990002${serial}1`, label: '家里' }],
          source: '网格员上门',
          residence: {
            ...{ dwellingId: household.dwellingId, householdId },
            ...{ residenceKind: 'permanent', validFrom: '2020-01-01' },
          },
        },
      });
      const value = { level: index === 0 ? '2' : '3' };
      await client.people.recordFact({
        params: { id },
        body: { kind: 'livingAlone', source: '网格员上门', validFrom: `202${value.level}-01-01` },
      });
      ids.push(id);
    }
    return ids[1] ?? '';
  }

  async function isSound(page: Page, name: string) {
    await screenshot(page, name);
    expect(await overflow(page), name).toBe(0);
    expect(await accessibilityFaults(page), name).toEqual([]);
  }

  it.each([
    [desktop, '欧阳秀', '110'],
    [phone, '欧阳兰', '220'],
  ] as const)('are compared, merged and made two again at $name px', async (size: Size, name, serial) => {
    const second = await registerTwice(name, Number(serial));
    const { page, complaints } = await newVisitor(size);
    const look = (shot: string) => isSound(page, `${size.name}-duplicates-${shot}`);
    await logIn(page, platform.address, secretary, password);

    await page.goto(`${platform.address}/people`);
    await page.getByRole('link', { name: '可能重复' }).click();
    await page.getByText('姓名、出生日期和电话相同').first().waitFor();
    await look('list');
    await page.getByRole('link', { name: new RegExp(`${name}.*${name}`, 's') }).click();
    await page.getByRole('heading', { name: `${name}：是同一人吗`, level: 1 }).waitFor();
    await page.getByText(/居家养老.*的记录一起转过来/).waitFor();
    await look('compare');

    // By keyboard: the second record's home, the rest as the first has it.
    const home = page.getByRole('radiogroup', { name: '居住' });
    await home.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await home.getByRole('radio').last().isChecked()).toBe(true);
    await page.getByRole('button', { name: '合并成一个人' }).click();
    await page.getByText(`“${name}”已合并到这里`).waitFor();
    await page.getByRole('heading', { name: new RegExp(name), level: 1 }).waitFor();
    await page.getByText('又名 阿秀').waitFor();
    await look('merged');

    // Whoever kept the other record's address is led to this one.
    const survivor = page.url();
    await page.goto(`${platform.address}/people/${second}`);
    await page.waitForURL(survivor);
    await page.getByRole('button', { name: '撤销合并' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click();
    await page.getByText('可能和别的登记是同一人').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await look('undone');

    await page.getByRole('link', { name: '核对' }).click();
    await page.getByRole('button', { name: '不是同一人' }).click();
    await page.getByLabel('为什么不是同一人').fill('是一对双胞胎');
    await page.getByRole('dialog').getByRole('button', { name: '不是同一人' }).click();
    await page.getByRole('heading', { name: '可能重复的居民', level: 1 }).waitFor();
    await page.getByText('没有可能重复的居民').waitFor();
    await look('none');
    // The address of a record that is another one by then is answered with a refusal, which leads on (409); and the
    // register of elders does not hold the new record yet (404).
    expect(complaints().filter((text) => !/status of 40[49]/.test(text))).toEqual([]);
  });

  it.each([desktop, phone])('read in English, dark and large at $name px', async (size: Size) => {
    const name = size === desktop ? '司马秀' : '司马兰';
    await registerTwice(name, size === desktop ? 330 : 440);
    const { page, complaints } = await newVisitor(size);
    await page.addInitScript(() => {
      localStorage.setItem('yige.preferences', JSON.stringify({ locale: 'en', mode: 'dark', largeType: true }));
    });
    await logIn(page, platform.address, secretary, password);
    await page.goto(`${platform.address}/people/duplicates`);
    await page.getByRole('link', { name: new RegExp(`${name}.*${name}`, 's') }).waitFor();
    await isSound(page, `${size.name}-duplicates-dark-list`);
    await page.getByRole('link', { name: new RegExp(`${name}.*${name}`, 's') }).click();
    await page.getByRole('button', { name: 'Merge into one person' }).waitFor();
    await page.getByText('Can be undone until').waitFor();
    await isSound(page, `${size.name}-duplicates-dark-compare`);
    expect(complaints()).toEqual([]);
  });

  it.each([desktop, phone])('a photo is chosen, seen and deleted at $name px', async (size: Size) => {
    const { page, complaints } = await newVisitor(size);
    const look = (shot: string) => isSound(page, `${size.name}-photo-${shot}`);
    await logIn(page, platform.address, secretary, password);
    await page.goto(`${platform.address}/people?q=3-2-501`);
    await page.getByRole('link', { name: '陈桂兰' }).click();
    await page.getByRole('button', { name: '添加照片' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('拍照或选照片').setInputFiles({
      ...{ name: 'IMG_0001.jpg', mimeType: 'image/jpeg' },
      buffer: await page.screenshot({ type: 'jpeg' }),
    });
    await dialog.getByRole('img', { name: '选好的照片' }).waitFor();
    expect(await dialog.getByRole('button', { name: '保存照片' }).isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: '本人同意' }).check();
    await look('chosen');
    await dialog.getByRole('button', { name: '保存照片' }).click();
    await page.getByRole('img', { name: '陈桂兰的照片' }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await look('seen');
    const shown = await page
      .getByRole('img', { name: '陈桂兰的照片' })
      .evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0 && image.naturalWidth <= 640);
    expect(shown).toBe(true);
    await page.getByRole('button', { name: '换照片' }).click();
    await dialog.getByRole('button', { name: '删除照片' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '删除照片' }).click();
    await page.getByRole('button', { name: '添加照片' }).waitFor();
    expect(complaints()).toEqual([]);
  });
});
