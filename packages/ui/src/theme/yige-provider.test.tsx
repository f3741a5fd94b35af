// @vitest-environment happy-dom
import { renderHook, screen } from '@testing-library/react';
import Modal from 'antd/es/modal';
import { expect, it, vi } from 'vitest';
import { renderInYige } from '../../test/render.js';
import { useDisplay } from './display.js';
import { YigeProvider } from './yige-provider.js';

function Shown() {
  const { mode, largeType, phone, locale, timeZone } = useDisplay();
  return <p data-testid="display">{[mode, largeType, phone, locale, timeZone].join(' ')}</p>;
}

it('tells how things are shown and marks the page for the stylesheet', () => {
  renderInYige(<Shown />, 'en');
  expect(screen.getByTestId('display').textContent).toBe('light false false en Asia/Shanghai');
  expect(document.documentElement.lang).toBe('en');
  expect(document.documentElement.dataset).toMatchObject({ yigeMode: 'light', yigeSize: 'default' });
  expect(document.documentElement.classList).toContain('yige-light-default');
});

it('gives antd its variables and the nonce of the page', () => {
  renderHook(() => useDisplay(), {
    wrapper: ({ children }) => (
      <YigeProvider locale="zh-CN" mode="dark" largeType cspNonce="c2VjcmV0">
        {children}
      </YigeProvider>
    ),
  });
  const sheets = [...document.querySelectorAll('style')];
  const variables = sheets.find((sheet) => sheet.textContent?.includes('.yige-dark-large'));
  expect(variables?.textContent).toContain('--ant-color-primary:#5CBACD');
  expect(variables?.nonce).toBe('c2VjcmV0');
});

it('lets nothing move for those whose device says so', () => {
  const { matchMedia } = window;
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    matchMedia.call(window, query.includes('prefers-reduced-motion') ? 'all' : query),
  );
  const dialog = (open: boolean) => (
    <Modal open={open} title="Remove it?">
      It cannot be brought back.
    </Modal>
  );
  const { rerender } = renderInYige(dialog(true));
  expect(screen.getByRole('dialog')).toBeTruthy();
  rerender(dialog(false));
  expect(screen.queryByRole('dialog')).toBeNull();
  vi.restoreAllMocks();
});

it('is needed', () => {
  vi.spyOn(console, 'error').mockReturnValue();
  expect(() => renderHook(() => useDisplay())).toThrow('YigeProvider');
  vi.restoreAllMocks();
});
