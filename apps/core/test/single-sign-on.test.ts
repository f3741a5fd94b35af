import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { Browser, CLIENT, IdentityProvider } from './support/identity-provider.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/** The provider must know the platform's address before there is a platform. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

describe.each(dialects)('single sign-on with a real provider, on %s', (dialect) => {
  let platform: TestPlatform;
  let provider: IdentityProvider;
  let browser: Browser;
  beforeAll(async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    provider = await IdentityProvider.start(origin);
    platform = await TestPlatform.start(dialect, {
      environment: {
        YIGE_PORT: String(port),
        YIGE_PUBLIC_URL: origin,
        YIGE_OIDC_ISSUER: provider.issuer,
        YIGE_OIDC_CLIENT_ID: CLIENT.id,
        YIGE_OIDC_CLIENT_SECRET: CLIENT.secret,
      },
    });
  });
  afterAll(async () => {
    await platform?.stop();
    await provider?.stop();
  });
  beforeEach(() => {
    vi.restoreAllMocks();
    browser = new Browser();
  });

  const start = () => `${platform.url}/api/v1/single-sign-on/start`;
  const landing = async (url: string) => browser.next(await browser.open(url), url).slice(platform.url.length);
  const accounts = () =>
    platform.database.queryOne('SELECT COUNT(*) AS number FROM accounts', [], (row) => row.integer('number'));

  it('is offered on the login page', async () => {
    expect(await (await platform.fetch('/api/v1/single-sign-on')).json()).toEqual({ name: '统一身份认证' });
  });

  it('lets in whom the provider vouches for, as the account of that name', async () => {
    const back = await browser.logInAtProvider(start(), 'worker.elm-1');
    expect(await landing(back)).toBe('/');
    const me = await (await browser.open(`${platform.url}/api/v1/me`)).json();
    expect(me).toMatchObject({ account: { id: idOf('worker.elm-1') } });
    expect(browser.cookie(platform.url, 'yige_single_sign_on')).toBe('1');
  });

  it('makes no account for somebody unknown, and lets no disabled one in', async () => {
    const before = await accounts();
    expect(await landing(await browser.logInAtProvider(start(), 'stranger'))).toBe('/?login=unknownAccount');
    expect(await accounts()).toBe(before);
    await platform.database.execute('UPDATE accounts SET disabled = 1 WHERE username = ?', ['worker.oak-1']);
    browser = new Browser();
    expect(await landing(await browser.logInAtProvider(start(), 'worker.oak-1'))).toBe('/?login=unknownAccount');
    expect(browser.cookie(platform.url, 'yige_session')).toBeUndefined();
  });

  it('refuses a way back that this browser did not begin, that was changed, used before, or took too long', async () => {
    const back = await browser.logInAtProvider(start(), 'worker.elm-1');
    const other = new Browser();
    expect(other.next(await other.open(back), back)).toBe(`${platform.url}/?login=failed`);

    browser = new Browser();
    const changed = new URL(await browser.logInAtProvider(start(), 'worker.elm-1'));
    changed.searchParams.set('state', 'another');
    expect(await landing(changed.href)).toBe('/?login=failed');

    browser = new Browser();
    const once = await browser.logInAtProvider(start(), 'worker.elm-1');
    expect(await landing(once)).toBe('/');
    expect(await landing(once)).toBe('/?login=failed');

    browser = new Browser();
    const late = await browser.logInAtProvider(start(), 'worker.elm-1');
    const now = Date.now();
    vi.spyOn(platform.application.get(Clock), 'now').mockImplementation(() => new Date(now + 11 * 60_000));
    expect(await landing(late)).toBe('/?login=failed');
  });

  it('asks with PKCE and leads only to the configured provider', async () => {
    const url = new URL(browser.next(await browser.open(start()), start()));
    expect(url.origin).toBe(provider.issuer);
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(url.searchParams.get(name)?.length).toBeGreaterThan(20);
    }
  });

  it('logging out ends the login at the provider too', async () => {
    const logout = `${platform.url}/api/v1/single-sign-on/logout`;
    const url = new URL(browser.next(await browser.open(logout), logout));
    expect(url.origin).toBe(provider.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${platform.url}/`);
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('a site without a provider', () => {
  it('offers none, and has no such pages', async () => {
    const [dialect] = dialects;
    if (dialect === undefined) throw new Error('There is always SQLite');
    const platform = await TestPlatform.start(dialect);
    try {
      expect(await (await platform.fetch('/api/v1/single-sign-on')).json()).toEqual({ name: null });
      for (const page of ['start', 'callback', 'logout']) {
        expect((await platform.fetch(`/api/v1/single-sign-on/${page}`)).status).toBe(404);
      }
    } finally {
      await platform.stop();
    }
  });
});
