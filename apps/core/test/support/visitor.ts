import type { TestPlatform } from './test-platform.js';

/** Somebody with a browser: keeps the cookie, and calls routes by their paths. */
export class TestVisitor {
  cookie = '';

  constructor(private readonly platform: TestPlatform) {}

  /** Answers the response, whether it let them in or not. */
  async logIn(username: string, password: string, otp?: string): Promise<Response> {
    const body = { username, password, ...(otp === undefined ? {} : { otp }) };
    const answer = await this.platform.post('/api/v1/sessions', body);
    if (answer.ok) this.cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return answer;
  }

  call(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = { cookie: this.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    return this.platform.fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  get(path: string): Promise<Response> {
    return this.call('GET', path);
  }
}
