import type { Installation, Plugin, PluginAsk } from '@yige/contracts';
import { expect, it } from 'vitest';
import { historyOf } from './plugin-history.js';

const name = { 'zh-CN': '社区卫生站', en: 'Health station' };
const plugin: Plugin = {
  id: 'health-station',
  name,
  glyph: '卫',
  color: 'health',
  bureau: name,
  enabledVersion: '2.3.1',
  units: [
    {
      unit: { id: '01JD0000000000000000000000', name: '柳岸街道', level: 'street' },
      version: '2.4.0',
      since: '2026-11-09T01:00:00.000Z',
      by: '潘启明',
    },
  ],
  versions: [],
  reachable: true,
  lastReachableAt: null,
  lastError: null,
  recentP95: null,
  removedAt: null,
  configurable: false,
};
const installation: Installation = {
  id: '01JD0000000000000000000001',
  source: 'url',
  baseUrl: 'http://127.0.0.1:9000',
  plugin: { id: 'health-station', version: '2.4.0', name, glyph: '卫', color: 'health' },
  stage: 'ready',
  state: 'done',
  problem: null,
  files: { verified: 42, total: 42 },
  startedBy: '潘启明',
  startedAt: '2026-11-06T07:20:00.000Z',
  changedAt: '2026-11-06T08:10:00.000Z',
};
const ask = (permission: string, state: PluginAsk['state']): PluginAsk => ({
  kind: 'server',
  permission,
  role: null,
  title: null,
  state,
  version: '2.4.0',
  decidedBy: state === 'asked' ? null : '韩序',
  decidedAt: state === 'asked' ? null : '2026-11-06T08:10:00.000Z',
});

it('tells the latest first, and what was decided in one go as one', () => {
  const asks = [ask('core:person.read', 'granted'), ask('core:task.create', 'granted'), ask('core:task.read', 'asked')];
  expect(historyOf(plugin, [installation], asks)).toEqual([
    { kind: 'placed', at: '2026-11-09T01:00:00.000Z', by: '潘启明', unit: '柳岸街道', version: '2.4.0' },
    { kind: 'granted', at: '2026-11-06T08:10:00.000Z', by: '韩序', permissions: 2 },
    { kind: 'installed', at: '2026-11-06T07:20:00.000Z', by: '潘启明', version: '2.4.0', state: 'done' },
  ]);
});
