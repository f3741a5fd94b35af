import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, desktop, logIn, overflow, phone, type Size, screenshot } from '../src/browser.js';
import { describeInBrowser, newVisitor } from '../src/in-browser.js';
import { demoPlatform, mariadbIfThere, probePlugin, type TestedPlatform } from '../src/platform.js';
import { copyOfProbe, rewrite, yige } from '../src/probe-copy.js';

const PASSWORD = 'Yige-demo-2026';
const worker = 'linxiaoyan.amjy';
/** What the page of the probe says in its installed version, and after two changes. */
const LOCAL_WORDS = '本机的第一版';
const CHANGED_WORDS = '本机的第二版';
const PAPERS_IMPORTS = `import { useState } from 'react';
import { type Paper, paperSchema, papers } from '../../contract.js';
`;
const PAPERS = `
      <FileUpload upload={papers} path={papers.path} response={paperSchema} onStored={setPaper} />
      {paper !== null && <FileLink path={\`/papers/\${paper.id}\`} file={paper} />}`;
/** More than any route but one for files may take. */
const PAPER = Buffer.from(`%PDF-1.7\n${'议'.repeat(500_000)}\n%%EOF\n`);
/** A build on a machine that several share, in milliseconds. */
const BUILT = 40_000;

describeInBrowser('a developer shows the plugin that they write', () => {
  let platform: TestedPlatform;
  let folder: string;
  let command: ChildProcess;
  let said = '';
  beforeAll(async () => {
    platform = await demoPlatform(mariadbIfThere(), { YIGE_DEVELOPMENT: '1' }, [probePlugin]);
    folder = await copyOfProbe('dev');
    await changePage(
      ['<Rate defaultValue={3} />', `<h1>${LOCAL_WORDS}</h1>${PAPERS}`],
      ["import Rate from 'antd/es/rate';\n", PAPERS_IMPORTS],
      ['definePage, usePluginNavigation', 'definePage, FileLink, FileUpload, usePluginNavigation'],
      ['  showWhatIsSeen();\n', '  showWhatIsSeen();\n  const [paper, setPaper] = useState<Paper | null>(null);\n'],
    );
    command = spawn(process.execPath, [yige, 'plugin', 'dev', '--portal', platform.address], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [command.stdout, command.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
  });
  afterAll(async () => {
    await end(command);
    await platform?.stop();
  });

  const changePage = (...changes: [string, string][]) => rewrite(join(folder, 'web', 'pages', 'probe.tsx'), changes);
  const as = async (size: Size) => {
    const visitor = await newVisitor(size);
    await logIn(visitor.page, platform.address, worker, PASSWORD);
    return visitor;
  };
  const openProbe = async (browser: Page) => {
    await browser.goto(`${platform.address}/apps/probe`);
    await browser.getByTestId('probe-page').waitFor();
  };
  const heading = (browser: Page, words: string) => browser.getByRole('heading', { name: words });
  const look = async (browser: Page, name: string) => {
    await screenshot(browser, `plugin-dev-${name}`);
    expect(await overflow(browser), name).toBe(0);
    expect(await accessibilityFaults(browser), name).toEqual([]);
  };

  it('in their own login, marked, and with each change as it is saved', async () => {
    const code = await codeInTerminal();
    const { page: own, complaints } = await as(desktop);
    const other = await as(phone);
    await openProbe(other.page);

    await own.goto(`${platform.address}/development`);
    await own.getByLabel('连接码').fill(code);
    await own.getByRole('button', { name: '连接' }).click();
    await own.getByText(/^版本 0\.1\.0-dev\./).waitFor();
    await look(own, '1440-connected');
    await openProbe(own);
    await heading(own, LOCAL_WORDS).waitFor();
    await own.getByText('开发中 0.1.0-dev · 本机').waitFor();
    await look(own, '1440-page');

    // Kept by the server of this machine, which no installed version shares its files with.
    await own.getByLabel('选文件').setInputFiles({ name: '记录.pdf', mimeType: 'application/pdf', buffer: PAPER });
    const [download] = await Promise.all([
      own.waitForEvent('download'),
      own.getByRole('link', { name: '下载 记录.pdf' }).click(),
    ]);
    expect((await readFile(await download.path())).equals(PAPER)).toBe(true);
    const kept = await readdir(join(folder, '.yige', 'data', 'plugins', 'probe', 'files'), { recursive: true });
    expect(kept.some((path) => /[0-9A-Z]{26}$/.test(path))).toBe(true);

    // The page stays: what it holds would be gone with a reload.
    await own.evaluate(() => {
      document.body.dataset.notReloaded = 'yes';
    });
    await changePage([LOCAL_WORDS, CHANGED_WORDS]);
    await heading(own, CHANGED_WORDS).waitFor({ timeout: BUILT });
    expect(await own.locator('body[data-not-reloaded=yes]').count()).toBe(1);

    await changePage([`<h1>${CHANGED_WORDS}</h1>`, `<h1>${CHANGED_WORDS}</h2>`]);
    await own.getByText('刚才的改动有错').waitFor({ timeout: BUILT });
    expect(await heading(own, CHANGED_WORDS).count()).toBe(1);
    await own.setViewportSize({ width: phone.width, height: phone.height });
    await look(own, '390-problem');
    await own.setViewportSize({ width: desktop.width, height: desktop.height });
    await changePage(['</h2>', '</h1>']);
    await own.getByText('刚才的改动有错').waitFor({ state: 'detached', timeout: BUILT });

    await openProbe(other.page);
    expect(await heading(other.page, CHANGED_WORDS).count()).toBe(0);
    expect(await other.page.getByText('开发中').count()).toBe(0);

    // Without a word, as when its terminal is closed by force: the portal notices by itself.
    await end(command, 'SIGKILL');
    await own.getByText('开发中 0.1.0-dev · 本机').waitFor({ state: 'detached', timeout: BUILT });
    await own.getByTestId('probe-page').waitFor();
    expect(await heading(own, CHANGED_WORDS).count()).toBe(0);
    expect([...complaints(), ...other.complaints()]).toEqual([]);
    await Promise.all([own, other.page].map((each) => each.context().close()));
  });

  /** As it stands in the developer's terminal. */
  async function codeInTerminal(): Promise<string> {
    await expect.poll(() => said, { timeout: BUILT }).toMatch(/type this code: /);
    return /type this code: (\S+)/.exec(said)?.[1] ?? '';
  }
});

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
