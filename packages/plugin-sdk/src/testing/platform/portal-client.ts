import { newId, UPLOAD_MEDIA_TYPE, withFileName } from '@yige/contracts';

/** What a call brings besides its path. */
export interface PortalCall {
  /** GET unless it is given. */
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as the page's `FileUpload` sends one, to a route with `upload`. */
  file?: File;
  /** Besides those that a browser sends. */
  headers?: Record<string, string>;
}

/** Somebody who is logged in, calling as their browser does. */
export class PortalClient {
  private constructor(
    private readonly address: string,
    private readonly cookie: string,
    /** Of the plugin's own API on this platform. */
    private readonly pluginPath: string,
  ) {}

  /** @internal */
  static async logIn(address: string, pluginPath: string, username: string, password: string): Promise<PortalClient> {
    const answer = await fetch(`${address}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    if (answer.status !== 201) {
      throw new Error(`Logging in as ${username} was answered ${answer.status}: ${await answer.text()}`);
    }
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return new PortalClient(address, cookie, pluginPath);
  }

  /** Calls core's public API, e.g. `/api/v1/tasks?box=mine`. */
  async core(path: string, { method = 'GET', body, file, headers }: PortalCall = {}): Promise<Response> {
    return fetch(`${this.address}${file === undefined ? path : withFileName(path, file)}`, {
      method,
      headers: {
        cookie: this.cookie,
        // What changes something asks for one.
        ...(method === 'GET' ? {} : { 'idempotency-key': newId() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file === undefined ? {} : { 'content-type': UPLOAD_MEDIA_TYPE }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
    });
  }

  /** Calls the plugin's own API through the gateway, e.g. `/elders`: with the rights of their posts, as the portal does. */
  plugin(path: string, call: PortalCall = {}): Promise<Response> {
    return this.core(`${this.pluginPath}${path}`, call);
  }
}
