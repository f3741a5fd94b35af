import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** What opening the portal took. Sizes are those on the wire. */
export interface PortalVisit {
  /** From the navigation to the frame of the portal, and to the first row of the inbox, in milliseconds. */
  frame: number;
  firstRow: number;
  requests: number;
  kilobytes: number;
  /** Of these: scripts, and style sheets. */
  scripts: number;
  styles: number;
}

export interface PageVisit {
  /** From the click to the plugin's page, in milliseconds. */
  page: number;
  kilobytes: number;
  /** The file with which a remote begins. */
  entry: number;
}

interface Loaded {
  url: string;
  type: string;
  bytes: number;
}

const FIRST_ROW = '.task-row';
const FRAME = '#main';
const PLUGIN_PAGE = '[data-testid="probe-page"]';
const WITHIN = 60_000;

/** Notes when each of these is first in the page: asking from outside would add the way there and back. */
const noteFirsts = `
  window.yigeFirsts = {};
  new MutationObserver(() => {
    for (const selector of ${JSON.stringify([FIRST_ROW, FRAME, PLUGIN_PAGE])}) {
      if (window.yigeFirsts[selector] === undefined && document.querySelector(selector) !== null) {
        window.yigeFirsts[selector] = performance.now();
      }
    }
  }).observe(document, { childList: true, subtree: true });
`;

/** Somebody's browser with a session, and nothing cached yet. */
export class PortalVisitor {
  private loaded: Loaded[] = [];

  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly devtools: CDPSession,
    private readonly address: string,
  ) {}

  static async arrive(browser: Browser, address: string, cookie: string): Promise<PortalVisitor> {
    const [name = '', value = ''] = cookie.split('=');
    // What the service worker keeps is fetched beside what is measured.
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, serviceWorkers: 'block' });
    await context.addCookies([{ name, value, url: address }]);
    await context.addInitScript(noteFirsts);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    const visitor = new PortalVisitor(context, page, devtools, address);
    visitor.listen();
    return visitor;
  }

  /** The first time everything is fetched, later times what the browser keeps is not. */
  async openInbox(): Promise<PortalVisit> {
    this.loaded = [];
    await this.page.goto(`${this.address}/inbox`);
    await this.page.locator(FIRST_ROW).first().waitFor({ timeout: WITHIN });
    const loaded = this.loaded;
    return {
      frame: await this.momentOf(FRAME),
      firstRow: await this.momentOf(FIRST_ROW),
      requests: loaded.length,
      kilobytes: kilobytesOf(loaded),
      scripts: kilobytesOf(loaded.filter(({ type }) => type === 'Script')),
      styles: kilobytesOf(loaded.filter(({ type }) => type === 'Stylesheet')),
    };
  }

  /** From the list of apps to a page of the plugin. */
  async openPlugin(id: string): Promise<PageVisit> {
    await this.page.locator('a[href="/apps"]').first().click();
    const link = this.page.locator(`a[href="/apps/${id}"]`).first();
    await link.waitFor({ timeout: WITHIN });
    this.loaded = [];
    await this.page.evaluate(`delete window.yigeFirsts[${JSON.stringify(PLUGIN_PAGE)}]`);
    // Clicked from within, so that the moment is the page's own.
    const clicked = await this.page.evaluate<number>(
      `(() => { const now = performance.now(); document.querySelector('a[href="/apps/${id}"]').click(); return now; })()`,
    );
    await this.page.locator(PLUGIN_PAGE).waitFor({ timeout: WITHIN });
    const entries = this.loaded.filter(({ url }) => /\/remoteEntry\.[^/]*js$/.test(url));
    return {
      page: (await this.momentOf(PLUGIN_PAGE)) - clicked,
      kilobytes: kilobytesOf(this.loaded),
      entry: kilobytesOf(entries),
    };
  }

  /** What JavaScript holds in the page after a collection, in megabytes. */
  async memory(): Promise<number> {
    await this.devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.devtools.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  }

  leave(): Promise<void> {
    return this.context.close();
  }

  private listen(): void {
    const known = new Map<string, { url: string; type: string }>();
    this.devtools.on('Network.responseReceived', ({ requestId, response, type }) => {
      known.set(requestId, { url: response.url, type });
    });
    this.devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const response = known.get(requestId);
      if (response !== undefined && encodedDataLength > 0) this.loaded.push({ ...response, bytes: encodedDataLength });
    });
  }

  private momentOf(selector: string): Promise<number> {
    return this.page.evaluate<number>(`window.yigeFirsts[${JSON.stringify(selector)}]`);
  }
}

function kilobytesOf(loaded: readonly Loaded[]): number {
  return loaded.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000;
}
