import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { staffMessages } from './staff-messages.js';

export interface Pages {
  cursor: string | undefined;
  number: number;
  turn: (cursors: string[]) => void;
  cursors: string[];
}

/** Pages by cursor: back is remembered, forward comes with each answer. */
export function usePages(): Pages & { restart: () => void } {
  const [cursors, setCursors] = useState<string[]>([]);
  return {
    cursors,
    cursor: cursors.at(-1),
    number: cursors.length + 1,
    turn: setCursors,
    restart: () => setCursors([]),
  };
}

/** Nothing where everything is on one page. */
export function Pager({ pages, next }: { pages: Pages; next: string | null }) {
  const t = useMessages(staffMessages);
  const { cursors, number, turn } = pages;
  if (cursors.length === 0 && next === null) return null;
  return (
    <nav className="yige-pager" aria-label={t('page', { page: number })}>
      <Button disabled={cursors.length === 0} onClick={() => turn(cursors.slice(0, -1))}>
        {t('previous')}
      </Button>
      <span>{t('page', { page: number })}</span>
      <Button disabled={next === null} onClick={() => turn(next === null ? cursors : [...cursors, next])}>
        {t('next')}
      </Button>
    </nav>
  );
}
