import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { personSchema, personSummarySchema } from './person.js';

const access = { kind: 'permission', permission: corePermissions.personRead } as const;

export const peopleRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/people',
    summary: 'Residents of the caller’s units, by id',
    access,
    query: z.strictObject({
      ...pageQueryShape,
      /** Beginning of a name. */
      q: z.string().trim().min(1).max(50).optional(),
      unit: ulidSchema.optional(),
      /** Only people born on or before this day, e.g. elders. */
      bornBefore: calendarDateSchema.optional(),
    }),
    response: pageOf(personSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/people/:id',
    summary: 'One resident',
    access,
    params: z.object({ id: ulidSchema }),
    response: personSchema,
  }),
  batch: defineRoute({
    method: 'POST',
    path: '/api/v1/people/batch',
    summary: 'Up to 500 residents by id; those outside the caller’s scope are left out',
    access,
    body: z.strictObject({ ids: z.array(ulidSchema).min(1).max(500) }),
    response: z.object({ items: z.array(personSummarySchema) }),
  }),
};
