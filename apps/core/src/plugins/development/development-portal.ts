import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../../config/configuration.js';
import { isLoopback } from '../../config/development.js';
import { developmentProblems } from './problems.js';

/** Headers by which whatever stands in between says for whom it asks. */
const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** Whether plugins may be shown from a developer's machine: on a development portal, asked from its own machine. */
@Injectable()
export class DevelopmentPortal {
  constructor(private readonly configuration: Configuration) {}

  get isOne(): boolean {
    return this.configuration.development;
  }

  /**
   * Refuses as if nothing were there. Listening on loopback is not all: a proxy on the same machine would hand on what
   * others ask, and a name that somebody points at 127.0.0.1 would let their page ask (DNS rebinding).
   */
  require(request: FastifyRequest): void {
    if (this.isOne && isDirect(request)) return;
    throw developmentProblems['development.off']();
  }
}

function isDirect({ headers, raw }: FastifyRequest): boolean {
  const address = raw.socket.remoteAddress?.replace('::ffff:', '');
  if (address === undefined || !isLoopback(address)) return false;
  if (FORWARDING.some((name) => headers[name] !== undefined)) return false;
  const origin = `http://${headers.host}`;
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}
