// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { YigeProvider } from '@yige/ui';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { ButtonPopover } from './button-popover.js';

// The first import of antd takes its time.
beforeAll(() => import('antd/es/popover'));
afterEach(cleanup);

it('opens at the first click, keeps the focus, and closes from within', async () => {
  render(
    <YigeProvider locale="zh-CN">
      <ButtonPopover
        content={(close) => (
          <button type="button" onClick={close}>
            知道了
          </button>
        )}
      >
        <button type="button">帮助</button>
      </ButtonPopover>
    </YigeProvider>,
  );
  const closed = screen.getByRole('button', { name: '帮助' });
  expect(closed.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(closed);
  const within = await screen.findByRole('button', { name: '知道了' });
  const open = screen.getByRole('button', { name: '帮助' });
  expect(document.activeElement).toBe(open);
  expect(open.getAttribute('aria-expanded')).toBe('true');
  fireEvent.click(within);
  await waitFor(() => expect(open.getAttribute('aria-expanded')).toBe('false'));
});
