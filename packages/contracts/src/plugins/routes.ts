import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { instantSchema, localizedTextSchema } from '../primitives.js';
import { bureauColorSchema, pluginIdSchema, semverSchema } from './manifest.js';

/** A plugin as its administrators see it. */
export const pluginSchema = z
  .object({
    id: pluginIdSchema,
    name: localizedTextSchema,
    glyph: z.string(),
    color: bureauColorSchema,
    bureau: localizedTextSchema,
    /** The version that everybody gets; null until one is enabled. */
    enabledVersion: semverSchema.nullable(),
    versions: z.array(z.object({ version: semverSchema, baseUrl: z.string(), registeredAt: instantSchema })),
    /** What the gateway last saw: null before the first call. */
    reachable: z.boolean().nullable(),
    lastReachableAt: instantSchema.nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Plugin' });
export type Plugin = z.infer<typeof pluginSchema>;

export const pluginRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins',
    summary: 'Registered plugins',
    access: { kind: 'permission', permission: corePermissions.pluginRead },
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(pluginSchema),
  }),
  register: defineRoute({
    method: 'POST',
    path: '/api/v1/plugins',
    summary: 'Register the version that runs at a URL: its manifest is checked, its web assets are copied',
    access: { kind: 'permission', permission: corePermissions.pluginInstall },
    stepUp: true,
    body: z.strictObject({
      baseUrl: z.url().max(300),
      /** Names of the types that the manifest declares as needing no admission: each must be confirmed here. */
      ungated: z.array(z.string().max(100)).max(100).default([]),
    }),
    response: z.object({
      plugin: pluginSchema,
      /** For the environment of the plugin's server; answered once, at the first registration of the plugin. */
      credentials: z.object({ clientId: z.string(), clientSecret: z.string(), webhookSecret: z.string() }).nullable(),
    }),
    status: 201,
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/plugins/:id',
    summary: 'Enable a registered version, or with null disable the plugin',
    access: { kind: 'permission', permission: corePermissions.pluginInstall },
    params: z.object({ id: pluginIdSchema }),
    body: z.strictObject({ enabledVersion: semverSchema.nullable() }),
    response: pluginSchema,
  }),
};
