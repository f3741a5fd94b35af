import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { instantSchema } from '../primitives.js';
import { exposeSchema } from './page-declarations.js';
import { pluginIdSchema, semverSchema } from './plugin-id.js';

/** `open`: calls are refused at once, until a probe is answered. */
export const breakerStateSchema = z.enum(['closed', 'halfOpen', 'open']).meta({ id: 'BreakerState' });
export type BreakerState = z.infer<typeof breakerStateSchema>;

/**
 * What was stopped or went wrong. `error`: no answer, or a failure of the plugin's server. `page`: its part of a page did not load or threw.
 * `permission`: it asked for what it may not have. `integrity`: a file was not the one that was signed. `policy`: the
 * page's Content-Security-Policy stopped it. `quota`: it was asked, or asked, too much. `gate`: a round outside its admission.
 */
export const incidentKindSchema = z
  .enum(['error', 'page', 'permission', 'integrity', 'policy', 'quota', 'gate'])
  .meta({ id: 'IncidentKind' });
export type IncidentKind = z.infer<typeof incidentKindSchema>;

export const pluginIncidentSchema = z
  .object({
    kind: incidentKindSchema,
    version: semverSchema.nullable(),
    /** Whatever happened alike within a minute is one. */
    count: z.number().int().min(1),
    at: instantSchema,
    /** What, in few words and without personal data. */
    what: z.string(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'PluginIncident' });
export type PluginIncident = z.infer<typeof pluginIncidentSchema>;

export const pluginTrafficSchema = z
  .object({
    /** Each hour of the last 24, the oldest first; milliseconds are null where nothing was measured. */
    hours: z.array(
      z.object({
        from: instantSchema,
        calls: z.number().int(),
        errors: z.number().int(),
        apiP95: z.number().nullable(),
        pageP95: z.number().nullable(),
      }),
    ),
    /** Of the 24 hours together. */
    calls: z.number().int(),
    errors: z.number().int(),
    apiP95: z.number().nullable(),
    pageP95: z.number().nullable(),
    breaker: z.object({ state: breakerStateSchema, since: instantSchema.nullable() }),
    lastError: pluginIncidentSchema.nullable(),
    /** Of the last 30 days. */
    incidents: z.record(incidentKindSchema, z.number().int()),
  })
  .meta({ id: 'PluginTraffic' });
export type PluginTraffic = z.infer<typeof pluginTrafficSchema>;

/** How a part of a plugin came onto a page. */
export const pageLoadSchema = z.strictObject({
  pluginId: pluginIdSchema,
  version: semverSchema,
  expose: exposeSchema,
  /** From the wish to see it until it stood there, or until it failed. */
  milliseconds: z.number().min(0).max(600_000),
  failed: z.enum(['manifest', 'integrity', 'module', 'timeout', 'render']).optional(),
});
export type PageLoad = z.infer<typeof pageLoadSchema>;

const access = { kind: 'permission', permission: corePermissions.pluginRead } as const;
const params = z.object({ id: pluginIdSchema });

export const pluginTrafficRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins/:id/traffic',
    summary: 'Calls, errors and times of a plugin in the last 24 hours, of all cores together',
    access,
    params,
    response: pluginTrafficSchema,
  }),
  incidents: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins/:id/incidents',
    summary: 'What went wrong or was stopped in the last 30 days, the newest first',
    access,
    params,
    query: z.strictObject({ ...pageQueryShape, kind: incidentKindSchema.optional() }),
    response: pageOf(pluginIncidentSchema),
  }),
  loads: defineRoute({
    method: 'POST',
    path: '/api/v1/plugin-loads',
    summary: 'The page tells how parts of plugins loaded',
    access: { kind: 'session' },
    body: z.strictObject({ loads: z.array(pageLoadSchema).min(1).max(100) }),
  }),
};
