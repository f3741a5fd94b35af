import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { bureauColorSchema } from '../plugins/bureau-color.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { agencyKindSchema, bodyKindSchema, partnerKindSchema } from './body.js';
import { agencySchema, bodySchema, partnerSchema, premisesSchema, termSchema } from './structure.js';

const manage = { kind: 'permission', permission: corePermissions.orgUnitManage } as const;
const byId = z.object({ id: ulidSchema });
const nameSchema = z.string().trim().min(1).max(100);

/** Beginning of something new in a unit. */
const beginning = { unitId: ulidSchema, name: nameSchema, validFrom: calendarDateSchema };
/** A name is corrected for the whole time; an end is given by the first day on which it no longer holds. */
const change = { name: nameSchema.optional(), validTo: calendarDateSchema.optional() };

export const bodyRoutes = {
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/org/bodies',
    summary: 'A body begins in a community',
    access: manage,
    body: z.strictObject({ ...beginning, kind: bodyKindSchema, term: termSchema.optional() }),
    response: bodySchema,
    status: 201,
  }),
  change: defineRoute({
    method: 'PATCH',
    path: '/api/v1/org/bodies/:id',
    summary: 'Correct a body’s name, or end it',
    access: manage,
    params: byId,
    body: z.strictObject(change),
    response: bodySchema,
  }),
  setTerm: defineRoute({
    method: 'PUT',
    path: '/api/v1/org/bodies/:id/terms/:validFrom',
    summary: 'Enter a term of office, or correct the end of one',
    access: manage,
    params: byId.extend({ validFrom: calendarDateSchema }),
    body: z.strictObject({ validTo: calendarDateSchema }),
    response: bodySchema,
  }),
};

export const agencyRoutes = {
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/org/agencies',
    summary: 'An agency begins, with its seat in a unit and the units that it serves',
    access: manage,
    body: z.strictObject({
      ...beginning,
      kind: agencyKindSchema,
      bureau: bureauColorSchema,
      glyph: z.string().regex(/^\p{Script=Han}$/u, 'must be one Hanzi'),
      serves: z.array(ulidSchema).max(500),
    }),
    response: agencySchema,
    status: 201,
  }),
  change: defineRoute({
    method: 'PATCH',
    path: '/api/v1/org/agencies/:id',
    summary: 'Correct an agency’s name, or end it',
    access: manage,
    params: byId,
    body: z.strictObject(change),
    response: agencySchema,
  }),
  serve: defineRoute({
    method: 'POST',
    path: '/api/v1/org/agencies/:id/service',
    summary: 'An agency begins to serve a unit and all within it',
    access: manage,
    params: byId,
    body: z.strictObject({ unitId: ulidSchema, validFrom: calendarDateSchema }),
    response: agencySchema,
    status: 201,
  }),
  endService: defineRoute({
    method: 'PATCH',
    path: '/api/v1/org/agencies/:id/service/:unitId',
    summary: 'An agency serves a unit no longer',
    access: manage,
    params: byId.extend({ unitId: ulidSchema }),
    body: z.strictObject({ validTo: calendarDateSchema }),
    response: agencySchema,
  }),
};

export const partnerRoutes = {
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/org/partners',
    summary: 'A partner begins in a community',
    access: manage,
    body: z.strictObject({ ...beginning, kind: partnerKindSchema }),
    response: partnerSchema,
    status: 201,
  }),
  change: defineRoute({
    method: 'PATCH',
    path: '/api/v1/org/partners/:id',
    summary: 'Correct a partner’s name, or end it',
    access: manage,
    params: byId,
    body: z.strictObject(change),
    response: partnerSchema,
  }),
};

const areaSchema = z.number().int().min(1).max(100_000);

export const premisesRoutes = {
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/org/premises',
    summary: 'A unit gets rooms',
    access: manage,
    body: z.strictObject({ ...beginning, areaSquareMetres: areaSchema }),
    response: premisesSchema,
    status: 201,
  }),
  change: defineRoute({
    method: 'PATCH',
    path: '/api/v1/org/premises/:id',
    summary: 'Correct name or area of rooms, or end their use',
    access: manage,
    params: byId,
    body: z.strictObject({ ...change, areaSquareMetres: areaSchema.optional() }),
    response: premisesSchema,
  }),
};
