import { z } from 'zod';

/** Where a page of a plugin stands, from the plugin's root. */
export const pagePathSchema = z.string().regex(/^\/([a-z0-9-]+(\/[a-z0-9-]+)*)?$/, 'must begin with /');

/**
 * The page that answers for a path: its own, else the longest one within which it lies, so that `/disputes` has
 * `/disputes/01m8…` too and reads there what is meant. The entrance answers for itself alone.
 */
export function pageAt<Page extends { path: string }>(pages: readonly Page[], path: string): Page | undefined {
  const own = pages.find((page) => page.path === path);
  if (own !== undefined) return own;
  const around = pages.filter((page) => page.path !== '/' && path.startsWith(`${page.path}/`));
  return around.toSorted((one, other) => other.path.length - one.path.length)[0];
}
