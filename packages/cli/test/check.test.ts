import type { LedgerColumn, PluginManifest } from '@yige/contracts';
import { assetOf } from '@yige/plugin-artefact';
import { expect, it } from 'vitest';
import type { BuiltFiles } from '../src/plugin/check/built-files.js';
import { checkFiles } from '../src/plugin/check/check-files.js';
import { checkLedgers } from '../src/plugin/check/check-ledgers.js';
import { checkManifest } from '../src/plugin/check/check-manifest.js';
import { checkPermissions } from '../src/plugin/check/check-permissions.js';
import { checkScripts } from '../src/plugin/check/check-scripts.js';
import { checkSizes, sizesOf } from '../src/plugin/check/check-sizes.js';
import { checkStyles } from '../src/plugin/check/check-styles.js';
import type { Finding } from '../src/plugin/check/finding.js';
import { checkLines } from '../src/plugin/check/report.js';

interface Changes {
  manifest?: Partial<PluginManifest>;
  entry?: string;
  /** Of the page’s chunk. */
  chunk?: string;
  css?: string;
  server?: string;
}

/** A plugin with one page, built without a fault, but for what a test changes. */
function built({
  manifest = {},
  entry = 'new Function("return this")',
  chunk = 'show()',
  css = SCOPED,
  server = '',
}: Changes = {}): BuiltFiles {
  const web = new Map(
    Object.entries({ 'entry.js': entry, 'page.js': chunk, 'page.css': css }).map(
      ([path, content]) => [path, Buffer.from(content)] as const,
    ),
  );
  const files = { sync: ['page.js', 'page.css'], async: [] };
  return {
    manifest: {
      ...{ id: 'fixture', version: '1.2.3', sdk: '^1.0.0', glyph: '试' },
      name: { 'zh-CN': '夹具', en: 'Fixture' },
      bureau: { name: { 'zh-CN': '试验局', en: 'Test bureau' }, kind: 'other' },
      permissions: [{ name: READ, title: { 'zh-CN': '看', en: 'See' }, grantedTo: [] }],
      pages: [
        {
          path: '/',
          title: { 'zh-CN': '首页', en: 'Home' },
          expose: './pages/home',
          permission: READ,
          navigation: true,
        },
      ],
      ...{ grants: [], contributions: [], taskTypes: [], facts: [], ledgers: [], commands: [], settings: [] },
      events: { subscribes: [] },
      web: {
        remoteName: 'fixture_1_2_3',
        entry: 'mf-manifest.json',
        assets: [...web].map(([path, content]) => assetOf(path, content)),
      },
      ...manifest,
    },
    federation: {
      metaData: { remoteEntry: { name: 'entry.js', path: '', type: 'global' } },
      exposes: [{ path: './pages/home', assets: { js: files, css: { sync: [], async: [] } } }],
      integrity: {},
    },
    web,
    server: new Map([['server/main.js', server]]),
  };
}

/** So many numbers, which gzip makes little smaller. */
function noise(count: number): string {
  return Array.from({ length: count }, (_, index) => Math.sin(index)).join();
}

const READ = 'fixture:thing.read';
const SCOPED =
  '@layer yige-plugins{@keyframes turn{to{rotate:1turn}}}@scope([data-yige-plugin=fixture_1_2_3]){p{color:red}}';

function findings(changes: Changes = {}): Finding[] {
  const files = built(changes);
  return [checkManifest, checkLedgers, checkFiles, checkScripts, checkStyles, checkPermissions]
    .flatMap((check) => check(files))
    .concat(checkSizes(sizesOf(files)));
}

it('finds nothing where nothing is wrong', () => {
  expect(findings()).toEqual([]);
});

it.each<[string, Changes]>([
  ['manifest.protocol', { manifest: { sdk: '^2.0.0' } }],
  ['manifest.language', { manifest: { name: { 'zh-CN': '夹具', en: '夹具' } } }],
  ['manifest.language', { manifest: { changes: { 'zh-CN': 'New page', en: 'New page' } } }],
  ['ledgers.semanticName', { manifest: { ledgers: [ledger('visit.lastVisitor')] } }],
  ['ledgers.semanticName', { manifest: { ledgers: [ledger('otherFixture.name')] } }],
  ['ledgers.semanticType', { manifest: { ledgers: [ledger('visit.date')] } }],
  ['exposes.missing', { manifest: { contributions: [contribution('./panels/person')] } }],
  ['size.entry', { entry: noise(4_000) }],
  ['size.module', { chunk: noise(60_000) }],
  ['scripts.copy', { chunk: 'Symbol.for("react.transitional.element")' }],
  ['scripts.copy', { chunk: 'Error("No QueryClient set, use …")' }],
  ['scripts.eval', { chunk: 'eval(text)' }],
  ['scripts.eval', { chunk: 'new Function("a","return a")' }],
  ['styles.unscoped', { css: 'p{color:red}' }],
  ['styles.unscoped', { css: '@scope([data-yige-plugin=other_1_0_0]){p{color:red}}' }],
  ['permissions.unused', { manifest: { permissions: [permission(READ), permission('fixture:thing.write')] } }],
  ['permissions.undeclared', { server: "const WRITE = 'fixture:thing.write';" }],
  ['permissions.undeclared', { server: 'const WRITE = "fixture:thing.write";' }],
  ['permissions.undeclared', { server: 'const WRITE = `fixture:thing.write`;' }],
  ['grants.missing', { server: "import { Clock, TaskOutbox } from '@yige/plugin-sdk/server';" }],
  ['grants.missing', { server: 'import { Visits } from "@yige/plugin-sdk/server";' }],
  ['grants.missing', { server: "import {\n  TaskFiles as Files,\n} from '@yige/plugin-sdk/server';" }],
])('finds %s, says where and how to mend it', (code, changes) => {
  const [found, ...others] = findings(changes);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code, where: expect.stringMatching(/\S/), mend: expect.stringMatching(/\S/) });
});

it('lets a ledger take shared names and names of its plugin’s own', () => {
  const ledgers = [ledger('visit.lastBy'), ledger('fixture.thing.name')];
  expect(findings({ manifest: { ledgers } })).toEqual([]);
});

it('lets zod ask whether it may make functions, and lets a permission be used anywhere', () => {
  expect(findings({ chunk: 'try{return new Function(""),!0}catch(e){return!1}' })).toEqual([]);
  const permissions = [permission(READ), permission('fixture:thing.write')];
  expect(findings({ manifest: { permissions }, server: "const WRITE = 'fixture:thing.write';" })).toEqual([]);
  expect(findings({ manifest: { permissions }, chunk: 'may("fixture:thing.write")' })).toEqual([]);
  expect(findings({ server: "const OTHER = 'other-fixture:thing.write';" })).toEqual([]);
});

it('compares the files with what the manifest lists', () => {
  const files = built();
  const web = new Map(files.web);
  web.set('page.js', Buffer.from('other()'));
  web.set('stray.js', Buffer.from(''));
  web.delete('page.css');
  expect(checkFiles({ ...files, web }).map(({ code, where }) => [code, where])).toEqual([
    ['files.changed', 'dist/web/page.js'],
    ['files.missing', 'dist/web/page.css'],
    ['files.unlisted', 'dist/web/stray.js'],
  ]);
});

it('says sizes and findings line by line', () => {
  const sizes = sizesOf(built());
  const lines = checkLines({ plugin: 'fixture', version: '1.2.3', sizes, findings: findings({ chunk: 'eval(text)' }) });
  expect(lines[0]).toMatch(/^entry +\d\.\d KB of 17\.0 KB$/);
  expect(lines[2]).toMatch(/^✗ dist\/web\/page\.js: it evaluates text/);
  expect(lines[3]).toMatch(/^ {2}→ write it without eval/);
  expect(lines.at(-1)).toBe('fixture 1.2.3: 1 to mend, 0 to look at');
});

function permission(name: string): PluginManifest['permissions'][number] {
  return { name, title: { 'zh-CN': '权限', en: 'Permission' }, grantedTo: [] };
}

function contribution(expose: string): PluginManifest['contributions'][number] {
  return { slot: 'person.panel', expose, title: { 'zh-CN': '面板', en: 'Panel' }, permission: READ };
}

/** One column of text by this name. */
function ledger(semantic: string): PluginManifest['ledgers'][number] {
  const title = { 'zh-CN': '名称', en: 'Name' };
  const column: LedgerColumn = {
    ...{ name: 'name', title, type: 'text', semantic },
    ...{ source: 'plugin', rule: title },
  };
  return {
    ...{ name: 'things', title, rule: title, permission: READ, period: 'month', unit: 'community', sensitive: false },
    columns: [column],
  };
}
