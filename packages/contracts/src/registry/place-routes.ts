import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import { registryChangeSchema } from './history.js';
import {
  buildingCorrectionSchema,
  buildingHasSchema,
  buildingSchema,
  buildingSortSchema,
  buildingSummarySchema,
  DOORS_AT_ONCE,
  doorCorrectionSchema,
  dwellingSchema,
  newBuildingSchema,
  newDoorSchema,
} from './place.js';
import { sourceSchema } from './relation.js';

const read = { kind: 'permission', permission: corePermissions.personRead } as const;
const manage = { kind: 'permission', permission: corePermissions.personManage } as const;
const params = z.object({ id: ulidSchema });

export const buildingRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/buildings',
    summary: 'Buildings of the caller’s units, along the walk through each community or by name',
    access: read,
    query: z.strictObject({
      ...pageQueryShape,
      /** Beginning of a name, with or without the word for building: `12` finds 12 栋 and 120 号. */
      q: z.string().trim().min(1).max(60).optional(),
      unit: ulidSchema.optional(),
      has: buildingHasSchema.optional(),
      sort: buildingSortSchema.default('walk'),
    }),
    response: pageOf(buildingSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/buildings/:id',
    summary: 'A building: entrances × floors × doors',
    access: read,
    params,
    response: buildingSchema,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/buildings',
    summary: 'Take down a building; one that its community has already is refused, so a repeated call doubles nothing',
    access: manage,
    body: newBuildingSchema,
    response: buildingSchema,
    status: 201,
  }),
  correct: defineRoute({
    method: 'PATCH',
    path: '/api/v1/buildings/:id',
    summary: 'Correct a building’s name, or say where it stands',
    access: manage,
    params,
    body: buildingCorrectionSchema,
    response: buildingSchema,
  }),
  remove: defineRoute({
    method: 'POST',
    path: '/api/v1/buildings/:id/remove',
    summary: 'Take a building out that was taken down by mistake: one without doors, that nothing speaks of',
    access: manage,
    params,
    body: z.strictObject({ source: sourceSchema }),
  }),
  history: defineRoute({
    method: 'GET',
    path: '/api/v1/buildings/:id/history',
    summary: 'Every change of a building’s name, place and doors, the newest first',
    access: read,
    params,
    query: z.strictObject(pageQueryShape),
    response: pageOf(registryChangeSchema),
  }),
  addDoors: defineRoute({
    method: 'POST',
    path: '/api/v1/buildings/:id/dwellings',
    summary: 'Take down doors of a building, all of them or none; one that is there already is refused',
    access: manage,
    params,
    body: z.strictObject({ doors: z.array(newDoorSchema).min(1).max(DOORS_AT_ONCE), source: sourceSchema }),
    response: buildingSchema,
    status: 201,
  }),
  correctDoor: defineRoute({
    method: 'PATCH',
    path: '/api/v1/dwellings/:id/door',
    summary: 'Correct the entrance, floor or number of a door; whoever lives behind it stays',
    access: manage,
    params,
    body: doorCorrectionSchema,
    response: buildingSchema,
  }),
  removeDoor: defineRoute({
    method: 'POST',
    path: '/api/v1/dwellings/:id/remove',
    summary: 'Take a door out that is not there: one behind which nobody has ever lived',
    access: manage,
    params,
    body: z.strictObject({ source: sourceSchema }),
    response: buildingSchema,
  }),
  flagDwelling: defineRoute({
    method: 'PATCH',
    path: '/api/v1/dwellings/:id',
    summary: 'Say whether a dwelling stands empty or is let; where people live it is not empty',
    access: manage,
    params,
    body: z
      .strictObject({ vacant: z.boolean().optional(), rented: z.boolean().optional(), source: sourceSchema })
      .refine(({ vacant, rented }) => vacant !== undefined || rented !== undefined, { message: 'say what changes' }),
    response: dwellingSchema,
  }),
};
