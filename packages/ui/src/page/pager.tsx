import Button from 'antd/es/button';
import { useState } from 'react';
import { defineMessages, useMessages } from '../i18n/messages.js';

const messages = defineMessages({
  'zh-CN': { previous: '上一页', next: '下一页', page: '第 {page} 页' },
  en: { previous: 'Previous page', next: 'Next page', page: 'Page {page}' },
});

/** Where in a list by cursor the user is. */
export interface Pages {
  /** What to ask for: the cursor of the page that is shown; undefined for the first. */
  cursor: string | undefined;
  /** From 1. */
  number: number;
  /** To the page before. */
  back: () => void;
  /** To the page that the answer’s `next` names. */
  forward: (next: string) => void;
  /** To the first page, when what is listed is another. */
  restart: () => void;
}

/** Pages by cursor: back is remembered, forward comes with each answer. Another `of` lists something else, from its first page. */
export function usePages(of = ''): Pages {
  const [kept, setKept] = useState<{ of: string; cursors: readonly string[] }>({ of, cursors: [] });
  const cursors = kept.of === of ? kept.cursors : [];
  const setCursors = (next: readonly string[]) => setKept({ of, cursors: next });
  return {
    cursor: cursors.at(-1),
    number: cursors.length + 1,
    back: () => setCursors(cursors.slice(0, -1)),
    forward: (next) => setCursors([...cursors, next]),
    restart: () => setCursors([]),
  };
}

export interface PagerProps {
  /** Where the reader is, as `usePages` gives it. */
  pages: Pages;
  /** Of the page that is shown; null where it is the last, or is not known yet. */
  next: string | null;
}

/** Nothing where everything is on one page. */
export function Pager({ pages: { number, back, forward }, next }: PagerProps) {
  const t = useMessages(messages);
  const page = t('page', { page: number });
  if (number === 1 && next === null) return null;
  return (
    <nav className="yige-pager" aria-label={page}>
      <Button disabled={number === 1} onClick={back}>
        {t('previous')}
      </Button>
      <span>{page}</span>
      <Button disabled={next === null} onClick={() => next !== null && forward(next)}>
        {t('next')}
      </Button>
    </nav>
  );
}
