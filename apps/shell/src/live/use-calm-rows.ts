import { type PointerEvent, useState } from 'react';

interface CalmRows<Row> {
  rows: readonly Row[];
  /** There are others by now. */
  isBehind: boolean;
  catchUp: () => void;
  /** For the element that holds them. */
  area: { onPointerEnter: (event: PointerEvent) => void; onPointerLeave: () => void };
}

/**
 * Rows that do not move under the pointer: whoever is about to click must not hit what has just come. New ones show when
 * the pointer leaves, or is asked for; what is only longer at its end, or another list (`of`), at once.
 */
export function useCalmRows<Row extends { id: string }>(newest: readonly Row[], of: string): CalmRows<Row> {
  const [isOver, setOver] = useState(false);
  const [shown, setShown] = useState({ of, rows: newest });
  const isBehind = isOver && shown.of === of && wouldMove(shown.rows, newest);
  if (!isBehind && (shown.rows !== newest || shown.of !== of)) setShown({ of, rows: newest });
  return {
    rows: isBehind ? shown.rows : newest,
    isBehind,
    catchUp: () => setShown({ of, rows: newest }),
    area: {
      onPointerEnter: ({ pointerType }) => setOver(pointerType === 'mouse'),
      onPointerLeave: () => setOver(false),
    },
  };
}

export function wouldMove(before: readonly { id: string }[], after: readonly { id: string }[]): boolean {
  return before.some(({ id }, index) => after[index]?.id !== id);
}
