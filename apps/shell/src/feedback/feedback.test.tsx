// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { YigeProvider } from '@yige/ui';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { message, modal } from './feedback.js';
import { FeedbackHost } from './feedback-host.js';

// The first import of antd takes its time.
beforeAll(() => import('./feedback-giver.js'));
afterEach(cleanup);

const showPage = () =>
  render(
    <YigeProvider locale="zh-CN">
      <FeedbackHost />
    </YigeProvider>,
  );

it('says what was said before anything was there to say it', async () => {
  message.success('已保存');
  showPage();
  expect(await screen.findByText('已保存')).toBeTruthy();
});

it('asks, and does what is answered', async () => {
  showPage();
  const onOk = vi.fn();
  act(() => modal.confirm({ title: '丢掉吗？', okText: '丢掉这次', onOk }));
  fireEvent.click(await screen.findByRole('button', { name: '丢掉这次' }));
  expect(onOk).toHaveBeenCalledOnce();
});

it('works on in a page that was drawn anew', async () => {
  showPage();
  act(() => message.success('第一次'));
  await screen.findByText('第一次');
  cleanup();
  showPage();
  act(() => message.success('第二次'));
  expect(await screen.findByText('第二次')).toBeTruthy();
});
