import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import { registryChangeSchema } from './history.js';
import {
  diaryAddendumSchema,
  diaryEntrySchema,
  householdSchema,
  newDiaryAddendumSchema,
  newDiaryEntrySchema,
} from './household.js';
import { sourceSchema } from './relation.js';

const params = z.object({ id: ulidSchema });

export const householdRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/households/:id',
    summary: 'A household with those of its members whom the caller may see',
    access: { kind: 'permission', permission: corePermissions.personRead },
    params,
    response: householdSchema,
  }),
  nameHead: defineRoute({
    method: 'PATCH',
    path: '/api/v1/households/:id',
    summary: 'Say who is the head of the household (户主)',
    access: { kind: 'permission', permission: corePermissions.personManage },
    params,
    body: z.strictObject({ headId: ulidSchema.nullable(), source: sourceSchema }),
    response: householdSchema,
  }),
  history: defineRoute({
    method: 'GET',
    path: '/api/v1/households/:id/history',
    summary: 'Every change of a household and its dwelling, the newest first',
    access: { kind: 'permission', permission: corePermissions.personRead },
    params,
    query: z.strictObject(pageQueryShape),
    response: pageOf(registryChangeSchema),
  }),
  diary: defineRoute({
    method: 'GET',
    path: '/api/v1/households/:id/diary',
    summary: 'The household’s diary, the newest visit first',
    access: { kind: 'permission', permission: corePermissions.diaryKeep },
    params,
    query: z.strictObject(pageQueryShape),
    response: pageOf(diaryEntrySchema),
  }),
  writeDiary: defineRoute({
    method: 'POST',
    path: '/api/v1/households/:id/diary',
    summary: 'Write an entry into the household’s diary',
    access: { kind: 'permission', permission: corePermissions.diaryKeep },
    params,
    body: newDiaryEntrySchema,
    response: diaryEntrySchema,
    status: 201,
  }),
  addToDiary: defineRoute({
    method: 'POST',
    path: '/api/v1/households/:id/diary/:entryId/addenda',
    summary: 'Put right or add to an entry of the household’s diary, which itself stays as it was written',
    access: { kind: 'permission', permission: corePermissions.diaryKeep },
    params: params.extend({ entryId: ulidSchema }),
    body: newDiaryAddendumSchema,
    response: diaryAddendumSchema,
    status: 201,
  }),
};
