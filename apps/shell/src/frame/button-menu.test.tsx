// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { YigeProvider } from '@yige/ui';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ButtonMenu } from './button-menu.js';

// The first import of antd takes its time.
beforeAll(() => import('antd/es/dropdown'));
afterEach(cleanup);

it('opens at the first click, and does what is chosen', async () => {
  const onClick = vi.fn();
  render(
    <YigeProvider locale="zh-CN">
      <ButtonMenu menu={{ items: [{ key: 'leave', label: '退出' }], onClick: ({ key }) => onClick(key) }}>
        <button type="button">账号</button>
      </ButtonMenu>
    </YigeProvider>,
  );
  expect(screen.getByRole('button').getAttribute('aria-haspopup')).toBe('menu');
  fireEvent.click(screen.getByRole('button'));
  fireEvent.click(await screen.findByRole('menuitem', { name: '退出' }));
  expect(onClick).toHaveBeenCalledExactlyOnceWith('leave');
});
