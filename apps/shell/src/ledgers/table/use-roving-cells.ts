import { type FocusEvent, type KeyboardEvent, useState } from 'react';

interface Place {
  row: number;
  column: number;
}

/** The first and the last column that a row has cells in. */
type Ends = (row: number) => Record<'first' | 'last', number>;

const steps: Record<string, (at: Place, ends: Ends) => Place> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }, ends) => ({ row, column: ends(row).first }),
  End: ({ row }, ends) => ({ row, column: ends(row).last }),
};

function clamp({ row, column }: Place, last: Place): Place {
  return { row: Math.min(Math.max(row, 0), last.row), column: Math.min(Math.max(column, 0), last.column) };
}

/** The attributes by which a cell is found again. */
const cellName = ({ row, column }: Place) => `${row}:${column}`;

/**
 * One stop of the Tab key for a whole table; within it arrow keys, Home and End move from cell to cell (with Ctrl to the
 * first and the last row too). Below the rows may stand a foot, with cells in some of the columns only.
 */
export function useRovingCells(rows: number, columns: number, foot: readonly number[] = []) {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const last = { row: foot.length > 0 ? rows : rows - 1, column: columns - 1 };
  const isCell = ({ row, column }: Place) => row < rows || foot.includes(column);
  const ends: Ends = (row) =>
    row < rows ? { first: 0, last: last.column } : { first: foot[0] ?? 0, last: foot.at(-1) ?? 0 };
  const within = clamp(place, last);
  const at = isCell(within) ? within : { ...within, row: rows - 1 };
  /** The next cell on the way; where there is none the focus stays. */
  const moved = (step: (from: Place, ends: Ends) => Place): Place => {
    for (let from = at; ; ) {
      const next = clamp(step(from, ends), last);
      if (isCell(next)) return next;
      if (cellName(next) === cellName(from)) return at;
      from = next;
    }
  };
  return {
    /** For what takes the focus in a cell. */
    cell: (row: number, column: number) => ({
      'data-cell': cellName({ row, column }),
      tabIndex: row === at.row && column === at.column ? 0 : -1,
    }),
    /** For the table around them. */
    table: {
      onFocus: ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
        const [row, column] = (target.dataset.cell ?? '').split(':').map(Number);
        // What floats over the table is its child to React only.
        if (currentTarget.contains(target) && row !== undefined && column !== undefined) setPlace({ row, column });
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const { currentTarget, target, key, ctrlKey, altKey, metaKey } = event;
        const step = steps[key];
        if (step === undefined || altKey || metaKey) return;
        if (!(target instanceof Node) || !currentTarget.contains(target)) return;
        const end = ctrlKey ? { Home: 0, End: last.row }[key] : undefined;
        const next = end === undefined ? moved(step) : step({ row: end, column: at.column }, ends);
        event.preventDefault();
        currentTarget.querySelector<HTMLElement>(`[data-cell="${cellName(next)}"]`)?.focus();
      },
    },
  };
}
