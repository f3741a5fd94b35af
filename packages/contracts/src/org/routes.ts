import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { unitPostSchema } from './posts.js';
import { unitStructureSchema } from './structure.js';
import { unitDetailSchema, unitLevelSchema, unitSchema } from './unit.js';

const access = { kind: 'permission', permission: corePermissions.orgUnitRead } as const;
const byId = z.object({ id: ulidSchema });
/** Default: today. */
const asOfShape = { asOf: calendarDateSchema.optional() };

export const orgRoutes = {
  listUnits: defineRoute({
    method: 'GET',
    path: '/api/v1/org/units',
    summary: 'Units within the caller’s scope, by code; without `parent`, `level` or `q` the top ones of the scope',
    access,
    query: z.strictObject({
      ...pageQueryShape,
      ...asOfShape,
      parent: ulidSchema.optional(),
      level: unitLevelSchema.optional(),
      /** Beginning of a name or of a division code. */
      q: z.string().trim().min(1).max(50).optional(),
    }),
    response: pageOf(unitSchema),
  }),
  getUnit: defineRoute({
    method: 'GET',
    path: '/api/v1/org/units/:id',
    summary: 'One unit',
    access,
    params: byId,
    query: z.strictObject(asOfShape),
    response: unitDetailSchema,
  }),
  changeUnit: defineRoute({
    method: 'PATCH',
    path: '/api/v1/org/units/:id',
    summary: 'Correct a unit’s area; name, code, kind and place change by reorganisation',
    access: { kind: 'permission', permission: corePermissions.orgUnitManage },
    params: byId,
    body: z.strictObject({ areaHectares: z.number().int().min(1).max(100_000_000).nullable() }),
    response: unitDetailSchema,
  }),
  structure: defineRoute({
    method: 'GET',
    path: '/api/v1/org/units/:id/structure',
    summary: 'Bodies, agencies, partners and premises of a unit',
    access,
    params: byId,
    query: z.strictObject(asOfShape),
    response: unitStructureSchema,
  }),
  posts: defineRoute({
    method: 'GET',
    path: '/api/v1/org/units/:id/posts',
    summary: 'Who holds which post in a unit; in a community, in its grids too',
    access: { kind: 'permission', permission: corePermissions.staffRead },
    params: byId,
    query: z.strictObject({ ...pageQueryShape, ...asOfShape }),
    response: pageOf(unitPostSchema),
  }),
};
