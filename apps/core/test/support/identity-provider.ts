import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'yige', secret: 'a-secret-of-the-test-client-only' };

/** A real OpenID provider on loopback, at which anybody logs in under the name that the test gives. */
export class IdentityProvider {
  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  static async start(platformUrl: string): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const issuer = `http://127.0.0.1:${port}`;
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${platformUrl}/api/v1/single-sign-on/callback`],
          post_logout_redirect_uris: [`${platformUrl}/`],
        },
      ],
      claims: { openid: ['sub'], profile: ['preferred_username'] },
      pkce: { required: () => true },
      cookies: { keys: ['a key of the test'] },
      findAccount: (_context, id) => ({
        accountId: id,
        claims: () => ({ sub: id, preferred_username: id }),
      }),
    });
    server.on('request', provider.callback());
    return new IdentityProvider(issuer, server);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

/** A browser without pictures: keeps cookies for each origin and follows redirects until `until` matches. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  cookie(origin: string, name: string): string | undefined {
    return this.jar(origin).get(name);
  }

  async open(url: string, options: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const cookie = [...this.jar(origin)].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(url, { ...options, redirect: 'manual', headers: { ...options.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const gone = attributes.some((attribute) => attribute.toLowerCase().startsWith('expires=thu, 01 jan 1970'));
      if (gone) this.jar(origin).delete(name);
      else this.jar(origin).set(name, value);
    }
    return answer;
  }

  /** Where the answer leads, as a whole address. */
  next(answer: Response, from: string): string {
    return new URL(answer.headers.get('location') ?? '', from).href;
  }

  /** Logs in at the provider's own pages and answers the address to which it sends the browser back. */
  async logInAtProvider(start: string, login: string): Promise<string> {
    let url = this.next(await this.open(start), start);
    const { origin } = new URL(url);
    while (url.startsWith(origin)) {
      const answer = await this.open(url);
      if (answer.status === 200) {
        const prompt = (await answer.text()).includes('name="login"') ? 'login' : 'consent';
        const form = new URLSearchParams({ prompt, login, password: 'any' });
        const posted = await this.open(url, { method: 'POST', body: form });
        url = this.next(posted, url);
      } else {
        url = this.next(answer, url);
      }
    }
    return url;
  }

  private jar(origin: string): Map<string, string> {
    const known = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, known);
    return known;
  }
}
