// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { YigeProvider } from '@yige/ui';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RefuseChoices } from './refuse-choices.js';

const refuse = vi.hoisted(() => vi.fn(async () => ({})));
vi.mock('../api/client.js', () => ({ client: { taskAdmissions: { refuse } } }));

beforeEach(() => {
  vi.useFakeTimers();
  refuse.mockClear();
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient()}>
        <RefuseChoices taskId="01JD9ZK4T0ZV5B6RJ2T3Q4W5X6" />
      </QueryClientProvider>
    </YigeProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('refuses in one tap', async () => {
  tap('拒收：没带经费');
  await pass(5_000);
  expect(refuse.mock.calls).toEqual([[expect.objectContaining({ body: { reason: 'noFunds' } })]]);
});

it('waits while a note is written, and takes it along', async () => {
  tap('拒收：没有准入');
  const note = screen.getByLabelText('补一句说明（选填）');
  fireEvent.focus(note);
  fireEvent.change(note, { target: { value: ' 来函没有文号 ' } });
  await pass(60_000);
  expect(refuse).not.toHaveBeenCalled();
  tap('现在拒收');
  await pass(0);
  expect(refuse.mock.calls).toEqual([
    [expect.objectContaining({ body: { reason: 'notAdmitted', note: '来函没有文号' } })],
  ]);
});

it('is taken back with its note', async () => {
  tap('拒收：没有准入');
  fireEvent.change(screen.getByLabelText('补一句说明（选填）'), { target: { value: '写错了' } });
  tap('撤销');
  await pass(60_000);
  expect(refuse).not.toHaveBeenCalled();
  tap('拒收：没有准入');
  expect(screen.getByLabelText('补一句说明（选填）')).toHaveProperty('value', '');
});
