// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import type { PortalPlugin } from '@yige/contracts';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { PortalContext } from '../../app/portal.js';
import { portalOf } from '../../app/testing.js';
import { useMapLayers } from './use-map-layers.js';

const words = { 'zh-CN': '试验', en: 'Test' };

function pluginOf(id: string): PortalPlugin {
  const layer = { slot: 'map.layer', expose: './layers/doors', title: words, permission: `${id}:door.read` } as const;
  return {
    ...{ id, version: '1.0.0', name: words, glyph: '试', color: 'other', pages: [], commands: [] },
    remote: { name: id, entry: '/', integrity: '' },
    contributions: [layer],
  };
}

function layers() {
  const portal = portalOf({ plugins: [pluginOf('one'), pluginOf('two')] });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PortalContext.Provider value={portal}>{children}</PortalContext.Provider>
  );
  return renderHook(() => useMapLayers(), { wrapper });
}

it('shows what is switched on, the same as long as nothing is switched', () => {
  const { result, rerender } = layers();
  const [first] = result.current.offered;
  act(() => result.current.turn(first?.key ?? ''));
  const { shown } = result.current;
  expect(shown).toEqual([first]);
  rerender();
  expect(result.current.shown).toBe(shown);
});

it('keeps points of each layer apart, and refuses what is none', () => {
  const { result } = layers();
  const [one = '', two = ''] = result.current.offered.map(({ key }) => key);
  const point = { id: 'a', longitude: 119, latitude: 31, title: '一号楼' };
  act(() => result.current.tell(one, [point]));
  vi.spyOn(console, 'error').mockReturnValue();
  act(() => result.current.tell(two, [{ ...point, latitude: 91 }]));
  vi.restoreAllMocks();
  expect(result.current.told).toEqual({ [one]: [point], [two]: 'refused' });
  act(() => result.current.forget(two));
  expect(result.current.told).toEqual({ [one]: [point] });
});
