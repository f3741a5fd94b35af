import { chromium } from 'playwright-core';
const base = 'http://127.0.0.1:18170';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const only = process.argv.slice(2);
for (const [w, h, n] of [[1440, 900, 'd'], [390, 844, 'p']]) {
  const ctx = await browser.newContext({ viewport: { width: w, height: h }, locale: process.env.LOC ?? 'zh-CN', colorScheme: process.env.DARK ? 'dark' : 'light' });
  const page = await ctx.newPage();
  page.on('pageerror', (e) => console.log('ERR', e.message));
  page.on('console', (m) => { if (m.type() === 'error' && !/401|inline style/.test(m.text())) console.log('CONSOLE', m.text().slice(0, 200)); });
  await page.goto(base);
  await page.locator('input[autocomplete="username"]').fill(process.env.WHO ?? 'hewenbin.amjy');
  await page.locator('input[type="password"]').fill('Yige-demo-2026');
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
  const get = (p) => page.evaluate((p) => fetch(p).then((r) => r.json()), p);
  const person = (await get('/api/v1/people?q=' + encodeURIComponent('陈桂兰') + '&limit=50')).items?.find((x) => x.birthDate === '1944-05-12');
  const shots = {
    people: '/people?q=cgl', person: `/people/${person?.id}`, household: `/households/${person?.door?.householdId}`,
    buildings: '/buildings', building: `/buildings/${person?.door?.buildingId}`, new: '/people/new', edit: `/people/${person?.id}/edit`,
  };
  if (process.env.LARGE) { await page.locator('.top-tool').first().click(); }
  for (const [name, path] of Object.entries(shots)) {
    if (only.length && !only.includes(name)) continue;
    await page.goto(base + path); await page.waitForTimeout(1800);
    const o = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (o !== 0) console.log('OVERFLOW', name, n, o);
    await page.screenshot({ path: `/tmp/registry-shots/${process.env.TAG ?? ''}${name}-${n}.png`, fullPage: false });
    if (name === 'person') { await page.evaluate(() => document.querySelector('#main').scrollTo(0, 700)); await page.waitForTimeout(300); await page.screenshot({ path: `/tmp/registry-shots/${process.env.TAG ?? ''}person2-${n}.png` }); }
  }
  await ctx.close();
}
await browser.close();
