import type { Locale, LocalizedText, Page } from '@yige/contracts';
import type { SheetCell } from './sheet-writer.js';

export function heading(chinese: string, english: string): LocalizedText {
  return { 'zh-CN': chinese, en: english };
}

/** Page by page after a cursor: however many items there are, a page is in memory. */
export async function* pagedRows<Item>(
  headings: readonly LocalizedText[],
  locale: Locale,
  pageAfter: (cursor: string | undefined) => Promise<Page<Item>>,
  cells: (item: Item) => SheetCell[],
): AsyncGenerator<SheetCell[]> {
  yield headings.map((title) => title[locale]);
  for (let cursor: string | undefined; ; ) {
    const page = await pageAfter(cursor);
    for (const item of page.items) yield cells(item);
    if (page.next === null) return;
    cursor = page.next;
  }
}
