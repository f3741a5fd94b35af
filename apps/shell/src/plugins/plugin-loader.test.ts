import type { PageLoad, PortalPlugin } from '@yige/contracts';
import { expect, it, vi } from 'vitest';
import { PluginLoadError, PluginLoader } from './plugin-loader.js';
import { TamperedFileError } from './signed-files.js';

// The loader resolves the manifest's path against the page.
vi.stubGlobal('location', { origin: 'http://portal.test' });

const plugin: PortalPlugin = {
  id: 'elderly-care',
  version: '1.2.0',
  name: { 'zh-CN': '居家养老', en: 'Elderly care' },
  glyph: '养',
  color: 'elderly',
  remote: { name: 'elderly_care_1_2_0', entry: '/plugins/elderly-care/1.2.0/web/mf-manifest.json', integrity: '' },
  pages: [],
  contributions: [],
  commands: [],
};

interface Circumstances {
  load?: () => Promise<unknown>;
  open?: () => Promise<void>;
  tampered?: boolean;
  timeout?: number;
}

function loaderWith(circumstances: Circumstances) {
  const registered: { name: string; entry: string }[] = [];
  const asked: string[] = [];
  const reports: PageLoad[] = [];
  const { load = async () => ({ default: () => null }), open = async () => undefined, ...rest } = circumstances;
  const runtime = {
    registerRemotes: (remotes: { name: string; entry: string }[]) => registered.push(...remotes),
    loadRemote: (id: string) => {
      asked.push(id);
      return load();
    },
  };
  const loader = new PluginLoader({
    runtime: () => runtime,
    files: { open, filesOf: () => ['http://portal.test/entry.js'], anyTampered: async () => rest.tampered ?? false },
    report: (report) => reports.push(report),
    timeout: rest.timeout ?? 1_000,
  });
  return { registered, asked, reports, loader };
}

it('registers a remote when something of it is first needed, and once', async () => {
  const { loader, registered, asked } = loaderWith({});
  await Promise.all([loader.load(plugin, './panels/person'), loader.load(plugin, './panels/person')]);
  await loader.load(plugin, './forms/visit');
  expect(registered).toEqual([
    { name: 'elderly_care_1_2_0', entry: 'http://portal.test/plugins/elderly-care/1.2.0/web/mf-manifest.json' },
  ]);
  expect(asked).toEqual(['elderly_care_1_2_0/panels/person', 'elderly_care_1_2_0/forms/visit']);
});

it('takes no global that somebody left for the remote that it loads', async () => {
  const { loader, asked } = loaderWith({});
  Object.assign(globalThis, { [plugin.remote.name]: { get: () => 'another plugin’s' } });
  await loader.load(plugin, './forms/visit');
  expect(plugin.remote.name in globalThis).toBe(false);
  // What the remote itself leaves stays.
  Object.assign(globalThis, { [plugin.remote.name]: 'its own' });
  await loader.load(plugin, './panels/person');
  expect(plugin.remote.name in globalThis).toBe(true);
  expect(asked).toHaveLength(2);
  Reflect.deleteProperty(globalThis, plugin.remote.name);
});

it('loads nothing in place of a remote whose name somebody holds for good', async () => {
  const { loader, asked, reports } = loaderWith({});
  const held = { ...plugin, remote: { ...plugin.remote, name: 'held_1_2_0' } };
  Object.defineProperty(globalThis, 'held_1_2_0', { value: {} });
  await expect(loader.load(held, './forms/visit')).rejects.toMatchObject({ phase: 'integrity' });
  expect([asked, reports]).toMatchObject([[], [{ failed: 'integrity' }]]);
});

const boom = () => Promise.reject(new Error('boom'));

it.each<[string, Circumstances, PluginLoadError['phase']]>([
  ['no manifest', { open: boom }, 'manifest'],
  [
    'another manifest',
    { open: () => Promise.reject(new TamperedFileError('http://portal.test/mf-manifest.json')) },
    'integrity',
  ],
  ['a module that throws', { load: boom }, 'module'],
  ['a module of another file', { load: boom, tampered: true }, 'integrity'],
  ['no such module', { load: async () => null }, 'module'],
  ['silence', { open: () => new Promise(() => undefined), timeout: 20 }, 'timeout'],
])('%s fails with plugin and phase, and is reported', async (_, circumstances, phase) => {
  const { loader, reports } = loaderWith(circumstances);
  const failure: unknown = await loader.load(plugin, './panels/person').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PluginLoadError);
  expect(failure).toMatchObject({ pluginId: 'elderly-care', phase });
  expect(reports).toMatchObject([
    { pluginId: 'elderly-care', version: '1.2.0', expose: './panels/person', failed: phase },
  ]);
});

it('reports a module that loaded, once', async () => {
  const { loader, reports } = loaderWith({});
  await loader.load(plugin, './panels/person');
  await loader.load(plugin, './panels/person');
  expect(reports).toEqual([
    {
      pluginId: 'elderly-care',
      version: '1.2.0',
      expose: './panels/person',
      milliseconds: expect.any(Number),
    },
  ]);
});

it('does not let the runtime remember a manifest that was missing, and recovers', async () => {
  let there = false;
  const { loader, registered } = loaderWith({ open: () => (there ? Promise.resolve() : boom()) });
  await expect(loader.load(plugin, './panels/person')).rejects.toMatchObject({ phase: 'manifest' });
  expect(registered).toEqual([]);
  there = true;
  expect(await loader.load(plugin, './panels/person')).toHaveProperty('default');
});

it('tries once more where all files are found right: the browser may have kept a changed one until then', async () => {
  let kept = true;
  const { loader, reports } = loaderWith({
    load: () => {
      if (!kept) return Promise.resolve({ default: () => null });
      kept = false;
      return boom();
    },
  });
  expect(await loader.load(plugin, './panels/person')).toHaveProperty('default');
  expect(reports).toHaveLength(1);
});
