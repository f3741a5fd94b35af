import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute, uploadSchema } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { bureauColorSchema } from './bureau-color.js';
import { pluginDeedSchema } from './history.js';
import { installationSchema } from './installation.js';
import { pluginIdSchema, semverSchema } from './plugin-id.js';
import { keyFingerprintSchema } from './signature.js';

/**
 * How a version's server last answered. `migrating`: its database is not ready. `other`: another plugin or version runs at
 * its address. Users are well served by `ready` alone.
 */
export const pluginServerStateSchema = z
  .enum(['ready', 'migrating', 'other', 'unreachable'])
  .meta({ id: 'PluginServerState' });
export type PluginServerState = z.infer<typeof pluginServerStateSchema>;

const pluginServerSchema = z.object({
  state: pluginServerStateSchema,
  /** What answers there in place of it, or why nothing does; technical words. */
  detail: z.string().nullable(),
  /** When it was last ready. */
  lastReadyAt: instantSchema.nullable(),
});

/** A version that is installed. */
export const pluginVersionSchema = z
  .object({
    version: semverSchema,
    baseUrl: z.string(),
    sdk: z.string(),
    /** What is new in it, as its bureau says. */
    changes: localizedTextSchema.nullable(),
    registeredAt: instantSchema,
    /** Who vouches for it; `withdrawn`: that key was compromised, nobody gets it. Null: installed before versions were signed. */
    signature: z
      .object({
        keyId: keyFingerprintSchema,
        owner: z.string(),
        signedAt: instantSchema,
        files: z.number().int(),
        withdrawn: z.boolean(),
      })
      .nullable(),
    /** Communities that have it now. */
    communities: z.number().int(),
    /** Permissions that it asks for and nobody decided on: units can't have it before. */
    asks: z.number().int(),
    /** Why this platform does not run it: nobody has it, whatever they were given. Null: it does. */
    unfit: localizedTextSchema.nullable(),
    /** Null: no unit has it, so that nobody asks its server; or nobody has asked yet. */
    server: pluginServerSchema.nullable(),
    /** Calls of its server in the last 24 hours, and those that failed. */
    recent: z.object({ calls: z.number().int(), errors: z.number().int() }),
  })
  .meta({ id: 'PluginVersion' });
export type PluginVersion = z.infer<typeof pluginVersionSchema>;

/** Milliseconds above which a plugin's server counts as slow: whoever waits longer for a page notices that they wait. */
export const SLOW_PLUGIN_P95 = 1_000;
/** Of fewer calls the 95th percentile says nothing: one slow call would be all of it. */
export const FEWEST_FOR_P95 = 20;

/** A plugin as its administrators see it. */
export const pluginSchema = z
  .object({
    id: pluginIdSchema,
    name: localizedTextSchema,
    glyph: z.string(),
    color: bureauColorSchema,
    bureau: localizedTextSchema,
    /** The general version: whoever has no other gets it. Null: none. */
    enabledVersion: semverSchema.nullable(),
    /** Units that have another one than the unit above them, with all below; version null: not enabled there. */
    units: z.array(
      z.object({
        unit: unitReferenceSchema,
        version: semverSchema.nullable(),
        since: instantSchema,
        /** Name of whoever gave it to them. */
        by: z.string(),
      }),
    ),
    /** The newest first; none of a plugin that was removed. */
    versions: z.array(pluginVersionSchema),
    /** Whether the servers of all versions in use are ready; null before the first call. */
    reachable: z.boolean().nullable(),
    lastReachableAt: instantSchema.nullable(),
    lastError: z.string().nullable(),
    /**
     * Milliseconds within which its server began to answer 95 of 100 calls of this clock hour and the one before, of all
     * cores together; null: there were fewer than `FEWEST_FOR_P95`. Above `SLOW_PLUGIN_P95` it counts as slow (偏慢).
     */
    recentP95: z.number().nullable(),
    /** Since when it is removed: what it left behind goes on under its name. Null: it is installed. */
    removedAt: instantSchema.nullable(),
    /** Since when and why nobody has it for a while, whatever units were given; null: it is not paused. */
    paused: z.object({ since: instantSchema, by: z.string(), reason: z.string() }).nullable(),
    /** Whether the newest version in use has settings. */
    configurable: z.boolean(),
  })
  .meta({ id: 'Plugin' });
export type Plugin = z.infer<typeof pluginSchema>;

/** For the environment of the plugin's server; answered once, when they are made. */
const pluginCredentialsSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  webhookSecret: z.string(),
});

const startedSchema = z.object({ installation: installationSchema });

/** Names of task types that the manifest declares as needing no admission: each must be confirmed. */
const ungated = z.array(z.string().max(100)).max(100).default([]);

const reading = { kind: 'permission', permission: corePermissions.pluginRead } as const;
const operating = { kind: 'permission', permission: corePermissions.pluginOperate } as const;
const installing = { kind: 'permission', permission: corePermissions.pluginInstall } as const;
const params = z.object({ id: pluginIdSchema });
const installationParams = z.object({ id: ulidSchema });

/**
 * Plugins and their versions. Whoever runs a bureau’s plugins sees and operates these alone: any other one is as if it did
 * not exist.
 */
export const pluginRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins',
    summary: 'Registered plugins, and those that were removed',
    access: reading,
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(pluginSchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins/:id',
    summary: 'A plugin with its versions and who has which',
    access: reading,
    params,
    response: pluginSchema,
  }),
  history: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins/:id/history',
    summary: 'What was done with a plugin and by whom, the newest first',
    access: reading,
    params,
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(pluginDeedSchema),
  }),
  register: defineRoute({
    method: 'POST',
    path: '/api/v1/plugins',
    summary: 'Install the version that runs at a URL: goes on by itself, see the installation',
    access: operating,
    stepUp: true,
    body: z.strictObject({ baseUrl: z.url().max(300), ungated }),
    response: startedSchema,
    status: 202,
  }),
  upload: defineRoute({
    method: 'POST',
    path: '/api/v1/plugins/artefacts',
    summary: 'Install a signed artefact (.tgz of manifest.json, signature.json and web) whose server runs at a URL',
    access: operating,
    stepUp: true,
    query: z.strictObject({ baseUrl: z.url().max(300), ungated: z.string().max(2_000).optional() }),
    body: uploadSchema,
    bodyMedia: 'multipart/form-data',
    response: startedSchema,
    status: 202,
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/plugins/:id',
    summary:
      'Say which version is the general one; null: none. With everywhere, units give up their own; by a bureau, those that have the plugin get it',
    access: operating,
    params,
    body: z.strictObject({ enabledVersion: semverSchema.nullable(), everywhere: z.boolean().default(false) }),
    response: pluginSchema,
  }),
  place: defineRoute({
    method: 'PUT',
    path: '/api/v1/plugins/:id/units',
    summary: 'Give units a version of their own, with null none, or by inherit what the unit above has; all or nothing',
    access: operating,
    params,
    body: z.strictObject({
      units: z
        .array(
          z.union([
            z.strictObject({ unitId: ulidSchema, version: semverSchema.nullable() }),
            z.strictObject({ unitId: ulidSchema, inherit: z.literal(true) }),
          ]),
        )
        .min(1)
        .max(500),
    }),
    response: pluginSchema,
  }),
  pause: defineRoute({
    method: 'PUT',
    path: '/api/v1/plugins/:id/pause',
    summary:
      'Take a plugin from everybody for a while, for a reason that its users’ administrators see; units keep their versions',
    access: operating,
    params,
    body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
    response: pluginSchema,
  }),
  resume: defineRoute({
    method: 'DELETE',
    path: '/api/v1/plugins/:id/pause',
    summary: 'Give a paused plugin back to the units that had it',
    access: operating,
    params,
    response: pluginSchema,
  }),
  credentials: defineRoute({
    method: 'POST',
    path: '/api/v1/plugins/:id/credentials',
    summary: 'New credentials for the plugin’s server; the former ones open nothing any more',
    access: installing,
    stepUp: true,
    params,
    response: pluginCredentialsSchema,
    status: 201,
  }),
  removeVersion: defineRoute({
    method: 'DELETE',
    path: '/api/v1/plugins/:id/versions/:version',
    summary: 'Remove a version that no unit has',
    access: installing,
    params: z.object({ id: pluginIdSchema, version: semverSchema }),
  }),
  exportData: defineRoute({
    method: 'POST',
    path: '/api/v1/plugins/:id/export',
    summary: 'The plugin’s whole data as it gives it out (NDJSON, a line a row), for a reason that is recorded',
    access: installing,
    stepUp: true,
    params,
    body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
    response: z.file(),
    media: 'application/octet-stream',
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/plugins/:id',
    summary: 'Remove a plugin from the portal with all its versions; its data stays with its server',
    access: installing,
    stepUp: true,
    params,
  }),
  installations: defineRoute({
    method: 'GET',
    path: '/api/v1/plugin-installations',
    summary: 'Installations, the newest first',
    access: reading,
    query: z.strictObject({ ...pageQueryShape, plugin: pluginIdSchema.optional() }),
    response: pageOf(installationSchema),
  }),
  installation: defineRoute({
    method: 'GET',
    path: '/api/v1/plugin-installations/:id',
    summary: 'How far an installation is',
    access: reading,
    params: installationParams,
    response: installationSchema,
  }),
  retry: defineRoute({
    method: 'POST',
    path: '/api/v1/plugin-installations/:id/retry',
    summary: 'Try an installation that failed again; files that were found right are not fetched twice',
    access: operating,
    params: installationParams,
    /** Confirms types that need no admission, where that was missing. */
    body: z.strictObject({ ungated }),
    response: installationSchema,
    status: 202,
  }),
  cancel: defineRoute({
    method: 'DELETE',
    path: '/api/v1/plugin-installations/:id',
    summary: 'Give up an installation that is not done; what it fetched is deleted',
    access: operating,
    params: installationParams,
  }),
};
