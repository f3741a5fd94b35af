// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderInYige } from '../../test/render.js';
import { ExtensionBoundary, type ExtensionFailure } from './extension-boundary.js';
import { LoadingView } from './loading-view.js';
import { StateView } from './state-view.js';
import { UnavailablePlugin } from './unavailable-plugin.js';

describe('StateView', () => {
  it('announces an error at once and an unavailable part politely', () => {
    const { rerender } = renderInYige(<StateView kind="error" title="没有保存成功" />);
    expect(screen.getByRole('alert').textContent).toBe('没有保存成功');
    rerender(<StateView kind="unavailable" title="社区警务没有响应" />);
    expect(screen.getByRole('status').textContent).toBe('社区警务没有响应');
  });

  it('leaves what is no failure unannounced', () => {
    renderInYige(<StateView kind="empty" title="今天的事都办完了" />);
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.getByRole('alert').textContent).toBe('');
  });
});

describe('LoadingView', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

  it('shows nothing, then a skeleton, then the seconds', () => {
    renderInYige(<LoadingView label="正在读取居民库" />);
    pass(299);
    expect(screen.queryByLabelText('正在读取居民库')).toBeNull();
    pass(1);
    expect(screen.getByLabelText('正在读取居民库').textContent).toBe('');
    pass(3700);
    expect(screen.getByLabelText('正在读取居民库').textContent).toBe('正在读取居民库…… 已用 4 秒');
  });
});

it('UnavailablePlugin names the plugin, its last good time and offers a retry', () => {
  const retry = vi.fn();
  renderInYige(<UnavailablePlugin name="Policing" lastGood={new Date('2026-11-24T02:12:00Z')} onRetry={retry} />, 'en');
  expect(screen.getByText('The rest of the page works. Last all right: 24 Nov 2026, 10:12.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});

describe('ExtensionBoundary', () => {
  beforeEach(() => {
    // React reports what the boundary caught; here that is the point of the test.
    vi.spyOn(console, 'error').mockReturnValue();
  });
  afterEach(() => vi.restoreAllMocks());

  const crash = new Error('broken');
  let broken = true;
  function Policing() {
    if (broken) throw crash;
    return <p>3 件</p>;
  }

  it('keeps a crash in its place, says whose it is and tries again', () => {
    broken = true;
    const failures: ExtensionFailure[] = [];
    const retry = vi.fn();
    renderInYige(
      <>
        <p>居民</p>
        <ExtensionBoundary
          pluginId="policing"
          pluginName="社区警务"
          onError={(failure) => failures.push(failure)}
          onRetry={retry}
        >
          <Policing />
        </ExtensionBoundary>
      </>,
    );
    expect(screen.getByText('居民')).toBeTruthy();
    expect(screen.getByText('社区警务这一格出了问题', { selector: '.yige-state-title' })).toBeTruthy();
    expect(failures).toEqual([{ pluginId: 'policing', phase: 'render', error: crash }]);

    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(failures).toHaveLength(2);

    broken = false;
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(screen.getByText('3 件')).toBeTruthy();
    expect(retry).toHaveBeenCalledTimes(2);
    expect(failures).toHaveLength(2);
  });

  it('calls a plugin that did not load unresponsive', () => {
    broken = true;
    renderInYige(
      <ExtensionBoundary pluginId="policing" pluginName="社区警务" phase="load">
        <Policing />
      </ExtensionBoundary>,
    );
    expect(screen.getByText('社区警务没有响应', { selector: '.yige-state-title' })).toBeTruthy();
  });
});
