import type { PortalPlugin } from '@yige/contracts';
import { expect, it, vi } from 'vitest';
import { PluginLoadError, PluginLoader } from './plugin-loader.js';

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
};

function loaderWith(fields: { load?: () => Promise<unknown>; probe?: () => Promise<void>; timeout?: number }) {
  const registered: { name: string; entry: string }[] = [];
  const asked: string[] = [];
  const { load = async () => ({ default: () => null }), probe = async () => undefined, timeout = 1_000 } = fields;
  const runtime = {
    registerRemotes: (remotes: { name: string; entry: string }[]) => registered.push(...remotes),
    loadRemote: async <Module>(id: string) => {
      asked.push(id);
      return (await load()) as Module;
    },
  };
  return { registered, asked, loader: new PluginLoader({ runtime: () => runtime, probe, timeout }) };
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

it.each<[string, Parameters<typeof loaderWith>[0], PluginLoadError['phase']]>([
  ['no manifest', { probe: () => Promise.reject(new Error('404')) }, 'manifest'],
  ['a module that throws', { load: () => Promise.reject(new Error('boom')) }, 'module'],
  ['no such module', { load: async () => null }, 'module'],
  ['silence', { probe: () => new Promise(() => undefined), timeout: 20 }, 'timeout'],
])('%s fails with plugin and phase', async (_, fields, phase) => {
  const { loader } = loaderWith(fields);
  const failure: unknown = await loader.load(plugin, './panels/person').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PluginLoadError);
  expect(failure).toMatchObject({ pluginId: 'elderly-care', phase });
});

it('does not let the runtime remember a manifest that was missing, and recovers', async () => {
  let there = false;
  const { loader, registered } = loaderWith({
    probe: () => (there ? Promise.resolve() : Promise.reject(new Error('404'))),
  });
  await expect(loader.load(plugin, './panels/person')).rejects.toMatchObject({ phase: 'manifest' });
  expect(registered).toEqual([]);
  there = true;
  expect(await loader.load(plugin, './panels/person')).toHaveProperty('default');
});
