import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions, permissionNameSchema } from '../identity/permissions.js';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { actReasonSchema } from './routes.js';

/** Longest that the glass stays broken, in minutes. */
export const BREAK_GLASS_LIMIT = 120;

/** A permission that somebody took for themselves in a unit outside their own, for a short time and a stated reason. */
export const breakGlassSchema = z
  .object({
    id: ulidSchema,
    account: z.object({ id: ulidSchema, name: z.string() }),
    permission: permissionNameSchema,
    title: localizedTextSchema,
    /** Null once the unit no longer exists. */
    unit: unitReferenceSchema.nullable(),
    reason: z.string(),
    begunAt: instantSchema,
    /** When it ends by itself. */
    until: instantSchema,
    /** When it did end; null while it lasts. */
    endedAt: instantSchema.nullable(),
    /** Requests made under the permission while it lasted. */
    uses: z.number().int(),
  })
  .meta({ id: 'BreakGlass' });
export type BreakGlass = z.infer<typeof breakGlassSchema>;

/** A unit that somebody may take an emergency access for: found by its name, since it lies outside their posts. */
export const breakGlassUnitSchema = unitReferenceSchema.extend({
  /** Name of the unit above. */
  within: z.string().nullable(),
});

export const breakGlassRoutes = {
  units: defineRoute({
    method: 'GET',
    path: '/api/v1/break-glass/units',
    summary: 'Up to 20 communities and grids of today whose name holds a text',
    access: { kind: 'permission', permission: corePermissions.breakGlassUse },
    query: z.strictObject({ q: z.string().trim().min(1).max(50) }),
    response: z.object({ items: z.array(breakGlassUnitSchema) }),
  }),
  begin: defineRoute({
    method: 'POST',
    path: '/api/v1/break-glass',
    summary: 'Take one of one’s own permissions for a unit outside one’s posts, for some minutes',
    access: { kind: 'permission', permission: corePermissions.breakGlassUse },
    body: z.strictObject({
      permission: permissionNameSchema,
      unitId: ulidSchema,
      reason: actReasonSchema,
      minutes: z.number().int().min(5).max(BREAK_GLASS_LIMIT),
    }),
    response: breakGlassSchema,
    status: 201,
  }),
  end: defineRoute({
    method: 'POST',
    path: '/api/v1/break-glass/:id/end',
    summary: 'Give it back before its time',
    access: { kind: 'permission', permission: corePermissions.breakGlassUse },
    params: z.object({ id: ulidSchema }),
    response: breakGlassSchema,
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/break-glass',
    summary: 'Who broke the glass, newest first',
    access: { kind: 'permission', permission: corePermissions.auditRead },
    query: z.strictObject({
      ...pageQueryShape,
      /** `true`: only those that last. */
      active: z.stringbool().optional(),
    }),
    response: pageOf(breakGlassSchema),
  }),
};
