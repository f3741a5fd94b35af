import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** A year: the names of built files carry a hash of their content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Serves the built files of the shell; `index.html` goes through the controller, which adds the policy. */
export async function serveShellAssets(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    preCompressed: true,
    globIgnore: ['**/index.html', '**/*.br', '**/*.gz', '**/*.map'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = /\.[0-9a-f]{8,}\./.test(path);
      reply.header('cache-control', hashed ? IMMUTABLE : 'no-cache');
    },
  });
}
