import { z } from 'zod';
import { breakGlassSchema } from '../access/break-glass.js';
import { defineRoute } from '../http/route.js';
import { accountSchema, actingShape } from '../identity/session.js';
import { bureauColorSchema } from '../plugins/bureau-color.js';
import { commandDeclarationSchema, contributionSchema, pageDeclarationSchema } from '../plugins/page-declarations.js';
import { localizedTextSchema } from '../primitives.js';
import { taskTypeNameSchema } from '../tasks/task.js';
import { workingDayNoticeSchema } from '../working-day-notice.js';

/** Places of the rail; which a user gets depends on the permissions of their posts. */
export const placeSchema = z
  .enum([
    'inbox',
    'visits',
    'people',
    'buildings',
    'matters',
    'ledgers',
    'dashboard',
    'dispatches',
    'organisation',
    'staff',
    'admissions',
    'plugins',
    'security',
    'audit',
  ])
  .meta({ id: 'Place' });
export type Place = z.infer<typeof placeSchema>;

const portalRemoteSchema = z.object({
  name: z.string(),
  /** URL path of the federation manifest, on this origin. */
  entry: z.string(),
  /** Integrity of the federation manifest itself. */
  integrity: z.string(),
});

/** A plugin as the shell needs it: only what this user may see of the version that applies to them. */
export const portalPluginSchema = z
  .object({
    id: z.string(),
    version: z.string(),
    name: localizedTextSchema,
    glyph: z.string(),
    color: bureauColorSchema,
    remote: portalRemoteSchema,
    /** Other versions that units of the user have: forms of tasks there are loaded from these. Left out: there are none. */
    otherVersions: z.array(z.object({ version: z.string(), remote: portalRemoteSchema })).optional(),
    /** It runs on the user's own machine and is theirs alone, for as long as they develop it. */
    local: z.literal(true).optional(),
    pages: z.array(pageDeclarationSchema),
    contributions: z.array(contributionSchema),
    commands: z.array(commandDeclarationSchema).default([]),
  })
  .meta({ id: 'PortalPlugin' });
export type PortalPlugin = z.infer<typeof portalPluginSchema>;

/** A kind of task that the user may meet in a list, to narrow it by. */
export const portalTaskTypeSchema = z
  .object({ type: taskTypeNameSchema, title: localizedTextSchema, pluginId: z.string() })
  .meta({ id: 'PortalTaskType' });
export type PortalTaskType = z.infer<typeof portalTaskTypeSchema>;

export const portalSchema = z
  .object({
    account: accountSchema,
    ...actingShape,
    /** Those of the rail, in their order. */
    places: z.array(placeSchema),
    /** Those that the rail has no room for: they stand under the apps. */
    morePlaces: z.array(placeSchema).default([]),
    plugins: z.array(portalPluginSchema),
    /** Those of the enabled plugins; a confidential one only for holders of its permission. */
    taskTypes: z.array(portalTaskTypeSchema),
    /** The emergency access that lasts now; null as a rule. */
    breakGlass: breakGlassSchema.nullable(),
    timeZone: z.string(),
    /** What the site has beside the notices that are known everywhere. */
    workingDayNotices: z.array(workingDayNoticeSchema).default([]),
    district: z.string(),
    version: z.string(),
    /** Plugins may be shown from a developer's machine here. */
    development: z.literal(true).optional(),
  })
  .meta({ id: 'Portal' });
export type Portal = z.infer<typeof portalSchema>;

export const portalRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/portal',
    summary: 'What the shell needs to start: user, posts, places and plugins',
    access: { kind: 'session' },
    response: portalSchema,
  }),
};
