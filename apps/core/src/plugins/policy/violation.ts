import type { PolicyViolation } from '@yige/contracts';

/** Whose script it was, and what it tried, without anything that an address could tell of a resident. */
interface AttributedViolation {
  pluginId: string;
  version: string;
  what: string;
}

/** The plugin whose file did it; null where that was no plugin's, or the browser does not know. */
export function attribute({ directive, blocked, source }: PolicyViolation): AttributedViolation | null {
  if (source === null || !URL.canParse(source)) return null;
  const [, pluginId, version, file] =
    /^\/plugins\/([^/]+)\/([^/]+)\/web\/([\w./@-]+)$/.exec(new URL(source).pathname) ?? [];
  if (pluginId === undefined || version === undefined) return null;
  return { pluginId, version, what: `${wordOf(directive)}: ${originOf(blocked)} (${file})` };
}

/** Older browsers name the whole directive with its sources. */
function wordOf(directive: string): string {
  return directive.split(' ', 1)[0] ?? '';
}

/** Of an address its origin alone; anything else is one of the browser's own words. */
function originOf(blocked: string): string {
  if (/^[a-z-]{1,40}$/.test(blocked)) return blocked;
  if (!URL.canParse(blocked)) return 'unknown';
  const { origin, protocol } = new URL(blocked);
  return origin === 'null' ? protocol : origin;
}
