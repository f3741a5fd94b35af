import type { OutgoingHttpHeaders } from 'node:http';

/** The only headers of a plugin's answer that reach the browser: none sets cookies or policies on the portal's origin. */
const PASSED_BACK = [
  ...['content-disposition', 'content-language', 'content-range', 'accept-ranges'],
  ...['etag', 'last-modified', 'location', 'retry-after', 'link'],
];

/** Kinds that a browser shows or reads without running anything in them. */
const DATA =
  /^(?:application\/(?:json|[\w.+-]+\+json|ndjson|x-ndjson|pdf|zip|gzip|octet-stream|msword|vnd\.[\w.+-]+)|text\/(?:plain|csv|calendar|event-stream)|image\/(?!svg)[\w.+-]+|audio\/[\w.+-]+|video\/[\w.+-]+|font\/[\w.+-]+|multipart\/byteranges)$/;
/** Kinds that a browser would run as a page of the portal. */
const PAGE = /^(?:text\/html|text\/xml|application\/(?:[\w.+-]+\+)?xml|image\/svg\+xml)$/;

/** Files that a page shows again and again: a browser keeps them for its user, and asks each time whether it still may. */
const KEPT = /^(?:image\/|application\/pdf$)/;

/**
 * A plugin's API answers on the portal's origin, where a page or a script of its would have the user's session, and a
 * script would pass for a signed one. So pages come in a sandbox, as files to keep, and what is neither data nor a page
 * loses its kind: with `nosniff`, no browser runs it.
 */
export function answerHeaders(headers: Headers): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = {};
  for (const name of PASSED_BACK) {
    const value = headers.get(name);
    if (value !== null) passed[name] = value;
  }
  const type = headers.get('content-type');
  if (type === null) return passed;
  const kind = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (KEPT.test(kind) && passed.etag !== undefined && DATA.test(kind)) {
    return { ...passed, 'content-type': type, 'cache-control': 'private, no-cache' };
  }
  if (DATA.test(kind)) return { ...passed, 'content-type': type };
  return {
    ...passed,
    'content-type': PAGE.test(kind) ? type : 'application/octet-stream',
    'content-disposition': asAttachment(headers.get('content-disposition')),
    'content-security-policy': "sandbox; default-src 'none'",
  };
}

function asAttachment(disposition: string | null): string {
  return disposition === null ? 'attachment' : disposition.replace(/^\s*[\w-]*/, 'attachment');
}
