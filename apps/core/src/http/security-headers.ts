import { POLICY_REPORTS_PATH } from '@yige/contracts';
import type { FastifyInstance } from 'fastify';

/** Headers of every answer; pages add their content security policy. */
export function securityHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

/**
 * Policy of a page: scripts from this origin only and never evaluated, addresses of scripts as the shell's own policy lets
 * them pass (the signed files of plugins, see the shell), styles by nonce (antd writes its own). Tiles of a map come from
 * where the site has them.
 *
 * Reports go by `report-uri`: browsers send them at once and over plain http too, and leave it aside where there is `report-to`.
 */
export function contentSecurityPolicy(nonce: string, mapOrigins: readonly string[]): string {
  const maps = mapOrigins.map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob:${maps}`,
    "font-src 'self' data:",
    `connect-src 'self'${maps}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `report-uri ${POLICY_REPORTS_PATH}`,
  ].join('; ');
}
