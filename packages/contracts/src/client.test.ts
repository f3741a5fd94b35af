import { expect, it } from 'vitest';
import { createClient } from './client.js';
import { urlOf } from './http/call.js';
import { PROBLEM_MEDIA_TYPE } from './http/problem.js';
import { newId } from './new-id.js';
import { createPageClient } from './page-client.js';
import { routeLoaders } from './route-loaders.js';
import { routes } from './routes.js';

const account = { id: newId(), username: 'a', displayName: '林晓燕' };
const me = { account, posts: [], heldPosts: [], actingPostId: null, permissions: [] };

function clientThat(answer: (url: string, options: RequestInit) => Response | Promise<Response>) {
  return createClient({
    baseUrl: 'http://core.test',
    headers: () => ({ cookie: 'yige_session=x' }),
    fetch: async (url, options) => answer(String(url), options ?? {}),
  });
}

it('answers what the contract promises, and nothing more', async () => {
  const client = clientThat(() => Response.json({ ...me, more: 1 }));
  expect(await client.sessions.me()).toEqual(me);
});

it('tells how much of a file has come', async () => {
  const pieces = ['abc', 'def', 'ghi'];
  const text = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  const headers = { 'content-type': 'text/csv', 'content-disposition': `attachment; filename*=UTF-8''%E5%8F%B0.csv` };
  const client = clientThat(() => new Response(text, { headers }));
  const params = { id: 'core:work' };
  const query = { unit: newId(), period: '2025-Q4', reason: '核对名单' };
  const seen: number[] = [];
  const file = await client.ledgers.export({ params, query, onReceived: (bytes) => seen.push(bytes) });
  expect([file.name, file.type, await file.text(), seen.at(-1)]).toEqual(['台.csv', 'text/csv', 'abcdefghi', 9]);
});

it('sends path, query, body and key as the route takes them', async () => {
  const seen: { url: string; options: RequestInit }[] = [];
  const client = clientThat((url, options) => {
    seen.push({ url, options });
    return Response.json({ items: [], next: null });
  });
  const person = newId();
  await client.tasks.list({ query: { box: 'unit', person, limit: 5 } });
  expect(seen[0]?.url).toBe(`http://core.test/api/v1/tasks?box=unit&person=${person}&limit=5`);
  expect(seen[0]?.options.headers).toMatchObject({ cookie: 'yige_session=x', accept: 'application/json' });
  expect(urlOf('', '/api/v1/tasks/:id/actions/:action', { params: { id: 'a/b', action: 'accept' } })).toBe(
    '/api/v1/tasks/a%2Fb/actions/accept',
  );
  expect(() => urlOf('', '/api/v1/tasks/:id', {})).toThrow('needs the parameter id');
});

it('turns a problem document into an error with its code', async () => {
  const problem = { type: '/problems/task.changed', title: '变了', status: 409, code: 'task.changed' };
  const client = clientThat(
    () => new Response(JSON.stringify(problem), { status: 409, headers: { 'content-type': PROBLEM_MEDIA_TYPE } }),
  );
  await expect(client.sessions.me()).rejects.toMatchObject({ name: 'ProblemError', status: 409, code: 'task.changed' });
});

it.each([
  ['a page of a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 502, 'answer.unexpected'],
  ['another shape', () => Response.json({ account: null }), 502, 'answer.malformed'],
])('%s is an error too', async (_, answer, status, code) => {
  await expect(clientThat(answer).sessions.me()).rejects.toMatchObject({ status, code });
});

it('no connection is an error that keeps its cause', async () => {
  const cause = new TypeError('fetch failed');
  const client = clientThat(() => Promise.reject(cause));
  await expect(client.sessions.me()).rejects.toMatchObject({ code: 'network.unreachable', cause });
});

it('a call that was called off stays what it is', async () => {
  const controller = new AbortController();
  const client = clientThat((_, { signal }) => {
    controller.abort();
    return Promise.reject(signal?.reason);
  });
  await expect(client.sessions.me({ signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

it('of a page calls the same routes, read when they are first needed', async () => {
  const seen: string[] = [];
  const client = createPageClient({
    baseUrl: 'http://core.test',
    fetch: async (url) => {
      seen.push(String(url));
      return Response.json({ ...me, more: 1 });
    },
  });
  expect(await client.sessions.me()).toEqual(me);
  expect(seen).toEqual(['http://core.test/api/v1/me']);
});

it('finds under each name of the table of a page the routes of that name', async () => {
  const loaded = Object.entries(routeLoaders).map(async ([group, load]) => [group, await load()] as const);
  expect(Object.fromEntries(await Promise.all(loaded))).toEqual(routes);
});
