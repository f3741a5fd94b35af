import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Delivery {
  url: string;
  body: string;
}

/** A plugin's server that takes every result at once; it notes what it was brought. */
export class AnsweringPlugin {
  private readonly server = createServer((request, response) => {
    void text(request).then((body) => {
      this.delivered.push({ url: `${this.address}${request.url}`, body });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"reference":"bench"}');
    });
  });
  private delivered: Delivery[] = [];

  static async start(): Promise<AnsweringPlugin> {
    const plugin = new AnsweringPlugin();
    plugin.server.listen(0, '127.0.0.1');
    await once(plugin.server, 'listening');
    return plugin;
  }

  get address(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The server listens nowhere');
    return `http://127.0.0.1:${address.port}`;
  }

  /** What came since it was asked last. */
  taken(): Delivery[] {
    const delivered = this.delivered;
    this.delivered = [];
    return delivered;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
