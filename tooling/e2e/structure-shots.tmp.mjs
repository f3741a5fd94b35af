import { chromium } from 'playwright-core';
const base = 'http://127.0.0.1:18120';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
async function visit(user, size, name, steps, locale='zh-CN') {
  const context = await browser.newContext({ viewport: size, locale });
  const page = await context.newPage();
  page.on('pageerror', (e) => console.log(name, 'pageerror', e.message));
  page.on('console', (m) => m.type()==='error' && !m.text().includes('401') && !m.text().startsWith('Applying inline') && console.log(name, m.text()));
  await page.goto(base);
  await page.locator('input[autocomplete="username"]').fill(user);
  await page.locator('input[type="password"]').fill('Yige-demo-2026');
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
  await steps(page, async (n) => { await page.waitForTimeout(900); await page.screenshot({ path: `/tmp/structure-shots/${name}-${n}.png` }); 
    const o = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth); if (o) console.log(name, n, 'overflow', o); });
  await context.close();
}
export { visit, base, browser };
