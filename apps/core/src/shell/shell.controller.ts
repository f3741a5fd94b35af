import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Req, Res } from '@nestjs/common';
import { requestProblems } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../config/configuration.js';
import { RawRoute } from '../http/implement.js';
import { contentSecurityPolicy } from '../http/security-headers.js';
import { isPageAddress } from './page-address.js';

/** Placeholder in the shell's page for the nonce that allows antd's own styles. */
const NONCE = '__CSP_NONCE__';
/** Every address that is nothing else is a page of the portal: the shell finds out which. */
@Controller()
export class ShellController {
  private page: Promise<string> | undefined;

  constructor(private readonly configuration: Configuration) {}

  @RawRoute({ method: 'GET', path: '/*', access: { kind: 'public' } })
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const folder = this.configuration.shellDirectory;
    if (folder === null || !isPageAddress(request.url)) throw requestProblems['request.notFound']();
    this.page ??= readFile(join(folder, 'index.html'), 'utf8');
    const nonce = randomBytes(16).toString('base64');
    await reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': contentSecurityPolicy(nonce, this.configuration.mapOrigins),
      })
      .send((await this.page).replaceAll(NONCE, nonce));
  }
}
