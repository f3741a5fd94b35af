import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, instantSchema, ulidSchema } from '../primitives.js';
import { endingSchema, factCorrectionSchema, newFactSchema } from './fact.js';
import { factKindSchema } from './fact-kind.js';
import { registryChangeSchema } from './history.js';
import { ageSchema, peopleFilterSchema } from './people-filter.js';
import {
  newPersonSchema,
  newPhoneSchema,
  PEOPLE_AT_ONCE,
  personCorrectionSchema,
  personSchema,
  personSummarySchema,
} from './person.js';
import { newRelationSchema, relationCorrectionSchema, sourceSchema } from './relation.js';

const access = { kind: 'permission', permission: corePermissions.personRead } as const;
const manage = { kind: 'permission', permission: corePermissions.personManage } as const;
const idsBody = z.strictObject({ ids: z.array(ulidSchema).min(1).max(PEOPLE_AT_ONCE) });
const params = z.object({ id: ulidSchema });
const relationParams = z.object({ id: ulidSchema, relationId: ulidSchema });
const factParams = z.object({ id: ulidSchema, factId: ulidSchema });
const phoneParams = z.object({ id: ulidSchema, phoneId: ulidSchema });

export const peopleRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/people',
    summary: 'Residents of the caller’s units: found by `q`, changed since a moment, or all by id',
    access,
    query: z
      .strictObject({
        ...pageQueryShape,
        /** Beginning of a name, its pinyin or initials; a whole phone or ID number; a door such as 3-2-501. */
        q: z.string().trim().min(1).max(50).optional(),
        unit: ulidSchema.optional(),
        /** Only people born on or before this day, e.g. elders. */
        bornBefore: calendarDateSchema.optional(),
        ...peopleFilterSchema.shape,
        ageFrom: z.coerce.number().pipe(ageSchema).optional(),
        ageTo: z.coerce.number().pipe(ageSchema).optional(),
        mismatch: z
          .literal('true')
          .transform(() => true as const)
          .optional(),
        /**
         * Only people changed at or after this moment, in the order of their changes. Changes become visible up to some
         * seconds after their moment: go back ten seconds before the last one you saw.
         */
        updatedSince: instantSchema.optional(),
      })
      .refine(({ q, updatedSince }) => q === undefined || updatedSince === undefined, {
        message: 'search or ask for changes, not both',
        path: ['updatedSince'],
      }),
    response: pageOf(personSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/people/:id',
    summary: 'One resident',
    access,
    params,
    response: personSchema,
  }),
  batch: defineRoute({
    method: 'POST',
    path: '/api/v1/people/batch',
    summary:
      'Up to 500 residents by id; those outside the caller’s scope are left out, for somebody merged the other comes',
    access,
    body: idsBody,
    response: z.object({
      items: z.array(personSummarySchema),
      /** Ids that were asked for and have become another person's, who is among the items. */
      merged: z.array(z.object({ fromId: ulidSchema, intoId: ulidSchema })),
    }),
  }),
  noteReads: defineRoute({
    method: 'POST',
    path: '/api/v1/people/reads',
    summary: 'For plugins: what the plugin keeps of these residents was read; each of them may ask by whom',
    access: { kind: 'session' },
    body: idsBody,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/people',
    summary: 'Register somebody who lives here',
    access: manage,
    body: newPersonSchema,
    response: personSchema,
    status: 201,
  }),
  correct: defineRoute({
    method: 'PATCH',
    path: '/api/v1/people/:id',
    summary: 'Correct name, document, aliases or phones',
    access: manage,
    params,
    body: personCorrectionSchema,
    response: personSchema,
  }),
  addPhone: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/phones',
    summary: 'Add a phone; the first one becomes the one that is called first',
    access: manage,
    params,
    body: newPhoneSchema,
    response: personSchema,
    status: 201,
  }),
  callFirst: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/phones/:phoneId/first',
    summary: 'Call this further phone first; the one that was becomes a further one',
    access: manage,
    params: phoneParams,
    body: z.strictObject({ source: sourceSchema }),
    response: personSchema,
  }),
  removePhone: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/phones/:phoneId/remove',
    summary: 'Remove a further phone',
    access: manage,
    params: phoneParams,
    body: z.strictObject({ source: sourceSchema }),
    response: personSchema,
  }),
  relate: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/relations',
    summary: 'Record a relation; it ends the one of its kind that held before (shares may be several)',
    access: manage,
    params,
    body: newRelationSchema,
    response: personSchema,
    status: 201,
  }),
  endRelation: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/relations/:relationId/end',
    summary: 'End a registration, residence or share; responsibility ends only by the next one',
    access: manage,
    params: relationParams,
    body: endingSchema,
    response: personSchema,
  }),
  correctRelation: defineRoute({
    method: 'PATCH',
    path: '/api/v1/people/:id/relations/:relationId',
    summary:
      'Correct a relation that holds: since when, its source, what it says; the one before it ends where it begins',
    access: manage,
    params: relationParams,
    body: relationCorrectionSchema,
    response: personSchema,
  }),
  reopenRelation: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/relations/:relationId/reopen',
    summary: 'Take back the end of a relation that was ended by mistake, while none of its kind holds',
    access: manage,
    params: relationParams,
    body: z.strictObject({ source: sourceSchema }),
    response: personSchema,
  }),
  recordFact: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/facts',
    summary: 'Record a fact of a class that the caller’s post may see; it ends the one of its kind that held before',
    access: manage,
    params,
    body: newFactSchema,
    response: personSchema,
    status: 201,
  }),
  endFact: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/facts/:factId/end',
    summary: 'End a fact',
    access: manage,
    params: factParams,
    body: endingSchema,
    response: personSchema,
  }),
  correctFact: defineRoute({
    method: 'PATCH',
    path: '/api/v1/people/:id/facts/:factId',
    summary: 'Correct a fact that holds: since when, its source, its value; the one before it ends where it begins',
    access: manage,
    params: factParams,
    body: factCorrectionSchema,
    response: personSchema,
  }),
  reopenFact: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/facts/:factId/reopen',
    summary: 'Take back the end of a fact that was ended by mistake, while none of its kind holds',
    access: manage,
    params: factParams,
    body: z.strictObject({ source: sourceSchema }),
    response: personSchema,
  }),
  history: defineRoute({
    method: 'GET',
    path: '/api/v1/people/:id/history',
    summary: 'Every change of a resident, the newest first',
    access,
    params,
    query: z.strictObject(pageQueryShape),
    response: pageOf(registryChangeSchema),
  }),
  factKinds: defineRoute({
    method: 'GET',
    path: '/api/v1/fact-kinds',
    summary: 'The kinds of facts that the caller may see and record, plugins’ own included',
    access,
    response: z.object({ items: z.array(factKindSchema) }),
  }),
};
