import { expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { definePlugin, exposesOf, manifestOf } from '../src/manifest/index.js';
import type { SettingsOf } from '../src/server/index.js';

const title = { 'zh-CN': '试', en: 'Test' };
const entry = { path: 'mf-manifest.json', size: 2, integrity: `sha384-${'A'.repeat(64)}` };
const web = { remoteName: 'typed_1_0_0', entry: entry.path, assets: [entry] };

const rest = {
  version: '1.0.0',
  sdk: '^1.0.0',
  name: title,
  glyph: '试',
  bureau: { name: title, kind: 'other' },
  grants: [],
} as const;

const options = [
  { value: 'door', title },
  { value: 'phone', title },
] as const;

const plugin = definePlugin({
  ...rest,
  id: 'typed',
  permissions: [{ name: 'typed:thing.read', title }],
  pages: [],
  contributions: [],
  taskTypes: [{ name: 'visit', title, result: z.object({ met: z.boolean() }) }],
  settings: [
    { type: 'number', name: 'followUpDays', title, minimum: 1, maximum: 30, default: 14, perUnit: true },
    { type: 'boolean', name: 'byPhone', title, default: true },
    { type: 'text', name: 'signature', title, maximum: 20, default: '' },
    { type: 'choice', name: 'way', title, default: 'door', options },
    { type: 'secret', name: 'smsToken', title, maximum: 100 },
  ],
});

it('a plugin’s settings have their names and types', () => {
  expectTypeOf<SettingsOf<typeof plugin>>().toEqualTypeOf<{
    readonly followUpDays: number;
    readonly byPhone: boolean;
    readonly signature: string;
    readonly way: 'door' | 'phone';
    readonly smsToken: string | null;
  }>();
  const { settings, events } = manifestOf(plugin, web);
  expect(settings.map(({ name, perUnit }) => [name, perUnit])).toEqual([
    ['followUpDays', true],
    ['byPhone', false],
    ['signature', false],
    ['way', false],
    ['smsToken', false],
  ]);
  expect(events.subscribes).toEqual(['cn.yige.settings.changed.v1']);
});

it('a plugin without task types says nothing of them, and its settings keep their names and types', () => {
  const bare = { ...rest, id: 'typed', pages: [], contributions: [], permissions: [] } as const;
  const days = { type: 'number', name: 'days', title, minimum: 1, maximum: 30, default: 14 } as const;
  const quiet = definePlugin({ ...bare, settings: [days] });
  expectTypeOf<SettingsOf<typeof quiet>>().toEqualTypeOf<{ readonly days: number }>();
  expect(manifestOf(quiet, web)).toMatchObject({ taskTypes: [], settings: [days] });
  expect(exposesOf(quiet)).toEqual([]);
  definePlugin({
    ...bare,
    settings: [
      // @ts-expect-error: a number has a default, and the error stands where it is missing
      { type: 'number', name: 'days', title, minimum: 1, maximum: 30 },
    ],
  });
  definePlugin({
    ...bare,
    // @ts-expect-error: the permission is not declared
    taskTypes: [{ name: 'visit', title, result: z.object({}), permission: 'typed:thing.read' }],
  });
});

it('what the compiler cannot know of settings, the manifest refuses', () => {
  const wrong = { type: 'number', name: 'days', title, minimum: 1, maximum: 30, default: 90 } as const;
  expect(() => manifestOf({ ...plugin, settings: [wrong] }, web)).toThrow(/settings\[0\]\.default/);
});

it('a command leads to one of the plugin’s pages, and search and commands need its permissions', () => {
  const permission = 'typed:thing.read';
  const page = { path: '/list', title, expose: './pages/list', permission } as const;
  const bare = { ...rest, id: 'typed', contributions: [], taskTypes: [] } as const;
  const own = { ...bare, permissions: [{ name: permission, title }], pages: [page] } as const;
  const command = { title, page: '/list', permission } as const;
  const whole = definePlugin({ ...own, search: { title, permission }, commands: [command] });
  expect(manifestOf(whole, web)).toMatchObject({ search: { title, permission }, commands: [command] });
  expect(manifestOf(own, web)).toMatchObject({ commands: [] });
  // @ts-expect-error: there is no such page
  const lost = definePlugin({ ...own, commands: [{ ...command, page: '/lists' }] });
  expect(() => manifestOf(lost, web)).toThrow(/\/lists is not one of the plugin’s pages/);
  // @ts-expect-error: the permission is not declared
  const foreign = definePlugin({ ...own, search: { title, permission: 'typed:thing.find' } });
  expect(() => manifestOf(foreign, web)).toThrow(/typed:thing\.find is not one of the plugin’s permissions/);
  // @ts-expect-error: a search has no limit
  definePlugin({ ...own, search: { title, permission, limit: 8 } });
  // @ts-expect-error: a command has no icon
  definePlugin({ ...own, commands: [{ ...command, icon: 'list' }] });
});

it('a manifest with a name that is not declared, or that nobody knows, does not compile', () => {
  const bare = { ...rest, id: 'typed', pages: [], contributions: [], taskTypes: [], permissions: [] } as const;
  const permissions = [{ name: 'typed:thing.read', title }] as const;
  const panel = { expose: './panels/person', title, permission: 'typed:thing.read' } as const;
  // @ts-expect-error: there is no such slot
  definePlugin({ ...bare, permissions, contributions: [{ ...panel, slot: 'person.panels' }] });
  // @ts-expect-error: the permission is not declared
  definePlugin({ ...bare, contributions: [{ ...panel, slot: 'person.panel' }] });
  // @ts-expect-error: it is another plugin's
  definePlugin({ ...bare, permissions: [{ name: 'other:thing.read', title }] });
  // @ts-expect-error: a manifest has no colour
  definePlugin({ ...bare, colour: 'red' });
  // @ts-expect-error: a task type has no such property
  definePlugin({ ...bare, taskTypes: [{ name: 'visit', title, result: z.object({}), doorVisibel: true }] });
  // @ts-expect-error: a secret has no default
  definePlugin({ ...bare, settings: [{ type: 'secret', name: 'token', title, maximum: 10, default: 'x' }] });
  // @ts-expect-error: a number has bounds
  definePlugin({ ...bare, settings: [{ type: 'number', name: 'days', title, default: 1 }] });
  expect(bare.permissions).toEqual([]);
});
