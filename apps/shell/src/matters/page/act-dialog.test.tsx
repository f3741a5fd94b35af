// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type Matter, newId } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { afterEach, expect, it, vi } from 'vitest';
import { ActDialog } from './act-dialog.js';

afterEach(cleanup);

const unit = { id: newId(), name: '榆树社区', level: 'community' } as const;
const reporter = { kind: 'staff', id: newId(), name: '王敏' } as const;
const matter: Matter = {
  ...{ id: newId(), title: '楼道灯不亮', description: '', source: 'staff', stage: 'openCase', outcome: null },
  category: { code: 'property', title: { 'zh-CN': '物业', en: 'Property' }, usually: { kind: 'community' } },
  place: { unit, unitName: '榆树社区', building: null, door: null, text: '', position: null },
  ...{ level: 'community', holder: null, reporter, reportedAt: '2026-11-19T10:26:00.000Z', closedAt: null },
  ...{ reopenings: 0, contact: null, revealable: false, evaluation: null, reopeningsLeft: 2, events: [] },
  ...{ actions: ['withdraw'], version: 1 },
};

it('asks why a report is withdrawn, and does nothing without it', async () => {
  const onConfirm = vi.fn();
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient()}>
        <ActDialog {...{ matter, action: 'withdraw', pending: false, error: null, onClose: vi.fn(), onConfirm }} />
      </QueryClientProvider>
    </YigeProvider>,
  );
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: '报错了，撤回' });
  expect(button.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('为什么撤回（会留在经过里）'), { target: { value: ' 看错了楼栋 ' } });
  fireEvent.click(button);
  expect(onConfirm).toHaveBeenCalledWith({ note: '看错了楼栋' });
});
