import { visit, base, browser } from './structure-shots.tmp.mjs';
const D = { width: 1440, height: 900 }, P = { width: 390, height: 844 };
await visit('tangmin.liuan', D, 'street', async (page, shot) => {
  await page.goto(`${base}/organisation`); await shot('top');
  await page.getByRole('treeitem', { name: '爱民佳苑社区' }).locator('.unit-tree-row').first().click(); await shot('estate');
  await page.getByRole('button', { name: '添加组织' }).click(); await shot('dialog');
  await page.getByRole('button', { name: '保 存' }).or(page.getByRole('button', { name: '保存' })).click(); await shot('dialog-faults');
  await page.keyboard.press('Escape');
  await page.goto(page.url().split('?')[0] + '?asOf=2016-05-01'); await shot('past');
});
await visit('panqiming.qinghe', D, 'system', async (page, shot) => {
  await page.goto(`${base}/organisation`); await shot('top');
  await page.goto(`${base}/organisation/shortfalls`); await shot('short');
});
await visit('hewenbin.amjy', P, 'phone', async (page, shot) => {
  await page.goto(`${base}/organisation`); await shot('list');
  await page.locator('.unit-list-row').first().click(); await shot('unit');
  await page.evaluate(() => document.querySelector('main').scrollTo(0, 900)); await shot('unit2');
  await page.goto(`${base}/organisation/shortfalls`); await shot('short');
});
await browser.close();
