import { Injectable } from '@nestjs/common';
import {
  newId,
  type PluginTokenClaims,
  pluginTokenClaimsSchema,
  type TokenPost,
  USER_TOKEN_LIFETIME,
} from '@yige/contracts';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { CallerPost } from '../access/caller.js';
import type { ScopeUnit } from '../access/scope.js';
import { Clock } from '../time/clock.js';
import { tokenProblems } from './problems.js';
import { SigningKeys } from './signing-keys.js';

export const ISSUER = 'yige';
/** Audience of the tokens that plugins use towards core. */
const CORE = 'core';
export const CLIENT_TOKEN_LIFETIME = 600;

const CLIENT_KINDS = ['plugin', 'service', 'development'] as const;

/** Whose server calls core by itself; that of a plugin under development only ever for its developer. */
export interface Client {
  kind: (typeof CLIENT_KINDS)[number];
  id: string;
}

const clientClaimsSchema = z.object({ sub: z.string() });

type HeldPost = Pick<CallerPost, 'id' | 'scope' | 'permissions'>;

interface Holder {
  id: string;
  name: string;
  posts: readonly HeldPost[];
  actingPostId: string | null;
}

interface ServiceHolder {
  id: string;
  name: string;
  grants: ReadonlySet<string>;
  units: readonly ScopeUnit[];
}

interface Target {
  pluginId: string;
  version: string;
  /** To whom the token is of use; by default the plugin. */
  audience?: string;
}

/** Issues and verifies core's short tokens (EdDSA). Each holds for one audience. */
@Injectable()
export class Tokens {
  constructor(
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /** For a request that the gateway forwards: who asks, and where they may do what in this plugin. */
  forUser(holder: Holder, target: Target): Promise<string> {
    return this.forPlugin('user', holder, target);
  }

  /** For a device's own call: its grants, in each of the units named for it. Core takes no call on its behalf. */
  forService({ id, name, grants, units }: ServiceHolder, target: Target): Promise<string> {
    const post = { id, scope: units, permissions: grants };
    return this.forPlugin('service', { id, name, posts: [post], actingPostId: null }, target);
  }

  /** For a call of core itself; `holder` is on whose behalf. */
  forPlatform(holder: { id: string; name: string }, target: Target): Promise<string> {
    return this.forPlugin('platform', { ...holder, posts: [], actingPostId: null }, target);
  }

  /** For the calls of a plugin or an integrator to core. */
  forClient({ kind, id }: Client): Promise<string> {
    return this.sign({ sub: `${kind}:${id}` }, CORE, CLIENT_TOKEN_LIFETIME);
  }

  /** Who is behind a client token. */
  async verifyClient(token: string): Promise<Client> {
    const claims = clientClaimsSchema.safeParse(await this.verify(token, CORE));
    if (!claims.success) throw tokenProblems['token.invalid']({ cause: claims.error });
    const [prefix, ...rest] = claims.data.sub.split(':');
    const id = rest.join(':');
    const kind = CLIENT_KINDS.find((known) => known === prefix);
    if (kind === undefined || id === '') throw tokenProblems['token.invalid']();
    return { kind, id };
  }

  /** A user's token that was issued to exactly this audience: a plugin, or one under development. */
  async verifyUser(token: string, audience: string): Promise<PluginTokenClaims> {
    const claims = pluginTokenClaimsSchema.safeParse(await this.verify(token, audience));
    if (!claims.success || claims.data.use !== 'user') throw tokenProblems['token.invalid']({ cause: claims.error });
    return claims.data;
  }

  private forPlugin(use: PluginTokenClaims['use'], holder: Holder, target: Target): Promise<string> {
    const posts = holder.posts
      .flatMap((post) => tokenPosts(post, target.pluginId))
      .filter(({ permissions }) => permissions.length > 0);
    const claims = {
      sub: holder.id,
      use,
      name: holder.name,
      posts,
      actingPostId: holder.actingPostId,
      units: [...new Set(posts.map(({ unitId }) => unitId))],
      version: target.version,
    };
    return this.sign(claims, target.audience ?? target.pluginId, USER_TOKEN_LIFETIME);
  }

  private sign(claims: JWTPayload, audience: string, lifetime: number): Promise<string> {
    const { kid, privateKey } = this.keys.current;
    const now = Math.floor(this.clock.now().getTime() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setJti(newId())
      .setIssuedAt(now)
      .setExpirationTime(now + lifetime)
      .sign(privateKey);
  }

  private async verify(token: string, audience: string): Promise<JWTPayload> {
    try {
      return await this.verifyWithKnownKeys(token, audience);
    } catch (cause) {
      if (!(cause instanceof errors.JWKSNoMatchingKey)) throw asProblem(cause);
    }
    // Another core may have made a key since.
    await this.keys.refresh();
    try {
      return await this.verifyWithKnownKeys(token, audience);
    } catch (cause) {
      throw asProblem(cause);
    }
  }

  private async verifyWithKnownKeys(token: string, audience: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, this.keys.keySet, {
      issuer: ISSUER,
      audience,
      algorithms: ['EdDSA'],
      currentDate: this.clock.now(),
    });
    return payload;
  }
}

function asProblem(cause: unknown): unknown {
  if (cause instanceof errors.JWTExpired) return tokenProblems['token.expired']({ cause });
  if (cause instanceof errors.JOSEError) return tokenProblems['token.invalid']({ cause });
  return cause;
}

/** One for each unit in which the post's permissions hold. */
function tokenPosts({ id, scope, permissions }: HeldPost, pluginId: string): TokenPost[] {
  const own = [...permissions].filter((name) => name.startsWith(`${pluginId}:`));
  return scope.map((unit) => ({ id, unitId: unit.id, level: unit.level, permissions: own }));
}
