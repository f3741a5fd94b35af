// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { YigeProvider } from '@yige/ui';
import { lazy, Suspense } from 'react';
import { Link, MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { Boundary } from './boundary.js';
import { PageFailed } from './page-failed.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const Missing = lazy(() => Promise.reject(new TypeError('a chunk did not arrive')));

function Frame() {
  return (
    <>
      <Link to="/other">另一页</Link>
      <Boundary address={useLocation().pathname} instead={<PageFailed />}>
        <Suspense>
          <Routes>
            <Route path="/" element={<Missing />} />
            <Route path="/other" element={<p>到了</p>} />
          </Routes>
        </Suspense>
      </Boundary>
    </>
  );
}

it('a page that did not arrive says so within the frame, and another one opens', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  render(
    <YigeProvider locale="zh-CN">
      <MemoryRouter>
        <Frame />
      </MemoryRouter>
    </YigeProvider>,
  );
  expect(await screen.findByRole('button', { name: '重新打开' })).toBeTruthy();
  expect(said).toHaveBeenCalled();
  fireEvent.click(screen.getByRole('link', { name: '另一页' }));
  expect(await screen.findByText('到了')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '重新打开' })).toBeNull();
});
