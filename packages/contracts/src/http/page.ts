import { z } from 'zod';

/** Largest page that a list answers with. */
export const PAGE_LIMIT_MAXIMUM = 200;
export const PAGE_LIMIT_DEFAULT = 20;

/** The two query parameters of every list. The cursor is opaque; it comes from `next` of the page before. */
export const pageQueryShape = {
  cursor: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT_MAXIMUM).default(PAGE_LIMIT_DEFAULT),
};

/** `{items, next}`; `next` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}
