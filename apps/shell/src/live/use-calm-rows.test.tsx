// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useMemo } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useCalmRows } from './use-calm-rows.js';

afterEach(cleanup);

function List({ ids, of = 'mine' }: { ids: string[]; of?: string }) {
  const rows = useMemo(() => ids.map((id) => ({ id })), [ids]);
  const calm = useCalmRows(rows, of);
  return (
    <>
      <ul {...calm.area}>
        {calm.rows.map(({ id }) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
      {calm.isBehind && (
        <button type="button" onClick={calm.catchUp}>
          behind
        </button>
      )}
    </>
  );
}

const shown = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

it('shows what comes at once, while no pointer is over the rows', () => {
  const { rerender } = render(<List ids={['a', 'b']} />);
  rerender(<List ids={['new', 'a', 'b']} />);
  expect(shown()).toEqual(['new', 'a', 'b']);
});

it('waits while a mouse is over them, says so, and catches up when asked or left', () => {
  const { rerender } = render(<List ids={['a', 'b']} />);
  const rows = screen.getByRole('list');
  fireEvent.pointerEnter(rows, { pointerType: 'mouse' });
  rerender(<List ids={['new', 'a', 'b']} />);
  expect(shown()).toEqual(['a', 'b']);
  fireEvent.click(screen.getByRole('button', { name: 'behind' }));
  expect(shown()).toEqual(['new', 'a', 'b']);
  rerender(<List ids={['b']} />);
  expect(shown()).toEqual(['new', 'a', 'b']);
  fireEvent.pointerLeave(rows);
  expect(shown()).toEqual(['b']);
  expect(screen.queryByRole('button')).toBeNull();
});

it('grows at its end, and becomes another list, under the pointer too', () => {
  const { rerender } = render(<List ids={['a', 'b']} />);
  fireEvent.pointerEnter(screen.getByRole('list'), { pointerType: 'mouse' });
  rerender(<List ids={['a', 'b', 'c']} />);
  expect(shown()).toEqual(['a', 'b', 'c']);
  rerender(<List ids={['x']} of="unit" />);
  expect(shown()).toEqual(['x']);
});

it('a finger is no pointer that rests', () => {
  const { rerender } = render(<List ids={['a']} />);
  fireEvent.pointerEnter(screen.getByRole('list'), { pointerType: 'touch' });
  rerender(<List ids={['new', 'a']} />);
  expect(shown()).toEqual(['new', 'a']);
});
