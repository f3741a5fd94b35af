import type { PluginCheck } from './check-plugin.js';
import { kilobytes } from './check-sizes.js';

/** The check as lines for a terminal: sizes, then what was found, then what it comes to. */
export function checkLines({ plugin, version, sizes, findings }: PluginCheck): string[] {
  const width = Math.max(...sizes.map(({ name }) => name.length));
  const errors = findings.filter(({ level }) => level === 'error').length;
  const figures = `${errors} to mend, ${findings.length - errors} to look at`;
  return [
    ...sizes.map(
      ({ name, bytes, limit }) => `${name.padEnd(width)}  ${kilobytes(bytes).padStart(8)} of ${kilobytes(limit)}`,
    ),
    ...findings.flatMap(({ level, where, what, mend }) => [
      `${level === 'error' ? '✗' : '!'} ${where}: ${what}`,
      `  → ${mend}`,
    ]),
    findings.length === 0 ? `${plugin} ${version}: nothing to mend` : `${plugin} ${version}: ${figures}`,
  ];
}
