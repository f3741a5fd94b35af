import { Module } from '@nestjs/common';
import { type CloudEvent, coreEvents, newId, type SettingValue } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { definePlugin } from '../src/manifest/index.js';
import { Clock, Settings } from '../src/server/index.js';
import { createTestPlatform, type TestPlatform } from '../src/testing/index.js';

const title = { 'zh-CN': '试', en: 'Test' };

const plugin = definePlugin({
  id: 'fixture',
  version: '1.0.0',
  sdk: '^1.0.0',
  name: title,
  glyph: '试',
  bureau: { name: title, kind: 'other' },
  permissions: [],
  grants: [],
  pages: [],
  contributions: [],
  taskTypes: [],
  settings: [
    { type: 'number', name: 'days', title, minimum: 1, maximum: 30, default: 14, perUnit: true },
    { type: 'secret', name: 'token', title, maximum: 100 },
  ],
});

@Module({})
class Nothing {}

/** On SQLite alone: settings touch no table of the plugin. */
let platform: TestPlatform;
let settings: Settings;
beforeAll(async () => {
  platform = await createTestPlatform({ plugin, module: Nothing, entities: [], migrations: [] });
  settings = platform.server.application.get(Settings);
});
afterAll(() => platform?.stop());

const set = (values: Record<string, SettingValue>) => {
  platform.core.settings = () => values;
};
const changed = (): CloudEvent => ({
  specversion: '1.0',
  id: newId(),
  source: '/core',
  type: coreEvents.settingsChanged,
  subject: 'plugins/fixture',
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data: { revision: '2' },
});
const announce = () => platform.deliverEvent(changed());
const asked = () => platform.core.settingsAsked.length;

beforeEach(async () => {
  platform.core.outage = false;
  set({ days: 7, token: 'sms' });
  expect((await announce()).status).toBe(200);
});

it('are asked for once for each unit, however many want them', async () => {
  const [one, two] = [newId(), newId()];
  platform.core.settings = (unit): Record<string, SettingValue> => (unit === one ? { days: 3 } : {});
  const before = asked();
  const read = await Promise.all([settings.of(plugin, one), settings.of(plugin, one), settings.of(plugin, two)]);
  expect(read).toEqual([
    { days: 3, token: null },
    { days: 3, token: null },
    { days: 14, token: null },
  ]);
  await settings.of(plugin, one);
  expect(asked() - before).toBe(2);
});

it('are other ones as soon as core says so', async () => {
  expect(await settings.of(plugin)).toEqual({ days: 7, token: 'sms' });
  set({ days: 9 });
  expect((await settings.of(plugin)).days).toBe(7);
  await announce();
  expect(await settings.of(plugin)).toEqual({ days: 9, token: null });
});

it('are read anew after a minute, where core’s word went to another process', async () => {
  await settings.of(plugin);
  set({ days: 9 });
  const now = Date.now();
  const clock = vi.spyOn(platform.server.application.get(Clock), 'now');
  clock.mockReturnValue(new Date(now + 59_000));
  expect((await settings.of(plugin)).days).toBe(7);
  clock.mockReturnValue(new Date(now + 61_000));
  expect((await settings.of(plugin)).days).toBe(9);
  clock.mockRestore();
});

it('that are on their way while others are set are not kept', async () => {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  platform.core.beforeSettings = () => held;
  const early = settings.of(plugin);
  await vi.waitFor(() => expect(platform.core.settingsAsked.length).toBeGreaterThan(0));
  await announce();
  platform.core.beforeSettings = () => Promise.resolve();
  set({ days: 9 });
  expect((await settings.of(plugin)).days).toBe(9);
  answer();
  await early;
  expect((await settings.of(plugin)).days).toBe(9);
});

it('stay as they were last known while core is away; where none are known the call fails', async () => {
  await settings.of(plugin);
  platform.core.outage = true;
  settings.hear(changed());
  expect((await settings.of(plugin)).days).toBe(7);
  await expect(settings.of(plugin, newId())).rejects.toMatchObject({ status: 503 });
});

it('that this version does not allow are its defaults', async () => {
  set({ days: 90, token: 'sms' });
  await announce();
  expect(await settings.of(plugin)).toEqual({ days: 14, token: 'sms' });
});
