import { type FocusEvent, type KeyboardEvent, useState } from 'react';

interface Place {
  row: number;
  column: number;
}

const steps: Record<string, (at: Place, last: Place) => Place> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { column }) => ({ row, column }),
};

function clamp({ row, column }: Place, last: Place): Place {
  return { row: Math.min(Math.max(row, 0), last.row), column: Math.min(Math.max(column, 0), last.column) };
}

/** The attributes by which a cell is found again. */
const cellName = ({ row, column }: Place) => `${row}:${column}`;

/**
 * One stop of the Tab key for a whole table; within it arrow keys, Home and End move from cell to cell (with Ctrl to the
 * first and the last row too).
 */
export function useRovingCells(rows: number, columns: number) {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const last = { row: rows - 1, column: columns - 1 };
  const at = clamp(place, last);
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
        const far = ctrlKey && key === 'Home' ? { row: 0, column: 0 } : ctrlKey && key === 'End' ? last : null;
        const next = clamp(far ?? step(at, last), last);
        event.preventDefault();
        currentTarget.querySelector<HTMLElement>(`[data-cell="${cellName(next)}"]`)?.focus();
      },
    },
  };
}
