import { problemSchema } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, PASSWORD } from './support/district.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('requests that core refuses, on %s', (dialect) => {
  let platform: TestPlatform;
  let cookie: string;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    cookie = await platform.cookieOf('worker.elm-1');
  });
  afterAll(() => platform?.stop());

  /** The answer is a problem document of this status and code, and says which request it belongs to. */
  const expectProblem = async (answer: Response, status: number, code: string) => {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const document = problemSchema.parse(await answer.json());
    expect({ answered: answer.status, status: document.status, code: document.code }).toEqual({
      answered: status,
      status,
      code,
    });
    expect(document.type).toBe(`/problems/${code}`);
    expect(document.requestId).toBe(answer.headers.get('x-request-id'));
    return document;
  };
  const sessions = () =>
    platform.database.queryOne('SELECT COUNT(*) AS number FROM sessions', [], (row) => row.integer('number'));

  it('a wrong password and an unknown account: 401, indistinguishable, and no session', async () => {
    const before = await sessions();
    for (const username of ['worker.elm-1', 'nobody']) {
      const answer = await platform.post('/api/v1/sessions', { username, password: 'wrong' });
      await expectProblem(answer, 401, 'session.wrongCredentials');
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(await sessions()).toBe(before);
  });

  it('no session, an invented one, an expired one, an unused one: 401', async () => {
    await expectProblem(await platform.fetch('/api/v1/me'), 401, 'session.missing');
    const invented = { headers: { cookie: 'yige_session=invented' } };
    await expectProblem(await platform.fetch('/api/v1/me', invented), 401, 'session.expired');
    for (const column of ['expires_at', 'seen_at']) {
      const own = { headers: { cookie: await platform.cookieOf('official.north') } };
      expect((await platform.fetch('/api/v1/me', own)).status).toBe(200);
      await platform.database.execute(`UPDATE sessions SET ${column} = ? WHERE account_id = ?`, [
        new Date(Date.now() - 13 * 3_600_000),
        idOf('official.north'),
      ]);
      await expectProblem(await platform.fetch('/api/v1/me', own), 401, 'session.expired');
    }
  });

  it('joins what somebody may do once, and anew in the request after it has changed', async () => {
    const own = { cookie: await platform.cookieOf('doctor.elm') };
    const joins = async () => {
      const { statements } = await platform.database.statements.count(
        async () => await platform.application.inject({ url: '/api/v1/me', headers: own }),
      );
      return statements.map((sql) => sql.includes('appointments'));
    };
    expect([await joins(), await joins()]).toEqual([[true], [false]]);
    await platform.database.execute('UPDATE appointments SET valid_to = valid_to WHERE account_id = ?', [
      idOf('doctor.elm'),
    ]);
    expect([await joins(), await joins()]).toEqual([[false, true], [false]]);
  });

  it('a session that was ended: 401', async () => {
    const own = { cookie: await platform.cookieOf('secretary.elm') };
    const ended = await platform.fetch('/api/v1/sessions/current', { method: 'DELETE', headers: own });
    expect(ended.status).toBe(204);
    await expectProblem(await platform.fetch('/api/v1/me', { headers: own }), 401, 'session.expired');
  });

  it('many at once: each is who they are, and who has ended their session is refused', async () => {
    const names = ['doctor.elm', 'secretary.elm', 'worker.elm-1'];
    const cookies = await Promise.all([...names, 'official.north'].map((name) => platform.cookieOf(name)));
    const ask = (own: string) => platform.application.inject({ url: '/api/v1/me', headers: { cookie: own } });
    // From here on their standing is remembered, and only sessions are read.
    for (const own of cookies) await ask(own);
    await platform.fetch('/api/v1/sessions/current', { method: 'DELETE', headers: { cookie: cookies[3] ?? '' } });
    const rounds = Array.from({ length: 6 }, () => cookies).flat();
    const answers = await Promise.all(rounds.map(async (own) => (await ask(own)).json()));
    const told = answers.map(({ account, code }) => account?.username ?? code);
    expect(told).toEqual(Array.from({ length: 6 }, () => [...names, 'session.expired']).flat());
  });

  it('a body that is no JSON: 400; of another kind: 415; too large: 413', async () => {
    const send = (body: string, contentType: string) =>
      platform.fetch('/api/v1/people/batch', {
        method: 'POST',
        headers: { cookie, 'content-type': contentType },
        body,
      });
    await expectProblem(await send('{"ids":', 'application/json'), 400, 'request.malformed');
    await expectProblem(await send('<ids/>', 'application/xml'), 415, 'request.mediaType');
    const large = JSON.stringify({ ids: ['x'.repeat(1_100_000)] });
    await expectProblem(await send(large, 'application/json'), 413, 'request.tooLarge');
  });

  it('a body, query or path outside its schema: 422 with a pointer to each fault', async () => {
    const body = await expectProblem(
      await platform.post('/api/v1/people/batch', { ids: ['no-ulid'], more: 1 }, { cookie }),
      422,
      'request.invalid',
    );
    expect(body.errors?.map(({ pointer }) => pointer)).toContain('/body/ids/0');
    const query = await expectProblem(
      await platform.fetch('/api/v1/tasks?limit=0&box=theirs', { headers: { cookie } }),
      422,
      'request.invalid',
    );
    expect(query.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/query/box', '/query/limit']);
    await expectProblem(await platform.fetch('/api/v1/tasks/1', { headers: { cookie } }), 422, 'request.invalid');
    const cursor = await platform.fetch('/api/v1/people?cursor=invented', { headers: { cookie } });
    expect(cursor.status).toBe(422);
  });

  it('an unknown route or id: 404; an id of another unit: the same 404', async () => {
    await expectProblem(await platform.fetch('/api/v1/nothing', { headers: { cookie } }), 404, 'request.notFound');
    const unknown = await platform.fetch(`/api/v1/people/${idOf('nobody at all')}`, { headers: { cookie } });
    const foreign = await platform.fetch(`/api/v1/people/${idOf('oak-1-person-0')}`, { headers: { cookie } });
    const first = await expectProblem(unknown, 404, 'person.notFound');
    const second = await expectProblem(foreign, 404, 'person.notFound');
    expect({ ...first, requestId: '' }).toEqual({ ...second, requestId: '' });
  });

  it('a permission that no post holds: 403', async () => {
    const system = await platform.cookieOf('system');
    const people = await platform.fetch('/api/v1/people', { headers: { cookie: system } });
    await expectProblem(people, 403, 'request.forbidden');
    const install = await platform.post('/api/v1/plugins', { baseUrl: 'http://127.0.0.1:1' }, { cookie });
    await expectProblem(install, 403, 'request.forbidden');
  });

  it('says it in the language asked for', async () => {
    const title = async (language: string) => {
      const answer = await platform.fetch('/api/v1/me', { headers: { 'accept-language': language } });
      return problemSchema.parse(await answer.json()).title;
    };
    expect(await title('zh-CN')).toBe('请先登录');
    expect(await title('en-GB,en;q=0.9')).toBe('Log in first');
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const answer = await platform.post('/api/v1/sessions', { username: 'worker.oak-1', password: PASSWORD });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(/^yige_session=[\w-]{43}; .*HttpOnly.*SameSite=Lax/i);
  });

  it('describes itself: OpenAPI, health, metrics', async () => {
    const document: unknown = await (await platform.fetch('/api/openapi.json')).json();
    expect(document).toMatchObject({ openapi: '3.1.0' });
    expect((await platform.fetch('/api/health')).status).toBe(200);
    expect(await (await platform.fetch('/metrics')).text()).toContain('# TYPE');
  });
});
