import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { RawRoute } from '../http/implement.js';
import { Developments } from '../plugins/development/developments.js';
import { LocalBuilds } from '../plugins/development/local-builds.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { pluginProblems } from '../plugins/problems.js';
import { WebAssets } from '../plugins/web-assets.js';

const paramsSchema = z.object({ id: z.string(), version: z.string(), '*': z.string() });

const CONTENT_TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** What is worth squeezing; pictures and fonts are already. */
const COMPRESSED = /\.(?:js|css|json|svg)$/;

/** Core's copies of a version's web files. Code holds no data, so browsers may keep it beyond a session. */
@Controller()
export class WebAssetsController {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly assets: WebAssets,
    private readonly developments: Developments,
    private readonly localBuilds: LocalBuilds,
  ) {}

  @RawRoute({ method: 'GET', path: '/plugins/:id/:version/web/*', access: { kind: 'session' } })
  async get(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id, version, '*': path } = paramsSchema.parse(request.params);
    const local = this.developments.buildOf(caller, id, version)?.build;
    const manifest = local?.manifest ?? this.directory.find(id)?.versions.get(version)?.manifest;
    // Only what the manifest lists is served, so no path can lead outside.
    const asset = manifest?.web.assets.find((listed) => listed.path === path);
    if (manifest === undefined || asset === undefined) throw pluginProblems['plugin.notFound']();
    const contentType = CONTENT_TYPES[asset.path.slice(asset.path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    if (local !== undefined) {
      const content = await this.localBuilds.read(local, asset);
      await reply.headers({ 'content-type': contentType, 'cache-control': 'no-store' }).send(content);
      return;
    }
    const file = createReadStream(join(this.assets.folderOf(id, version), asset.path));
    const zipped = COMPRESSED.test(asset.path) && acceptsGzip(request);
    await reply
      .headers({
        'content-type': contentType,
        ...(zipped ? { 'content-encoding': 'gzip' } : { 'content-length': asset.size }),
        vary: 'accept-encoding',
        'cache-control': asset.path === manifest.web.entry ? 'no-cache' : 'private, max-age=31536000, immutable',
      })
      .send(zipped ? gzipped(file) : file);
  }
}

function acceptsGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(headers['accept-encoding'] ?? '');
}

/** As it is sent: a browser asks for a file once, and what is kept is exactly what was signed. */
function gzipped(file: Readable): Readable {
  const gzip = createGzip();
  // A file that cannot be read ends the answer: the reply hears of it from the stream that it sends.
  return pipeline(file, gzip, () => undefined);
}
