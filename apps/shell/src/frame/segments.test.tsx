// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Segments } from './segments.js';

afterEach(cleanup);

it('is a named group of which one is chosen', () => {
  const change = vi.fn();
  const options = [
    { value: 'open', label: '在办' },
    { value: 'ended', label: '已结束' },
  ] as const;
  render(<Segments label="在办的还是已结束的" value="open" options={options} onChange={change} />);
  expect(screen.getByRole('radiogroup', { name: '在办的还是已结束的' })).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '在办' }).checked).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: '已结束' }));
  expect(change).toHaveBeenCalledExactlyOnceWith('ended');
});
