import { expect, it } from 'vitest';
import { answerHeaders } from './answer-headers.js';

const of = (headers: Record<string, string>) => answerHeaders(new Headers(headers));

it.each([
  'application/json',
  'application/problem+json; charset=utf-8',
  'text/csv; charset=utf-8',
  'text/event-stream',
  'image/png',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])('data of kind %s arrives as it is', (type) => {
  expect(of({ 'content-type': type })).toEqual({ 'content-type': type });
});

it('a picture with a tag may be kept by its reader’s browser, which asks each time; nothing else may', () => {
  const tagged = { etag: '"1"', 'cache-control': 'public, max-age=9' };
  expect(of({ ...tagged, 'content-type': 'image/png' })['cache-control']).toBe('private, no-cache');
  expect(of({ ...tagged, 'content-type': 'application/json' })['cache-control']).toBeUndefined();
  expect(of({ 'content-type': 'image/png' })['cache-control']).toBeUndefined();
});

it.each(['text/html; charset=utf-8', 'TEXT/HTML', 'application/xhtml+xml', 'image/svg+xml', 'application/xml'])(
  'a page of kind %s runs nothing on the portal’s origin',
  (type) => {
    expect(of({ 'content-type': type, 'content-disposition': 'inline; filename="a.html"' })).toEqual({
      'content-type': type,
      'content-disposition': 'attachment; filename="a.html"',
      'content-security-policy': "sandbox; default-src 'none'",
    });
  },
);

it.each(['text/javascript', 'application/ecmascript', 'text/css', 'application/wasm', 'application/manifest', 'x'])(
  'what is neither, such as %s, is no script, style or anything else that a browser would use',
  (type) => {
    expect(of({ 'content-type': type })).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    });
  },
);

it.each([
  'set-cookie',
  'content-security-policy',
  'content-security-policy-report-only',
  'service-worker-allowed',
  'strict-transport-security',
  'clear-site-data',
  'access-control-allow-origin',
  'cross-origin-resource-policy',
  'cross-origin-opener-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
  'report-to',
  'refresh',
  'cache-control',
  'www-authenticate',
  'connection',
  'sourcemap',
  'speculation-rules',
])('%s is not a plugin’s to say', (name) => {
  expect(of({ [name]: 'x', 'content-type': 'application/json', etag: '"1"' })).toEqual({
    'content-type': 'application/json',
    etag: '"1"',
  });
});
