import { Injectable } from '@nestjs/common';
import { defineProblems, type PluginTokenClaims, pluginTokenClaimsSchema } from '@yige/contracts';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { PluginConfiguration } from '../plugin-configuration.js';

const problems = defineProblems({
  'token.missing': [401, '缺少平台令牌', 'The platform’s token is missing'],
  'token.invalid': [401, '平台令牌无效', 'The platform’s token is not valid'],
  'token.expired': [401, '平台令牌已过期', 'The platform’s token has expired'],
});

/** Seconds by which two machines' clocks may differ. */
const TOLERANCE = 5;
/**
 * A token with a key that is not known makes the keys be fetched anew, at most this often, in milliseconds. Core
 * publishes a key for longer than this before it signs, so a token of a new key is never refused.
 */
const COOLDOWN = 1_000;

/** Verifies core's tokens. Fetched keys are kept, so core's absence does not lock its users out. */
@Injectable()
export class CoreTokens {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(private readonly configuration: PluginConfiguration) {
    this.keys = createRemoteJWKSet(new URL('/api/v1/oauth/jwks', configuration.coreUrl), {
      cacheMaxAge: Number.POSITIVE_INFINITY,
      cooldownDuration: COOLDOWN,
    });
  }

  /** Claims of a bearer token that core issued to this plugin for one of these uses; anything else is 401. */
  async verify(
    authorization: string | undefined,
    ...uses: PluginTokenClaims['use'][]
  ): Promise<{ claims: PluginTokenClaims; token: string }> {
    if (authorization?.startsWith('Bearer ') !== true) throw problems['token.missing']();
    const token = authorization.slice('Bearer '.length);
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: 'yige',
        audience: this.configuration.tokenAudience,
        algorithms: ['EdDSA'],
        clockTolerance: TOLERANCE,
      });
      const claims = pluginTokenClaimsSchema.safeParse(payload);
      if (!claims.success || !uses.includes(claims.data.use)) throw problems['token.invalid']({ cause: claims.error });
      return { claims: claims.data, token };
    } catch (cause) {
      if (cause instanceof errors.JWTExpired) throw problems['token.expired']({ cause });
      if (cause instanceof errors.JOSEError) throw problems['token.invalid']({ cause });
      throw cause;
    }
  }
}
