// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInYige } from '../../test/render.js';
import { Pager, usePages } from './pager.js';

/** What is asked for, as a list would; the answer names the page after it, of three in all. */
function Listed({ among, of }: { among: Record<string, string | null>; of?: string }) {
  const pages = usePages(of);
  const asked = pages.cursor ?? 'first';
  return (
    <>
      <p data-testid="asked">{asked}</p>
      <Pager pages={pages} next={among[asked] ?? null} />
      <button type="button" onClick={pages.restart}>
        anew
      </button>
    </>
  );
}

it('is not there where everything is on one page', () => {
  renderInYige(<Listed among={{ first: null }} />);
  expect(screen.queryByRole('navigation')).toBeNull();
});

it('goes forward by what each answer names, and back by what it remembers', () => {
  renderInYige(<Listed among={{ first: 'second', second: 'third', third: null }} />);
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const shown = () => [
    screen.getByTestId('asked').textContent,
    screen.getByRole('navigation').getAttribute('aria-label'),
  ];
  const isDisabled = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name }).disabled;
  expect(shown()).toEqual(['first', '第 1 页']);
  expect(isDisabled('上一页')).toBe(true);
  press('下一页');
  press('下一页');
  expect(shown()).toEqual(['third', '第 3 页']);
  expect(isDisabled('下一页')).toBe(true);
  press('上一页');
  expect(shown()).toEqual(['second', '第 2 页']);
  press('anew');
  expect(shown()).toEqual(['first', '第 1 页']);
});

it('begins anew where something else is listed', () => {
  const among = { first: 'second', second: null };
  const { rerender } = renderInYige(<Listed among={among} of="rows" />);
  fireEvent.click(screen.getByRole('button', { name: '下一页' }));
  expect(screen.getByTestId('asked').textContent).toBe('second');
  rerender(<Listed among={among} of="other rows" />);
  expect(screen.getByTestId('asked').textContent).toBe('first');
});
