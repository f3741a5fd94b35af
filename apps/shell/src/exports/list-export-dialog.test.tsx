// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { YigeProvider } from '@yige/ui';
import { afterEach, expect, it, vi } from 'vitest';
import { ListExportDialog } from './list-export-dialog.js';
import type { ExportCall } from './use-export.js';

afterEach(cleanup);

function open() {
  const onClose = vi.fn();
  const calls: ExportCall[] = [];
  const make = (_: unknown, call: ExportCall) => {
    calls.push(call);
    return new Promise<File>((_resolve, reject) => {
      call.signal.addEventListener('abort', () => reject(call.signal.reason));
    });
  };
  const { unmount } = render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient()}>
        <ListExportDialog title="导出台账" hint="南塘" make={make} onClose={onClose} />
      </QueryClientProvider>
    </YigeProvider>,
  );
  fireEvent.change(screen.getByLabelText('用途'), { target: { value: '核对季度探访' } });
  fireEvent.click(screen.getByRole('button', { name: /导\s?出/ }));
  return { calls, onClose, unmount };
}

it('says what has come so far, and breaks the call off with its cancel', async () => {
  const { calls, onClose } = open();
  await screen.findByText(/正在生成/);
  await act(async () => calls[0]?.onReceived(3_400_000));
  expect(screen.getByText('已收到 3.4 MB')).toBeDefined();
  expect(calls[0]?.signal.aborted).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: '停止导出' }));
  expect(calls[0]?.signal.aborted).toBe(true);
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('breaks the call off when its page is left', async () => {
  const { calls, unmount } = open();
  await screen.findByText(/正在生成/);
  unmount();
  expect(calls[0]?.signal.aborted).toBe(true);
});
