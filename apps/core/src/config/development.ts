const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether a host is this very machine; IPv6 with or without its brackets. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host.replace(/^\[|\]$/g, ''));
}

interface Environment {
  YIGE_DEVELOPMENT: boolean;
  YIGE_HOST?: string | undefined;
  YIGE_SECURE_COOKIES: boolean;
  YIGE_PUBLIC_URL?: string | undefined;
  YIGE_OIDC_ISSUER?: string | undefined;
}

/**
 * Address to listen on. A development portal runs code that nobody signed with the rights of whoever joins it, so it is
 * reached from its own machine alone, and nothing that marks a portal for others goes with it.
 */
export function hostOf(environment: Environment): string {
  const { YIGE_DEVELOPMENT: development, YIGE_HOST: host } = environment;
  if (!development) return host ?? '0.0.0.0';
  if (host !== undefined && !isLoopback(host)) {
    throw new TypeError(`YIGE_DEVELOPMENT=1 listens on this machine only: leave YIGE_HOST=${host} out`);
  }
  const forOthers = [
    environment.YIGE_SECURE_COOKIES ? 'YIGE_SECURE_COOKIES' : null,
    environment.YIGE_PUBLIC_URL === undefined ? null : 'YIGE_PUBLIC_URL',
    environment.YIGE_OIDC_ISSUER === undefined ? null : 'YIGE_OIDC_ISSUER',
  ].filter((name) => name !== null);
  if (forOthers.length > 0) {
    throw new TypeError(`YIGE_DEVELOPMENT=1 is not for a portal that others use: ${forOthers.join(', ')} is set`);
  }
  return host ?? '127.0.0.1';
}
