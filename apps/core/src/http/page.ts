import type { Page } from '@yige/contracts';

/**
 * A page of what was read with one row more than `limit`: the row too many only tells that there is a next page, which
 * begins after the last row shown.
 */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursorAfter: (last: Row) => string): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > items.length && last !== undefined ? cursorAfter(last) : null };
}
