// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { corePermissions, type OutsideRefusal } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { afterEach, expect, it, vi } from 'vitest';
import { FoldedPapers } from './refusal-papers.js';

const id = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6';
const seen = vi.hoisted(() => ({ permissions: ['core:admission.read'], list: vi.fn() }));
vi.mock('../api/client.js', () => ({ client: { refusalPapers: { list: seen.list } } }));
vi.mock('../app/portal.js', () => ({ usePortal: () => seen }));
afterEach(cleanup);

const refusal: OutsideRefusal = {
  ...{ id, unit: null, what: '纸质报表', reason: 'notAdmitted', cameOn: '2026-11-19', papers: 0 },
  bureau: { pluginId: 'probe', name: { 'zh-CN': '探针', en: 'Probe' }, glyph: '探', color: 'other' },
  by: { id, name: '陈静' },
  at: '2026-11-19T10:26:00.000Z',
};
const photo = {
  ...{ id, name: '来函.png', media: 'image/png', size: 100, removable: false },
  ...{ addedBy: { id, name: '陈静' }, addedAt: '2026-11-19T10:26:00.000Z' },
};

function show(papers: number): void {
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient()}>
        <FoldedPapers refusal={{ ...refusal, papers }} />
      </QueryClientProvider>
    </YigeProvider>,
  );
}

it('shows the photos of a refusal to whoever asks for them, and reads none before', async () => {
  seen.list.mockResolvedValue({ items: [photo], addable: false });
  show(1);
  expect(seen.list).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '照片 1 张' }));
  const link = await screen.findByRole('link', { name: '打开 来函.png' });
  expect(link.getAttribute('href')).toBe(`/api/v1/admissions/refusals/outside/${id}/papers/${id}`);
});

it('offers to add one to those who refuse, and nothing to others', async () => {
  show(0);
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();
  seen.permissions = [corePermissions.taskRefuse];
  seen.list.mockResolvedValue({ items: [], addable: true });
  show(0);
  fireEvent.click(screen.getByRole('button', { name: '附照片' }));
  expect(await screen.findByRole('button', { name: '添加' })).toBeDefined();
});
