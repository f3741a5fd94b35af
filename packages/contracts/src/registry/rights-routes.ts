import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import {
  dataPurposeSchema,
  newRightsRequestSchema,
  personCopySchema,
  rightsAnswerSchema,
  rightsRequestSchema,
  rightsRequestStateSchema,
} from './rights.js';

const access = { kind: 'permission', permission: corePermissions.rightsServe } as const;
const params = z.object({ id: ulidSchema });

export const rightsRoutes = {
  purposes: defineRoute({
    method: 'GET',
    path: '/api/v1/data-purposes',
    summary: 'What each group of residents’ data is for, on what basis, and who sees it',
    access: { kind: 'permission', permission: corePermissions.personRead },
    response: z.object({ items: z.array(dataPurposeSchema) }),
  }),
  request: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/rights-requests',
    summary: 'Take down what a resident asks about their data; a correction becomes a task, a consent ends at once',
    access,
    params,
    body: newRightsRequestSchema,
    response: rightsRequestSchema,
    status: 201,
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/rights-requests',
    summary: 'Requests of residents whom the caller serves: the open ones by what is due, the others newest first',
    access,
    query: z.strictObject({
      ...pageQueryShape,
      state: rightsRequestStateSchema.default('open'),
      person: ulidSchema.optional(),
    }),
    response: pageOf(rightsRequestSchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/rights-requests/:id',
    summary: 'One request',
    access,
    params,
    response: rightsRequestSchema,
  }),
  copy: defineRoute({
    method: 'POST',
    path: '/api/v1/rights-requests/:id/copy',
    summary:
      'The copy that a resident asked for, in the clear; each is audited, and may be made again on the day of the first',
    access,
    params,
    response: personCopySchema,
    reveals: true,
  }),
  answer: defineRoute({
    method: 'POST',
    path: '/api/v1/rights-requests/:id/answer',
    summary: 'Accept a correction, and make it, or refuse it with the reason',
    access,
    params,
    body: rightsAnswerSchema,
    response: rightsRequestSchema,
  }),
};
