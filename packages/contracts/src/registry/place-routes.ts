import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import {
  buildingSchema,
  buildingSummarySchema,
  doorStateSchema,
  dwellingSchema,
  walkRoundSchema,
  walkRoundSummarySchema,
} from './place.js';
import { sourceSchema } from './relation.js';

const read = { kind: 'permission', permission: corePermissions.personRead } as const;
const manage = { kind: 'permission', permission: corePermissions.personManage } as const;
const walk = { kind: 'permission', permission: corePermissions.walkRoundWalk } as const;
const params = z.object({ id: ulidSchema });

export const buildingRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/buildings',
    summary: 'Buildings of the caller’s units, along the walk through each community',
    access: read,
    query: z.strictObject({ ...pageQueryShape, unit: ulidSchema.optional() }),
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

export const walkRoundRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/walk-rounds',
    summary: 'Walk-rounds given to the caller or within their units, the newest first',
    access: walk,
    query: z.strictObject(pageQueryShape),
    response: pageOf(walkRoundSummarySchema),
  }),
  start: defineRoute({
    method: 'POST',
    path: '/api/v1/buildings/:id/walk-rounds',
    summary: 'Begin a walk-round of a building; with an assignee it is theirs to walk',
    access: manage,
    params,
    body: z.strictObject({ assigneeId: ulidSchema.nullable().default(null) }),
    response: walkRoundSchema,
    status: 201,
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/walk-rounds/:id',
    summary: 'A walk-round, door by door; it can be left and taken up again',
    access: walk,
    params,
    response: walkRoundSchema,
  }),
  check: defineRoute({
    method: 'PUT',
    path: '/api/v1/walk-rounds/:id/doors/:dwellingId',
    summary: 'What was found at a door; said again it replaces what was said before',
    access: walk,
    params: z.object({ id: ulidSchema, dwellingId: ulidSchema }),
    body: z.strictObject({ state: doorStateSchema, note: z.string().trim().min(1).max(200).nullable().default(null) }),
    response: walkRoundSchema,
  }),
  finish: defineRoute({
    method: 'POST',
    path: '/api/v1/walk-rounds/:id/finish',
    summary: 'End a walk-round, also one with doors left out',
    access: walk,
    params,
    response: walkRoundSchema,
  }),
};
