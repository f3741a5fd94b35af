// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { Notice } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { NoticeList } from './notice-list.js';

const list = vi.hoisted(() => vi.fn());
vi.mock('../api/client.js', () => ({ client: { notices: { list } } }));
vi.mock('../live/use-live.js', () => ({ useWithoutLine: () => false }));
afterEach(cleanup);

const notice: Notice = {
  ...{
    id: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6',
    taskId: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X7',
    kind: 'overdue',
    by: null,
    unread: true,
  },
  ...{ at: '2026-11-19T00:00:00.000Z', tasks: 1, box: 'mine', admission: null },
  task: {
    title: { 'zh-CN': '看线路', en: 'Look at the wiring' },
    source: { pluginId: 'probe', name: { 'zh-CN': '探针', en: 'Probe' }, glyph: '探', color: 'other' },
  },
};

async function show(changes: Partial<Notice>): Promise<HTMLElement> {
  list.mockResolvedValue({ items: [{ ...notice, ...changes }], next: null });
  render(
    <MemoryRouter>
      <YigeProvider locale="zh-CN">
        <QueryClientProvider client={new QueryClient()}>
          <NoticeList unread={false} limit={8} paged={false} />
        </QueryClientProvider>
      </YigeProvider>
    </MemoryRouter>,
  );
  return screen.findByRole('link');
}

it('leads to its task, or to the list of those of which it speaks', async () => {
  const one = await show({});
  expect(one.textContent).toContain('看线路');
  expect(one.getAttribute('href')).toBe(`/inbox/${notice.taskId}`);
  cleanup();
  const many = await show({ tasks: 12, box: 'unit' });
  expect(many.textContent).toContain('12 件任务');
  expect(many.textContent).not.toContain('看线路');
  expect(many.getAttribute('href')).toBe('/inbox?box=unit&due=overdue');
  cleanup();
  const soon = await show({ tasks: 3, kind: 'dueSoon' });
  expect(soon.getAttribute('href')).toBe('/inbox?due=soon');
});

it('leads a bureau to its admission', async () => {
  const admission = { id: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X8', name: '高龄津贴资格核对' };
  const link = await show({ kind: 'admissionEnding', taskId: null, tasks: 0, box: null, task: null, admission });
  expect(link.textContent).toContain('高龄津贴资格核对');
  expect(link.getAttribute('href')).toBe(`/admissions/${admission.id}`);
});
