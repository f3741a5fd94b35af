// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { PortalPlugin } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useOpenPart } from './version-notice.js';

afterEach(cleanup);

const version = (number: string): PortalPlugin => ({
  ...{ id: 'health-station', version: number, name: { 'zh-CN': '卫生站', en: 'Health station' }, glyph: '卫' },
  ...{ color: 'health', pages: [], contributions: [], commands: [] },
  remote: { name: `health_${number}`, entry: '', integrity: `sha384-${'A'.repeat(64)}` },
});

function Part({ plugin }: { plugin: PortalPlugin }) {
  const { shown, notice } = useOpenPart(plugin);
  return (
    <>
      {notice}
      <h1>{shown.version}</h1>
    </>
  );
}

const wrapper = ({ children }: { children: ReactNode }) => <YigeProvider locale="zh-CN">{children}</YigeProvider>;
const heading = () => screen.getByRole('heading').textContent;

it('a part stays what it was opened as until its user changes over', () => {
  const { rerender } = render(<Part plugin={version('1.0.0')} />, { wrapper });
  rerender(<Part plugin={version('2.0.0')} />);
  expect(heading()).toBe('1.0.0');
  fireEvent.click(screen.getByRole('button'));
  expect(heading()).toBe('2.0.0');
  expect(screen.queryByRole('button')).toBeNull();
});

it('and is told nothing of a version that came and went', () => {
  const { rerender } = render(<Part plugin={version('1.0.0')} />, { wrapper });
  rerender(<Part plugin={version('2.0.0')} />);
  rerender(<Part plugin={version('1.0.0')} />);
  expect(screen.queryByRole('button')).toBeNull();
});
