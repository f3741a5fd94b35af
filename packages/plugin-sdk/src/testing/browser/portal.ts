import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { RealPlatform } from '../platform/real-platform.js';

/** A window, in CSS pixels, and what pictures of it are called. */
export interface Size {
  /** For names of pictures. */
  name: string;
  /** Of the window. */
  width: number;
  /** Of the window. */
  height: number;
}

/** A desk. */
export const desktop: Size = { name: '1440', width: 1440, height: 900 };
/** A phone, held upright. */
export const phone: Size = { name: '390', width: 390, height: 844 };

/** Who looks, and how they like to see the portal. */
export interface PortalLooks {
  /** Account of the demo. */
  as: string;
  /** `desktop` unless it is given. */
  size?: Size;
  /** Chinese unless it is given. */
  locale?: 'zh-CN' | 'en';
  /** The dark theme; the light one unless it is given. */
  dark?: boolean;
  /** Large type. */
  large?: boolean;
}

/** Somebody who is logged in, in a browser with nothing else remembered. */
export interface PortalVisit {
  /** Of Playwright, on the portal. */
  page: Page;
  /** What the browser complained of since the last look; empty when all is well. */
  complaints(): string[];
  /** Leaves, so that nothing of the page asks on. */
  leave(): Promise<void>;
}

/** Programs that Linux distributions install. */
const PROGRAMS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
/** A portal on a busy machine: what comes late is no fault. */
const PATIENCE = 60_000;

let running: Promise<Browser> | null = null;

/** Whether this machine has a Chromium: where `YIGE_TEST_CHROMIUM` says, or where Linux distributions put it. */
export function isBrowserThere(): boolean {
  return program() !== undefined;
}

/** A Chromium of this machine, without a window; asks for `playwright-core`. Whoever launches it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = program();
  if (executablePath === undefined) throw new Error('There is no Chromium: say where in YIGE_TEST_CHROMIUM');
  const { chromium } = await import('playwright-core').catch((cause: unknown) => {
    throw new Error('playwright-core is not installed: npm install --save-dev playwright-core axe-core', { cause });
  });
  return chromium.launch({
    executablePath,
    // Without a locale of its own a Chromium cannot name a file in Chinese.
    env: { ...process.env, LANG: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // Maps are drawn without a graphics card.
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page of a test lives for seconds: its code is never run often enough to win back what compiling it better takes.
      '--js-flags=--no-opt --no-maglev',
    ],
  });
}

/** Opens the portal of a platform as somebody, logged in; all visits share one browser until `closeBrowser`. */
export async function openPortal(
  platform: RealPlatform,
  { as, size = desktop, locale = 'zh-CN', dark = false, large = false }: PortalLooks,
): Promise<PortalVisit> {
  running ??= launchBrowser();
  const browser = await running;
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    locale,
    serviceWorkers: 'block',
    // What still moves under the pointer is pressed beside.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const preferences = JSON.stringify({ locale, mode: dark ? 'dark' : 'light', largeType: large });
  await context.addInitScript(`localStorage.setItem('yige.preferences', ${JSON.stringify(preferences)})`);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(`page: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !isExpected(text)) said.push(`console: ${text} ${message.location().url}`);
  });
  await logIn(page, platform.address, as, platform.passwordOf(as));
  return { page, complaints: () => said.splice(0), leave: () => context.close() };
}

/** Ends the browser of `openPortal`, with all visits. */
export async function closeBrowser(): Promise<void> {
  const browser = await running;
  running = null;
  await browser?.close();
}

/** Logs in on the portal's own page, and waits for what is behind it. */
export async function logIn(page: Page, address: string, username: string, password: string): Promise<void> {
  await page.goto(address);
  await page.locator('input[autocomplete="username"]').fill(username);
  await page.locator('input[type="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
}

/**
 * The portal asks who is logged in before it shows the login. And antd's table measures the scrollbar with a style
 * that carries no nonce: the policy refuses it, to no effect, and the browser says so.
 */
function isExpected(text: string): boolean {
  return text.includes('status of 401') || text.startsWith('Applying inline style violates');
}

function program(): string | undefined {
  return process.env.YIGE_TEST_CHROMIUM ?? PROGRAMS.find((path) => existsSync(path));
}
