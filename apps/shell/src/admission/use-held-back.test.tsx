// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useHeldBack } from './use-held-back.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function held() {
  const work = vi.fn();
  return { work, ...renderHook(() => useHeldBack<string>(work, 5)) };
}

it('goes out after its seconds, once', () => {
  const { work, result } = held();
  act(() => result.current.hold('a'));
  act(() => void vi.advanceTimersByTime(4_999));
  expect([result.current.held, work.mock.calls]).toEqual(['a', []]);
  act(() => void vi.advanceTimersByTime(1));
  expect([result.current.held, work.mock.calls]).toEqual([null, [['a']]]);
  act(() => void vi.advanceTimersByTime(60_000));
  expect(work).toHaveBeenCalledTimes(1);
});

it('is taken back within them, and may be meant again', () => {
  const { work, result } = held();
  act(() => result.current.hold('a'));
  act(() => result.current.undo());
  act(() => void vi.advanceTimersByTime(60_000));
  expect(work).not.toHaveBeenCalled();
  act(() => result.current.hold('b'));
  act(() => void vi.advanceTimersByTime(5_000));
  expect(work.mock.calls).toEqual([['b']]);
});

it('waits while something is added to it, and then for its seconds again', () => {
  const work = vi.fn();
  const initialProps: { seconds: number | null } = { seconds: 5 };
  const { result, rerender } = renderHook(({ seconds }) => useHeldBack<string>(work, seconds), { initialProps });
  act(() => result.current.hold('a'));
  act(() => void vi.advanceTimersByTime(4_000));
  rerender({ seconds: null });
  act(() => void vi.advanceTimersByTime(60_000));
  expect(work).not.toHaveBeenCalled();
  rerender({ seconds: 5 });
  act(() => void vi.advanceTimersByTime(4_999));
  expect(work).not.toHaveBeenCalled();
  act(() => result.current.release());
  expect(work.mock.calls).toEqual([['a']]);
});

it('goes out at once when the page is left', () => {
  const { work, result, unmount } = held();
  act(() => result.current.hold('a'));
  unmount();
  expect(work.mock.calls).toEqual([['a']]);
});
