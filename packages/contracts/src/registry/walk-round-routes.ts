import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import { newDoorSchema } from './place.js';
import {
  doorStateSchema,
  findingNoteSchema,
  findingToFollowSchema,
  walkRoundSchema,
  walkRoundSummarySchema,
} from './walk-round.js';

const manage = { kind: 'permission', permission: corePermissions.personManage } as const;
const walk = { kind: 'permission', permission: corePermissions.walkRoundWalk } as const;
const params = z.object({ id: ulidSchema });

export const walkRoundRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/walk-rounds',
    summary: 'Walk-rounds given to the caller or within their units, the newest first',
    access: walk,
    query: z.strictObject({ ...pageQueryShape, state: z.enum(['open', 'finished']).optional() }),
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
    body: z.strictObject({ state: doorStateSchema, note: findingNoteSchema.nullable().default(null) }),
    response: walkRoundSchema,
  }),
  reportDoor: defineRoute({
    method: 'POST',
    path: '/api/v1/walk-rounds/:id/unlisted-doors',
    summary: 'A door that is not in the registry: said again it replaces what was said before',
    access: walk,
    params,
    body: newDoorSchema.omit({ floor: true }).extend({ note: findingNoteSchema.nullable().default(null) }),
    response: walkRoundSchema,
    status: 201,
  }),
  finish: defineRoute({
    method: 'POST',
    path: '/api/v1/walk-rounds/:id/finish',
    summary: 'End a walk-round, also one with doors left out',
    access: walk,
    params,
    response: walkRoundSchema,
  }),
  findings: defineRoute({
    method: 'GET',
    path: '/api/v1/walk-round-findings',
    summary: 'What walk-rounds have found and somebody has to see to, the newest first',
    access: manage,
    query: z.strictObject({ ...pageQueryShape, state: z.enum(['open', 'settled']).default('open') }),
    response: pageOf(findingToFollowSchema),
  }),
  settleFinding: defineRoute({
    method: 'POST',
    path: '/api/v1/walk-round-findings/:id/settle',
    summary: 'Say in a word what was done about a finding',
    access: manage,
    params,
    body: z.strictObject({ note: findingNoteSchema }),
    response: findingToFollowSchema,
  }),
};
