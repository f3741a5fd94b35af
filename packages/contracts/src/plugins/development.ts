import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { pluginIdSchema, semverSchema } from './plugin-id.js';

/** How often a developer's machine tells that it is still there, in milliseconds. */
export const DEVELOPMENT_REPORT_INTERVAL = 2_000;

/** Letters and digits that nobody takes for one another. */
export const DEVELOPMENT_CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What the developer types over from their terminal, `XXXX-XXXX`: however they write it. */
const codeSchema = z
  .string()
  .max(20)
  .transform((code) => code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${DEVELOPMENT_CODE_LETTERS}]{8}$`), 'must be the eight signs of the terminal'));

/**
 * By what the developer's own server calls core, and the audience of the tokens that core issues to it: none of them is of
 * use to the installed plugin, and none of that one's to this server.
 */
export function developmentClientOf(developmentId: string): string {
  return `development:${developmentId}`;
}

/** The development whose client that is; null: it is another kind of client. */
export function developmentOf(clientId: string): string | null {
  return clientId.startsWith('development:') ? clientId.slice('development:'.length) : null;
}

/** A plugin that runs on a developer's machine and shows in the session that joined it. */
export const pluginDevelopmentSchema = z
  .object({
    id: ulidSchema,
    pluginId: pluginIdSchema,
    name: localizedTextSchema,
    /** Of the latest build that works; null: none does yet. */
    version: semverSchema.nullable(),
    builtAt: instantSchema.nullable(),
    /** What is wrong with the latest change, in the words of the tools; null: nothing. */
    problem: z.string().nullable(),
    joinedAt: instantSchema,
    /** When it is gone at the latest. */
    endsAt: instantSchema,
  })
  .meta({ id: 'PluginDevelopment' });
export type PluginDevelopment = z.infer<typeof pluginDevelopmentSchema>;

const buildSchema = z.strictObject({
  /** Text of `manifest.json`; it is checked as an installation checks it. */
  manifest: z.string().max(900_000),
  /** Where the files that it lists are: their paths follow. A host on which plugins' servers may run. */
  webUrl: z.url({ protocol: /^http$/ }),
  /** Origin of the plugin's server; null: it does not run, or not yet. */
  serverUrl: z.url({ protocol: /^http$/ }).nullable(),
});
export type DevelopmentBuild = z.infer<typeof buildSchema>;

const secretSchema = z.string().min(32).max(100);
const idParams = z.object({ id: ulidSchema });

/**
 * Plugins under development, shown in one session. Of a development portal only (`YIGE_DEVELOPMENT`), asked from its own
 * machine; anywhere else none of this exists.
 */
export const pluginDevelopmentRoutes = {
  begin: defineRoute({
    method: 'POST',
    path: '/api/v1/plugin-developments',
    summary: 'Ask to show a plugin from this machine; the developer joins it with the code in their session',
    access: { kind: 'public' },
    body: z.strictObject({ pluginId: pluginIdSchema, name: localizedTextSchema }),
    response: z.object({ id: ulidSchema, secret: z.string(), code: z.string(), expiresAt: instantSchema }),
    status: 201,
  }),
  report: defineRoute({
    method: 'POST',
    path: '/api/v1/plugin-developments/:id/reports',
    summary: 'Tell that the machine is still there, of a new build, and of what is wrong',
    access: { kind: 'public' },
    params: idParams,
    body: z.strictObject({
      secret: secretSchema,
      /** Left out: the one before stays. */
      build: buildSchema.optional(),
      problem: z.string().max(20_000).nullable(),
    }),
    response: z.object({
      /** Who joined; null: nobody yet. */
      developer: z.string().nullable(),
      endsAt: instantSchema.nullable(),
    }),
  }),
  finish: defineRoute({
    method: 'POST',
    path: '/api/v1/plugin-developments/:id/finish',
    summary: 'End it from the machine',
    access: { kind: 'public' },
    params: idParams,
    body: z.strictObject({ secret: secretSchema }),
  }),
  join: defineRoute({
    method: 'POST',
    path: '/api/v1/plugin-developments/join',
    summary: 'Show the plugin whose code this is in the caller’s session',
    access: { kind: 'session' },
    stepUp: true,
    body: z.strictObject({ code: codeSchema }),
    response: pluginDevelopmentSchema,
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/plugin-developments',
    summary: 'What shows in the caller’s session from developers’ machines',
    access: { kind: 'session' },
    response: z.object({ items: z.array(pluginDevelopmentSchema) }),
  }),
  leave: defineRoute({
    method: 'DELETE',
    path: '/api/v1/plugin-developments/:id',
    summary: 'Show it no longer in the caller’s session',
    access: { kind: 'session' },
    params: idParams,
  }),
};
