import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { DevBuild } from './dev-builder.js';

/** Serves the built files of the page to the portal, on this machine: exactly those that the manifests list. */
export class FileServer {
  private readonly files = new Map<string, string>();
  private readonly server: Server;

  constructor() {
    this.server = createServer(({ method, url = '' }, response) => {
      const file = this.files.get(url);
      if (method !== 'GET' || file === undefined) {
        response.writeHead(404).end();
        return;
      }
      createReadStream(file)
        // The build was replaced in between: the portal hears an answer that breaks off.
        .on('error', () => response.destroy())
        .pipe(response);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
  }

  /** Answers the address below which the build's files lie. */
  offer({ number, manifest, directory }: DevBuild): string {
    const base = `/${number}/`;
    for (const { path } of manifest.web.assets) this.files.set(`${base}${path}`, join(directory, path));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The file server does not listen');
    return `http://127.0.0.1:${address.port}${base}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
