import type { Page, Request } from 'playwright-core';

declare module 'vitest' {
  interface TaskMeta {
    /** Reaches the summary of `npm test`. */
    lastSeen?: string;
  }
}

/** Of what the page showed, in characters. */
const SHOWN = 800;

/** What a page was doing, told when its test has failed: CI keeps no screenshot. */
export class LastSeen {
  private readonly waiting = new Set<Request>();
  private readonly answers: string[] = [];

  constructor(private readonly page: Page) {
    page.on('request', (request) => this.waiting.add(request));
    page.on('requestfailed', (request) => this.waiting.delete(request));
    page.on('response', (response) => {
      this.waiting.delete(response.request());
      if (response.request().method() === 'GET' && response.ok()) return;
      this.answers.push(`${response.status()} ${lineOf(response.request())}`);
    });
  }

  async tell(): Promise<string> {
    return [
      `The page stood at ${this.page.url()}`,
      `answered last: ${this.answers.slice(-8).join(', ') || 'nothing worth telling'}`,
      `still waiting for: ${[...this.waiting].map(lineOf).join(', ') || 'nothing'}`,
      `alerts: ${await this.alerts()}`,
      `showed: ${await this.shown()}`,
    ].join('\n  ');
  }

  private async shown(): Promise<string> {
    const [text = ''] = await this.page.locator('#main, body:not(:has(#main))').allInnerTexts();
    return text.replaceAll(/\s+/g, ' ').slice(0, SHOWN);
  }

  private async alerts(): Promise<string> {
    const texts = await this.page.locator('[role="alert"], .ant-message').allInnerTexts();
    return texts.map((text) => text.trim()).join(' | ') || 'none';
  }
}

function lineOf(request: Request): string {
  return `${request.method()} ${new URL(request.url()).pathname}`;
}
