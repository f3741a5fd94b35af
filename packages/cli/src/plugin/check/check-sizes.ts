import { gzipSync } from 'node:zlib';
import { filesOf } from '@yige/contracts';
import type { BuiltFiles } from './built-files.js';
import { modulesOf } from './check-files.js';
import type { Finding, Size } from './finding.js';

/** What every page pays that shows anything of the plugin, in bytes after gzip. */
const ENTRY_LIMIT = 17 * 1_024;
/** What a module and all that it loads may weigh besides: two seconds on the line of a village (400 kbit/s). */
const MODULE_LIMIT = 100 * 1_024;

export function sizesOf({ manifest, federation, web }: BuiltFiles): Size[] {
  const weight = (path: string) => gzipSync(web.get(path) ?? Buffer.alloc(0)).length;
  const [entry = ''] = filesOf(federation, []);
  const modules = modulesOf(manifest).map((module) => {
    const files = filesOf(federation, [module]).filter((path) => path !== entry);
    return { name: module, bytes: files.reduce((sum, path) => sum + weight(path), 0), limit: MODULE_LIMIT };
  });
  return [{ name: 'entry', bytes: weight(entry), limit: ENTRY_LIMIT }, ...modules];
}

export function checkSizes(sizes: readonly Size[]): Finding[] {
  return sizes
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ name, bytes, limit }) => ({
      level: 'error',
      code: name === 'entry' ? 'size.entry' : 'size.module',
      where: name,
      what: `${kilobytes(bytes)} after gzip; the limit is ${kilobytes(limit)}`,
      mend:
        name === 'entry'
          ? 'give plugin.ts fewer modules: each stands in the entry with its hashes'
          : 'load what is rarely needed with import(), and take a lighter library',
    }));
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1_024).toFixed(1)} KB`;
}
