import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { unitLevelSchema } from '../org/unit.js';
import { ulidSchema } from '../primitives.js';

/** Lifetime of a token that core issues for a user or for itself, in seconds. */
export const USER_TOKEN_LIFETIME = 60;

/** Header in which a plugin passes the user's token on to core, beside its own client token in Authorization. */
export const USER_TOKEN_HEADER = 'yige-user-token';

/** A post as a token carries it: where its holder may do what in this plugin. */
export const tokenPostSchema = z.object({
  id: ulidSchema,
  unitId: ulidSchema,
  level: unitLevelSchema,
  /** The plugin's own permissions that this post holds. */
  permissions: z.array(z.string()),
});
export type TokenPost = z.infer<typeof tokenPostSchema>;

/**
 * Claims of the EdDSA tokens that core issues to one plugin (`aud`).
 * `use: user`: a member of staff behind the gateway. `use: service`: a device or another system that calls the plugin's API
 * by itself; `sub` is then the service account, with one post in each of its units. `use: platform`: core itself, for
 * `/yige/v1/*` only; `sub` is then the account on whose behalf it calls, or `platform`.
 */
export const pluginTokenClaimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  use: z.enum(['user', 'service', 'platform']),
  name: z.string(),
  posts: z.array(tokenPostSchema),
  /** The one post under which the holder acts; absent or null: all of them. Core holds calls with the token to it. */
  actingPostId: ulidSchema.nullable().optional(),
  /** Units at the top of the holder's scope. */
  units: z.array(ulidSchema),
  /** Version of the plugin that was called. */
  version: z.string(),
  jti: z.string(),
  iat: z.number(),
  exp: z.number(),
});
export type PluginTokenClaims = z.infer<typeof pluginTokenClaimsSchema>;

export const oauthRoutes = {
  token: defineRoute({
    method: 'POST',
    path: '/api/v1/oauth/token',
    summary: 'Client credentials grant (RFC 6749 §4.4), form-encoded; for plugins and integrators',
    access: { kind: 'public' },
    body: z.object({
      grant_type: z.literal('client_credentials'),
      client_id: z.string().min(1).max(100),
      client_secret: z.string().min(1).max(200),
    }),
    response: z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.number().int() }),
  }),
  keys: defineRoute({
    method: 'GET',
    path: '/api/v1/oauth/jwks',
    summary: 'Public keys that verify core’s tokens (RFC 7517)',
    access: { kind: 'public' },
    response: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
  }),
};
