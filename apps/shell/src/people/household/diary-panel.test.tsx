// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { corePermissions, type DiaryEntry, newId } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { afterEach, expect, it, vi } from 'vitest';
import { PortalContext } from '../../app/portal.js';
import { portalOf } from '../../app/testing.js';
import { DiaryPanel } from './diary-panel.js';

const householdId = newId();
const at = '2026-11-26T02:00:00.000Z';
const entry: DiaryEntry = {
  ...{ id: newId(), text: '三楼灯亮着。', author: '何文彬', visitedAt: at, writtenAt: at },
  addenda: [],
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('puts right what an entry says below it, and leaves the entry as it is', async () => {
  const sent: [path: string, body: unknown][] = [];
  vi.stubGlobal('fetch', async (address: string | URL, init: RequestInit = {}) => {
    if (init.method !== 'POST') return Response.json({ items: [entry], next: null });
    const { text } = JSON.parse(String(init.body));
    sent.push([new URL(String(address), 'http://portal.test').pathname, { text }]);
    const addendum = { id: newId(), text, author: '林晓燕', writtenAt: at };
    entry.addenda.push(addendum);
    return Response.json(addendum, { status: 201 });
  });
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <PortalContext.Provider value={{ ...portalOf({}), permissions: [corePermissions.diaryKeep] }}>
          <DiaryPanel householdId={householdId} />
        </PortalContext.Provider>
      </QueryClientProvider>
    </YigeProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: /^补充更正 / }));
  fireEvent.change(screen.getByLabelText(/补充或更正什么/), { target: { value: '是四楼，记错了。' } });
  fireEvent.click(screen.getByRole('button', { name: /记\s*下/ }));
  await screen.findByText(/补充更正 · 林晓燕/);
  screen.getByText('是四楼，记错了。');
  screen.getByText('三楼灯亮着。');
  expect(sent).toEqual([[`/api/v1/households/${householdId}/diary/${entry.id}/addenda`, { text: '是四楼，记错了。' }]]);
});
