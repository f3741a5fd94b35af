import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { checkMarkup } from './accessible-markup.js';
import { checkInlineStyles, checkStyleSheets } from './accessible-styles.js';
import type { Finding } from './finding.js';
import type { PluginSource } from './plugin-sources.js';

/**
 * What shows in the source already: no more than smoke. Whether a page can be used is seen in a browser, dark, with large
 * type and by keyboard.
 */
export async function checkAccessibility(folder: string, sources: readonly PluginSource[]): Promise<Finding[]> {
  const found = [...checkMarkup(sources), ...checkInlineStyles(sources)];
  return [...found, ...(await checkStyleSheets(folder, await sheetsOf(folder)))];
}

async function sheetsOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'web'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.css'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
