import { PLUGIN_API_PREFIX, type PluginManifest, uploadAt } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';

interface Asked {
  request: Pick<FastifyRequest, 'method'>;
  url: URL;
}

/** Bytes that a call may bring: what the manifest declares for an upload, `usual` for anything else. */
export function bodyLimitOf({ uploads = [] }: PluginManifest, { request, url }: Asked, usual: number): number {
  if (request.method !== 'POST') return usual;
  return uploadAt(uploads, url.pathname.slice(PLUGIN_API_PREFIX.length))?.largest ?? usual;
}
