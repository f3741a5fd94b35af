// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { corePermissions, type Plugin } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { PluginHead } from './plugin-head.js';
import { VersionsPanel } from './versions/versions-panel.js';

const holder = vi.hoisted((): { permissions: string[] } => ({ permissions: [] }));
vi.mock('../../app/portal.js', () => ({ usePortal: () => holder }));
afterEach(cleanup);

const north = { id: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6', name: '柳岸街道', level: 'street' } as const;
const south = { ...north, id: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X7', name: '石桥街道' } as const;
const since = '2026-11-19T10:26:00.000Z';
const version = (name: string) => ({
  ...{ version: name, baseUrl: 'http://127.0.0.1:9000', sdk: '^1.0.0', changes: null, registeredAt: since },
  ...{ signature: null, communities: 0, asks: 0, unfit: null, server: null, recent: { calls: 0, errors: 0 } },
});
const plugin: Plugin = {
  ...{ id: 'elderly-care', name: { 'zh-CN': '居家养老', en: 'Elderly care' }, glyph: '老', color: 'elderly' },
  ...{ bureau: { 'zh-CN': '民政局', en: 'Civil affairs' }, enabledVersion: '1.0.0', paused: null, configurable: true },
  units: [{ unit: south, version: null, since, by: '潘启明' }],
  versions: [version('2.0.0'), version('1.0.0')],
  ...{ reachable: true, lastReachableAt: null, lastError: null, recentP95: null, removedAt: null },
};

function show(permissions: string[], shown: Plugin = plugin) {
  holder.permissions = permissions;
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } });
  cache.setQueryData(['units', 'district'], { whole: [], parts: [north, south] });
  cache.setQueryData(['plugin-installations', { plugin: plugin.id, cursor: null }], { items: [], next: null });
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={cache}>
        <MemoryRouter>
          <PluginHead plugin={shown} />
          <VersionsPanel plugin={shown} />
        </MemoryRouter>
      </QueryClientProvider>
    </YigeProvider>,
  );
  return screen.getAllByRole('button').map((button) => button.textContent?.replace(/\s/g, '') ?? '');
}

const { pluginInstall, pluginOperate } = corePermissions;

it('whoever runs a bureau’s plugin pilots and pauses it, and neither removes nor widens it', () => {
  const buttons = show([pluginOperate]);
  expect(buttons).toEqual(expect.arrayContaining(['暂停', '先试点2.0.0', '全区启用2.0.0', '柳岸街道1.0.0']));
  for (const others of ['停用', '导出数据', '删除', '石桥街道不用']) expect(buttons).not.toContain(others);
});

it('a system administrator does all of it', () => {
  const buttons = show([pluginInstall, pluginOperate]);
  for (const each of ['暂停', '停用', '导出数据', '删除', '石桥街道不用']) {
    expect(buttons.some((words) => words.startsWith(each))).toBe(true);
  }
});

it('of a paused one stands by whom and why, and the way back', () => {
  const paused = { since, by: '徐睿', reason: '服务器搬迁' };
  expect(show([pluginOperate], { ...plugin, paused })).toContain('恢复');
  expect(screen.getByText(/徐睿.*服务器搬迁/)).toBeTruthy();
});

it('who only reads changes nothing', () => {
  const buttons = show([]);
  expect(buttons.filter((words) => /暂停|试点|启用|停用|柳岸/.test(words))).toEqual([]);
});
