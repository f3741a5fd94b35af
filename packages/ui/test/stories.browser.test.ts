import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticServer, serveFolder } from './static-server.js';

const storybook = fileURLToPath(new URL('../storybook-static', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const executablePath = process.env.YIGE_TEST_CHROMIUM;

interface Story {
  readonly id: string;
  readonly tags: readonly string[];
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

interface Setting {
  readonly mode: 'light' | 'dark';
  readonly size: 'default' | 'large';
  readonly locale: 'zh-CN' | 'en';
  readonly width: 1366 | 390;
}

const desktop: Setting = { mode: 'light', size: 'default', locale: 'zh-CN', width: 1366 };
const phone: Setting = { ...desktop, width: 390 };

/** Every colour mode, type size, kind of screen and language meets every story at least once. */
const settings: readonly Setting[] = [
  desktop,
  { ...desktop, mode: 'dark' },
  { ...desktop, size: 'large', locale: 'en' },
  { ...desktop, size: 'large', mode: 'dark' },
  phone,
  { ...phone, size: 'large', mode: 'dark', locale: 'en' },
];

// With CI=true a missing browser is a failure, not a reason to skip.
describe.skipIf(!executablePath && process.env.CI !== 'true')('every story in a browser', () => {
  let browser: Browser;
  let server: StaticServer;
  let stories: readonly Story[];

  beforeAll(async () => {
    if (!executablePath) throw new Error('YIGE_TEST_CHROMIUM does not say where Chromium is');
    if (!existsSync(storybook)) throw new Error('There is no built Storybook: run `pnpm build-storybook` first');
    const index: { entries: Record<string, Story> } = JSON.parse(readFileSync(`${storybook}/index.json`, 'utf8'));
    stories = Object.values(index.entries);
    server = await serveFolder(storybook);
    browser = await chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function openStory(id: string): Promise<{ page: Page; errors: string[] }> {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // Browsers ask for an icon of their own accord.
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) errors.push(message.text());
    });
    await page.goto(`${server.origin}/iframe.html?viewMode=story&id=${id}`);
    await page.waitForSelector('body.sb-show-main #storybook-root > *', { state: 'attached' });
    return { page, errors };
  }

  /** What the side bar does: takes down the story before and puts up this one. To load Storybook anew takes far longer. */
  async function turnTo(page: Page, id: string): Promise<void> {
    await page.evaluate(`new Promise((resolve) => {
      const channel = __STORYBOOK_ADDONS_CHANNEL__;
      // A change of look renders as well, and says so late: the story before may still be named.
      channel.on('storyRendered', function seen(rendered) {
        if (rendered !== '${id}') return;
        channel.off('storyRendered', seen);
        resolve();
      });
      channel.emit('setCurrentStory', { storyId: '${id}', viewMode: 'story' });
    })`);
  }

  /** What the toolbar does; a reload for each look would take most of the test's time. */
  async function show(page: Page, { width, ...globals }: Setting): Promise<void> {
    await page.setViewportSize({ width, height: 768 });
    await page.evaluate(`__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', ${JSON.stringify({ globals })})`);
    const size = width === phone.width ? { default: 'phone', large: 'phoneLarge' }[globals.size] : globals.size;
    await page.waitForSelector(
      `html[lang="${globals.locale}"][data-yige-mode="${globals.mode}"][data-yige-size="${size}"]`,
    );
  }

  async function inspect(page: Page): Promise<string[]> {
    // Strings, because functions would be compiled for Node. Colours that change are at their end in the next frame.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    const violations: Violation[] = await page.evaluate(
      "axe.run('#storybook-root', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] }).then((result) => result.violations)",
    );
    const problems = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    const overflow = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    return overflow ? [...problems, 'scrolls sideways'] : problems;
  }

  it('has no accessibility violation, no error and no sideways scrolling in any look', {
    timeout: 300_000,
  }, async () => {
    expect(stories.length).toBeGreaterThan(20);
    const problems: unknown[] = [];
    // The last one first, so that to turn to a story always changes what is shown.
    const { page, errors } = await openStory(stories.at(-1)?.id ?? '');
    await page.evaluate(axe);
    for (const { id, tags } of stories) {
      await turnTo(page, id);
      for (const setting of settings) {
        await show(page, setting);
        const found = await inspect(page);
        if (found.length > 0) problems.push({ id, setting, found });
      }
      const logged = errors.splice(0);
      if (logged.length > 0 && !tags.includes('logs-an-error')) problems.push({ id, errors: logged });
    }
    await page.close();
    expect(problems).toEqual([]);
  });

  it('would find a violation', async () => {
    const { page } = await openStory('panel--with-hint');
    await page.evaluate(axe);
    await page.evaluate("document.querySelector('.yige-panel-hint').style.color = '#b8bcbe'");
    expect(await inspect(page)).toEqual([expect.stringContaining('color-contrast')]);
    await page.close();
  });

  it('answers by keyboard', async () => {
    const { page } = await openStory('choicebuttons--one-of-several');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: '一般' }).isChecked()).toBe(true);
    const ring = "getComputedStyle(document.activeElement.closest('label')).outlineStyle";
    expect(await page.evaluate(ring)).toBe('solid');
    await page.close();

    const { page: next } = await openStory('choicebuttons--any-of-several');
    await next.keyboard.press('Tab');
    await next.keyboard.press('Space');
    await next.keyboard.press('Tab');
    await next.keyboard.press('Space');
    expect(await next.getByRole('checkbox', { name: '理发' }).isChecked()).toBe(false);
    expect(await next.getByRole('checkbox', { name: '助餐' }).isChecked()).toBe(true);
    await next.close();
  });

  it('makes targets big enough for a thumb', async () => {
    const { page } = await openStory('choicebuttons--any-of-several');
    await show(page, phone);
    for (const box of await page.getByRole('checkbox').all()) {
      expect((await box.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await page.close();
  });
});
