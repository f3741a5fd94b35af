import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import {
  lineageUnitSchema,
  reorganisationPreviewSchema,
  reorganisationProposalSchema,
  reorganisationSchema,
  reorganisationStateSchema,
  reorganisationSummarySchema,
  unitLineageSchema,
  unitTodaySchema,
} from './reorganisation.js';

const propose = { kind: 'permission', permission: corePermissions.reorganisationPropose } as const;
const approve = { kind: 'permission', permission: corePermissions.reorganisationApprove } as const;
const read = { kind: 'permission', permission: corePermissions.orgUnitRead } as const;
const params = z.object({ id: ulidSchema });

export const reorganisationRoutes = {
  propose: defineRoute({
    method: 'POST',
    path: '/api/v1/org/reorganisations',
    summary: 'Propose a reorganisation; with `dryRun` only what it would change and what needs a decision',
    access: propose,
    query: z.strictObject({ dryRun: z.stringbool().default(false) }),
    body: reorganisationProposalSchema,
    response: z.object({
      preview: reorganisationPreviewSchema,
      /** Null after a dry run. */
      reorganisation: reorganisationSchema.nullable(),
    }),
    idempotencyKey: 'optional',
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/org/reorganisations',
    summary: 'Reorganisations that the caller may propose or approve, newest first',
    access: read,
    query: z.strictObject({ ...pageQueryShape, state: reorganisationStateSchema.optional() }),
    response: pageOf(reorganisationSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/org/reorganisations/:id',
    summary: 'One reorganisation with its consequences',
    access: read,
    params,
    response: reorganisationSchema,
  }),
  approve: defineRoute({
    method: 'POST',
    path: '/api/v1/org/reorganisations/:id/approve',
    summary: 'Approve it; the account that proposed it may not',
    access: approve,
    params,
    body: z.strictObject({ note: z.string().trim().max(500).optional() }),
    response: reorganisationSchema,
  }),
  reject: defineRoute({
    method: 'POST',
    path: '/api/v1/org/reorganisations/:id/reject',
    summary: 'Reject it with a reason',
    access: approve,
    params,
    body: z.strictObject({ note: z.string().trim().min(1).max(500) }),
    response: reorganisationSchema,
  }),
  withdraw: defineRoute({
    method: 'POST',
    path: '/api/v1/org/reorganisations/:id/withdraw',
    summary: 'Withdraw it before its day',
    access: propose,
    params,
    body: z.strictObject({ note: z.string().trim().max(500).optional() }),
    response: reorganisationSchema,
  }),
  lineage: defineRoute({
    method: 'GET',
    path: '/api/v1/org/units/:id/lineage',
    summary: 'Which units it came from and what it became, through all rounds',
    access: read,
    params,
    response: unitLineageSchema,
  }),
  successors: defineRoute({
    method: 'GET',
    path: '/api/v1/org/units/:id/successors',
    summary: 'The units of today that go on from this one as it was on a day',
    access: read,
    params,
    query: z.strictObject({ asOf: calendarDateSchema.optional() }),
    response: z.object({ items: z.array(lineageUnitSchema) }),
  }),
  paths: defineRoute({
    method: 'POST',
    path: '/api/v1/org/units/paths',
    summary: 'Where up to 500 units of any time stand today: what keeps ids of units follows reorganisations by this',
    access: read,
    body: z.strictObject({ ids: z.array(ulidSchema).min(1).max(500) }),
    response: z.object({ items: z.array(unitTodaySchema) }),
    status: 200,
  }),
};
