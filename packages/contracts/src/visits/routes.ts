import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import { dueVisitSchema, newVisitSchema, visitSchema } from './visit.js';

export const visitRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/visits',
    summary:
      'Doors, and buildings as a whole, to visit with all their open work, in the order of a walk: building, then entrance, floor from the top, door',
    access: { kind: 'permission', permission: corePermissions.taskAct },
    query: z.strictObject({
      ...pageQueryShape,
      /** Default: what is in one’s own hands, and what nobody has in one’s grids. */
      unit: ulidSchema.optional(),
      /** Doors where something is due within so many days, overdue ones included. */
      within: z.coerce.number().int().min(0).max(60).default(7),
    }),
    response: pageOf(dueVisitSchema),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/visits',
    summary: 'Save one visit: each bureau gets its part, and answers for itself',
    access: { kind: 'permission', permission: corePermissions.taskAct },
    body: newVisitSchema,
    response: visitSchema,
    status: 201,
    idempotencyKey: 'required',
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/visits/:id',
    summary: 'One visit that was made, as its parts stand now; to a plugin, with its own parts only',
    access: { kind: 'permission', permission: corePermissions.taskRead },
    params: z.object({ id: ulidSchema }),
    response: visitSchema,
  }),
};
