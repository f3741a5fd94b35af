import { launchBrowser } from '@yige/plugin-sdk/testing/browser';
import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { describe, onTestFinished } from 'vitest';
import type { Size } from './browser.js';
import { LastSeen } from './last-seen.js';

/** A Chromium of this machine; null where it has none. With `CI=true` that is a failure. */
async function openBrowser(): Promise<Browser | null> {
  if (process.env.YIGE_TEST_CHROMIUM !== undefined) return launchBrowser();
  if (process.env.CI === 'true') throw new Error('YIGE_TEST_CHROMIUM is not set');
  return null;
}

/** Of this worker, for all its files: it ends with the worker. */
const browser = await openBrowser();

/** What needs a Chromium: left out by name where this machine has none, which `CI=true` forbids. */
export const describeInBrowser: ReturnType<typeof describe.skipIf> = describe.skipIf(browser === null);

export interface Visitor {
  page: Page;
  /** What the browser complained of since the last look; empty when all is well. */
  complaints: () => string[];
}

/**
 * Somebody at a screen of this size, with no session and nothing remembered, who leaves when the test that asked for them
 * ends: a page left open would keep its stream and ask on. The service worker is there for who works
 * without network: what it answers, a test that stands in for the server would never see.
 */
export async function newVisitor(
  size: Size,
  locale = 'zh-CN',
  { offline = false }: { offline?: boolean } = {},
): Promise<Visitor> {
  if (browser === null) throw new Error('There is no browser');
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    locale,
    serviceWorkers: offline ? 'allow' : 'block',
    // What still moves under the pointer is pressed beside.
    reducedMotion: 'reduce',
  });
  // Two databases, three processes and a browser share what may be two cores: what comes late is no fault.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const seen = new LastSeen(page);
  onTestFinished(async ({ task }) => {
    // Of several visitors those tell who are still there.
    if (task.result?.state === 'fail' && !page.isClosed()) {
      const told = await seen.tell();
      task.meta.lastSeen = [task.meta.lastSeen, told].filter((part) => part !== undefined).join('\n');
      console.error(told);
    }
    await context.close();
  });
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(`page: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message))
      said.push(`console: ${message.text()} ${message.location().url}`);
  });
  return { page, complaints: () => said.splice(0) };
}

/**
 * The portal asks who is logged in before it shows the login. And antd's table measures the scrollbar with a style
 * that carries no nonce: the policy refuses it, to no effect, and the browser says so. Whoever is no elder is not found in
 * the register of elderly care, and its panel says that.
 */
function isExpected(message: ConsoleMessage): boolean {
  const text = message.text();
  if (text.includes('status of 401') || text.startsWith('Applying inline style violates')) return true;
  return (
    text.includes('status of 404') &&
    /\/plugins\/elderly-care\/[^/]+\/api\/elders\/\w{26}$/.test(message.location().url)
  );
}
