import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { unitLevelSchema, unitSchema } from './unit.js';

const access = { kind: 'permission', permission: corePermissions.orgUnitRead } as const;

export const orgRoutes = {
  listUnits: defineRoute({
    method: 'GET',
    path: '/api/v1/org/units',
    summary: 'Units within the caller’s scope, by code; without `parent` the top ones of the scope',
    access,
    query: z.strictObject({
      ...pageQueryShape,
      parent: ulidSchema.optional(),
      level: unitLevelSchema.optional(),
      /** Default: today. */
      asOf: calendarDateSchema.optional(),
    }),
    response: pageOf(unitSchema),
  }),
  getUnit: defineRoute({
    method: 'GET',
    path: '/api/v1/org/units/:id',
    summary: 'One unit',
    access,
    params: z.object({ id: ulidSchema }),
    query: z.strictObject({ asOf: calendarDateSchema.optional() }),
    response: unitSchema,
  }),
};
