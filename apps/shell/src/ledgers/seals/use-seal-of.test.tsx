// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { type Ledger, newId, type UnitLevel } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { PortalContext } from '../../app/portal.js';
import { portalOf, postAt } from '../../app/testing.js';
import { useSealOf } from './use-seal-of.js';

const words = { 'zh-CN': '台账', en: 'Ledger' };
const ledger: Ledger = {
  ...{ id: 'core:work', title: words, rule: words, usedBy: words, plugin: null },
  ...{ period: 'quarter', unit: 'community', columns: [], maySeal: true },
};

afterEach(() => vi.unstubAllGlobals());

function sealOf(level: UnitLevel, period: string) {
  const post = postAt(level);
  const seal = {
    ...{ id: newId(), unit: post.unit, period, rows: 3, hash: 'ab', sealedBy: '潘启明' },
    sealedAt: '2025-04-01T02:00:00.000Z',
  };
  const asked = vi.fn(async (_input: RequestInfo | URL) => Response.json({ items: [seal], next: null }));
  vi.stubGlobal('fetch', asked);
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={cache}>
        <PortalContext.Provider value={portalOf({ posts: [post] })}>{children}</PortalContext.Provider>
      </QueryClientProvider>
    </YigeProvider>
  );
  const selection = { unit: post.unit.id, period, filter: {}, q: '', seal: null };
  return { asked, state: renderHook(() => useSealOf(ledger, selection), { wrapper }).result };
}

it('asks for what was sealed of a period that is over', async () => {
  const { asked, state } = sealOf('community', '2025-Q1');
  expect(state.current).toEqual({ seal: null, ofPeriod: null, isKept: false });
  await waitFor(() => expect(state.current.seal).toMatchObject({ rows: 3 }));
  expect(state.current.isKept).toBe(true);
  expect(asked).toHaveBeenCalledTimes(1);
});

it.each([
  ['a period that is not over', 'community', '2999-Q4', true],
  ['a grid of a ledger that communities seal', 'grid', '2025-Q1', false],
] as const)('asks for nothing of %s', (_, level, period, isKept) => {
  const { asked, state } = sealOf(level, period);
  expect(state.current).toEqual({ seal: null, ofPeriod: null, isKept });
  expect(asked).not.toHaveBeenCalled();
});
