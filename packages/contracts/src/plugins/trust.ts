import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions, permissionNameSchema, roleSchema } from '../identity/permissions.js';
import { instantSchema, localizedTextSchema } from '../primitives.js';
import { pluginIdSchema, semverSchema } from './plugin-id.js';
import { keyFingerprintSchema } from './signature.js';

/** `retired`: signs nothing new, what it signed stays. `compromised`: what it signed is withdrawn from everybody. */
export const keyRevocationSchema = z.enum(['retired', 'compromised']).meta({ id: 'KeyRevocation' });
export type KeyRevocation = z.infer<typeof keyRevocationSchema>;

/** A bureau's key of the district's trust list. */
export const trustedKeySchema = z
  .object({
    keyId: keyFingerprintSchema,
    /** Whose it is, as the security administrator knows it. */
    owner: z.string(),
    /** The plugins that it may sign; empty: every plugin. */
    plugins: z.array(pluginIdSchema),
    addedBy: z.string(),
    addedAt: instantSchema,
    revoked: z.object({ kind: keyRevocationSchema, reason: z.string(), by: z.string(), at: instantSchema }).nullable(),
    /** Versions that it signed. */
    signed: z.array(z.object({ pluginId: pluginIdSchema, version: semverSchema })),
  })
  .meta({ id: 'TrustedKey' });
export type TrustedKey = z.infer<typeof trustedKeySchema>;

/**
 * What a version asks for. `server`: a core permission that the plugin's server has when it acts for itself. `role`: one of
 * the plugin's own, for whoever has the role.
 */
export const pluginAskSchema = z
  .object({
    kind: z.enum(['server', 'role']),
    permission: permissionNameSchema,
    role: roleSchema.nullable(),
    /** The plugin's words for its own permission; null for one of core. */
    title: localizedTextSchema.nullable(),
    state: z.enum(['granted', 'asked', 'refused']),
    /** The version that asked first. */
    version: semverSchema,
    decidedBy: z.string().nullable(),
    decidedAt: instantSchema.nullable(),
  })
  .meta({ id: 'PluginAsk' });
export type PluginAsk = z.infer<typeof pluginAskSchema>;

const askReferenceSchema = z.strictObject({ permission: permissionNameSchema, role: roleSchema.nullable() });
/** One permission that a plugin asks for: for whoever has a role, or, where that is null, for its server. */
export type PluginAskReference = z.infer<typeof askReferenceSchema>;

const reason = z.string().trim().min(2).max(500);
const security = { kind: 'permission', permission: corePermissions.securityManage } as const;
const reading = { kind: 'permission', permission: corePermissions.pluginRead } as const;

/** Whose signatures count, and what plugins may do. Decided by the security administrator alone. */
export const pluginTrustRoutes = {
  keys: defineRoute({
    method: 'GET',
    path: '/api/v1/plugin-keys',
    summary: 'The trust list: keys of bureaus, revoked ones too',
    access: reading,
    response: z.object({ items: z.array(trustedKeySchema) }),
  }),
  trust: defineRoute({
    method: 'POST',
    path: '/api/v1/plugin-keys',
    summary: 'Trust a key of a bureau from now on',
    access: security,
    stepUp: true,
    body: z.strictObject({
      owner: z.string().trim().min(1).max(100),
      /** PEM (`-----BEGIN PUBLIC KEY-----`) of an Ed25519 public key. */
      publicKey: z.string().max(1_000),
      plugins: z.array(pluginIdSchema).max(50).default([]),
    }),
    response: trustedKeySchema,
    status: 201,
  }),
  revoke: defineRoute({
    method: 'POST',
    path: '/api/v1/plugin-keys/:keyId/revoke',
    summary: 'Trust a key no longer; of a compromised one, nothing that it signed is given to anybody any more',
    access: security,
    stepUp: true,
    params: z.object({ keyId: keyFingerprintSchema }),
    body: z.strictObject({ kind: keyRevocationSchema, reason }),
    response: trustedKeySchema,
  }),
  permissions: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins/:id/permissions',
    summary: 'What the versions of a plugin ask for, and what was decided',
    access: reading,
    params: z.object({ id: pluginIdSchema }),
    response: z.object({ items: z.array(pluginAskSchema) }),
  }),
  decide: defineRoute({
    method: 'POST',
    path: '/api/v1/plugins/:id/permissions',
    summary: 'Grant or refuse what a plugin asks for; a grant can be taken back by refusing it',
    access: security,
    stepUp: true,
    params: z.object({ id: pluginIdSchema }),
    body: z
      .strictObject({
        grant: z.array(askReferenceSchema).max(500).default([]),
        refuse: z.array(askReferenceSchema).max(500).default([]),
        reason: reason.optional(),
      })
      .refine(({ grant, refuse }) => grant.length + refuse.length > 0, 'must decide something')
      .refine(({ refuse, reason: given }) => refuse.length === 0 || given !== undefined, {
        message: 'a refusal gives a reason',
        path: ['reason'],
      }),
    response: z.object({ items: z.array(pluginAskSchema) }),
  }),
};
