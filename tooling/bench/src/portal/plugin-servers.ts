import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pluginEndpoints } from '@yige/contracts';
import { documentOf, type GeneratedPlugin } from './generated-plugins.js';

/** What core asks of a plugin's server while it installs it, and nothing else: no plugin works here. */
export class PluginServers {
  private constructor(
    private readonly servers: readonly Server[],
    /** In the order of the plugins. */
    readonly addresses: readonly string[],
  ) {}

  static async start(plugins: readonly GeneratedPlugin[]): Promise<PluginServers> {
    const servers = await Promise.all(plugins.map(startOne));
    return new PluginServers(
      servers.map(({ server }) => server),
      servers.map(({ address }) => address),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.servers.map(async (server) => {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }),
    );
  }
}

async function startOne({ manifest, files }: GeneratedPlugin): Promise<{ server: Server; address: string }> {
  const { id, version } = manifest;
  const answers = new Map<string, string | Buffer>([
    [pluginEndpoints.manifest, documentOf(manifest)],
    [pluginEndpoints.health, JSON.stringify({ status: 'ready', id, version, migrated: true })],
    ...[...files].map(([path, content]): [string, Buffer] => [pluginEndpoints.web(path), content]),
  ]);
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, address: `http://127.0.0.1:${portOf(server)}` };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens nowhere');
  return address.port;
}
