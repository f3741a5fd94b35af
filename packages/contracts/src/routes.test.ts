import { expect, it } from 'vitest';
import { fieldErrors, KnownProblem, localeOfHeader, problemDocument } from './http/known-problem.js';
import type { Route } from './http/route.js';
import { buildOpenApi } from './openapi/index.js';
import { pluginManifestSchema } from './plugins/manifest.js';
import { routes } from './routes.js';
import { createTaskSchema } from './tasks/routes.js';

const all = Object.values(routes).flatMap((group): Route[] => Object.values(group));

it('no two operations share a path and method', () => {
  const names = all.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(names).size).toBe(names.length);
});

it('every path parameter has a schema', () => {
  for (const { path, params } of all) if (path.includes(':')) expect(params, path).toBeDefined();
});

it('the description is OpenAPI 3.1 and has every operation with its answers', () => {
  const document = JSON.parse(JSON.stringify(buildOpenApi('1.2.3')));
  expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
  for (const { method, path, status } of all) {
    const operation = document.paths[path.replace(/:([A-Za-z]+)/g, '{$1}')]?.[method.toLowerCase()];
    expect(operation, `${method} ${path}`).toBeDefined();
    expect(Object.keys(operation.responses)).toContain(String(status));
  }
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  for (const [, name = ''] of references) expect(document.components.schemas).toHaveProperty(name);
});

it('field errors point into the request, as RFC 6901 says', () => {
  const parsed = createTaskSchema.safeParse({ type: 'x', unitId: 'no', payload: null });
  const pointers = parsed.success ? [] : fieldErrors('body/result', parsed.error).map(({ pointer }) => pointer);
  expect(pointers).toEqual(['/body/result/type', '/body/result/unitId']);
});

it.each([
  [undefined, 'zh-CN'],
  ['zh-CN,en;q=0.8', 'zh-CN'],
  ['en-US,en;q=0.9', 'en'],
  ['fr', 'zh-CN'],
])('Accept-Language %s means %s', (header, locale) => {
  expect(localeOfHeader(header)).toBe(locale);
});

it('a problem is worded in the language asked for and keeps its code', () => {
  const error = new KnownProblem('task.changed', 409, { 'zh-CN': '变了', en: 'Changed' });
  expect(problemDocument(error, 'en', 'request-1')).toEqual({
    type: '/problems/task.changed',
    title: 'Changed',
    status: 409,
    code: 'task.changed',
    requestId: 'request-1',
  });
});

it.each(['../secret', 'a/../../b', '/etc/passwd', 'a//b', ''])('an asset’s path cannot lead outside: %s', (path) => {
  const { assets } = pluginManifestSchema.shape.web.shape;
  expect(assets.safeParse([{ path, size: 1, integrity: `sha384-${'A'.repeat(64)}` }]).success).toBe(false);
});
