import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import {
  duplicateComparisonSchema,
  duplicateSchema,
  mergeOutcomeSchema,
  mergeRequestSchema,
  personMergeSchema,
} from './duplicate.js';

const see = { kind: 'permission', permission: corePermissions.personManage } as const;
const settle = { kind: 'permission', permission: corePermissions.peopleMerge } as const;
const params = z.object({ id: ulidSchema });

export const duplicateRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/people/duplicates',
    summary: 'People who may be one, the earliest found first; one of them is of the caller’s units',
    access: see,
    query: z.strictObject({
      ...pageQueryShape,
      /** Only those of one person. */
      person: ulidSchema.optional(),
    }),
    response: pageOf(duplicateSchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/duplicates/:id',
    summary: 'Two people side by side, and in what they differ',
    access: see,
    params,
    response: duplicateComparisonSchema,
  }),
  keepApart: defineRoute({
    method: 'POST',
    path: '/api/v1/duplicates/:id/keep-apart',
    summary: 'Say that they are two people; they are not proposed again until something else makes them alike',
    access: settle,
    params,
    body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  }),
  merge: defineRoute({
    method: 'POST',
    path: '/api/v1/duplicates/:id/merge',
    summary: 'Make one person of two; with `dryRun` say what would happen',
    access: settle,
    params,
    query: z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') }),
    body: mergeRequestSchema,
    response: mergeOutcomeSchema,
  }),
};

export const mergeRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/merges',
    summary: 'Who was merged into a person',
    access: see,
    query: z.strictObject({ person: ulidSchema }),
    response: z.object({ items: z.array(personMergeSchema) }),
  }),
  undo: defineRoute({
    method: 'POST',
    path: '/api/v1/merges/:id/undo',
    summary: 'Make two people of one again; what was added since stays with the one who went on',
    access: settle,
    params,
    response: z.object({ fromId: ulidSchema, intoId: ulidSchema }),
  }),
};
