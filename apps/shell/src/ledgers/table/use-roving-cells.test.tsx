// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createPortal } from 'react-dom';
import { afterEach, expect, it } from 'vitest';
import { useRovingCells } from './use-roving-cells.js';

afterEach(cleanup);

const COLUMNS = 3;

function Grid({ rows, foot = [] }: { rows: number; foot?: number[] }) {
  const { table, cell } = useRovingCells(rows, COLUMNS, foot);
  return (
    <fieldset {...table}>
      {Array.from({ length: rows * COLUMNS }, (_, index) => {
        const row = Math.floor(index / COLUMNS);
        const column = index % COLUMNS;
        const name = `${row}-${column}`;
        return (
          <button key={name} type="button" {...cell(row, column)}>
            {name}
          </button>
        );
      })}
      {foot.map((column) => (
        <button key={column} type="button" {...cell(rows, column)}>
          {`sum-${column}`}
        </button>
      ))}
      {createPortal(<button type="button">floating</button>, document.body)}
    </fieldset>
  );
}

const stops = () =>
  screen
    .getAllByRole('button')
    .filter(({ tabIndex, textContent }) => tabIndex === 0 && textContent !== 'floating')
    .map(({ textContent }) => textContent);
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const focused = () => document.activeElement?.textContent;

it('is one stop of Tab, the one where the focus was last', () => {
  render(<Grid rows={2} />);
  expect(stops()).toEqual(['0-0']);
  screen.getByText('0-0').focus();
  press('ArrowRight');
  press('ArrowDown');
  expect(focused()).toBe('1-1');
  expect(stops()).toEqual(['1-1']);
});

it('stays within its edges, and goes to the ends', () => {
  render(<Grid rows={3} />);
  screen.getByText('0-0').focus();
  press('ArrowUp');
  press('ArrowLeft');
  expect(focused()).toBe('0-0');
  press('End');
  expect(focused()).toBe('0-2');
  press('End', { ctrlKey: true });
  expect(focused()).toBe('2-2');
  press('Home');
  expect(focused()).toBe('2-0');
  press('Home', { ctrlKey: true });
  expect(focused()).toBe('0-0');
});

it('keeps a stop when rows go', () => {
  const { rerender } = render(<Grid rows={3} />);
  screen.getByText('2-1').focus();
  rerender(<Grid rows={1} />);
  expect(stops()).toEqual(['0-1']);
});

it('reaches the cells of a foot, which has not all columns', () => {
  const { rerender } = render(<Grid rows={2} foot={[0, 2]} />);
  act(() => screen.getByText('1-1').focus());
  press('ArrowDown');
  expect(focused()).toBe('1-1');
  press('ArrowRight');
  press('ArrowDown');
  expect(focused()).toBe('sum-2');
  press('ArrowLeft');
  expect(focused()).toBe('sum-0');
  press('End');
  expect(focused()).toBe('sum-2');
  press('Home', { ctrlKey: true });
  press('End', { ctrlKey: true });
  expect(focused()).toBe('sum-2');
  rerender(<Grid rows={2} foot={[0]} />);
  expect(stops()).toEqual(['1-2']);
});

it('leaves the keys to what floats over it', () => {
  render(<Grid rows={2} />);
  screen.getByText('floating').focus();
  press('ArrowDown');
  expect(focused()).toBe('floating');
});
