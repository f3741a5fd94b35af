import { z } from 'zod';
import { actReasonSchema } from '../access/routes.js';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import {
  departureKindSchema,
  newDepartureSchema,
  retentionSchema,
  sealedRecordSchema,
  sealedRecordSummarySchema,
} from './retention.js';

const open = { kind: 'permission', permission: corePermissions.sealedRecordOpen } as const;
const manage = { kind: 'permission', permission: corePermissions.retentionManage } as const;
const params = z.object({ id: ulidSchema });
const because = z.strictObject({ reason: actReasonSchema });

export const retentionRoutes = {
  depart: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/departure',
    summary: 'Record that somebody moved away for good or died: their relations end and the record is sealed',
    access: { kind: 'permission', permission: corePermissions.personManage },
    params,
    body: newDepartureSchema,
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/sealed-records',
    summary: 'Sealed records of the caller’s units, without saying whose',
    access: open,
    query: z.strictObject(pageQueryShape),
    response: pageOf(sealedRecordSummarySchema),
  }),
  find: defineRoute({
    method: 'POST',
    path: '/api/v1/sealed-records/find',
    summary: 'The sealed record of a whole ID number; null where there is none within the caller’s units',
    access: open,
    body: z.strictObject({ idNumber: z.string().trim().min(1).max(30), reason: actReasonSchema }),
    response: z.object({ record: sealedRecordSummarySchema.nullable() }),
  }),
  open: defineRoute({
    method: 'POST',
    path: '/api/v1/sealed-records/:id/open',
    summary: 'See whose record it is, numbers masked, for a reason that is recorded',
    access: open,
    params,
    body: because,
    response: sealedRecordSchema,
  }),
  unseal: defineRoute({
    method: 'POST',
    path: '/api/v1/sealed-records/:id/unseal',
    summary: 'Somebody came back: the record is as it was, served by the unit of before, without a home',
    access: open,
    params,
    body: because,
  }),
  hold: defineRoute({
    method: 'POST',
    path: '/api/v1/sealed-records/:id/holds',
    summary: 'Keep a record from being erased until a day',
    access: open,
    params,
    body: z.strictObject({ reason: actReasonSchema, until: calendarDateSchema }),
    response: sealedRecordSummarySchema,
    status: 201,
  }),
  liftHold: defineRoute({
    method: 'POST',
    path: '/api/v1/sealed-records/:id/holds/:holdId/lift',
    summary: 'Lift a hold before its day',
    access: open,
    params: z.object({ id: ulidSchema, holdId: ulidSchema }),
    body: because,
    response: sealedRecordSummarySchema,
  }),
  overview: defineRoute({
    method: 'GET',
    path: '/api/v1/retention',
    summary: 'How long records of people who left are kept, and how many fall due when',
    access: manage,
    response: z.object({ items: z.array(retentionSchema) }),
  }),
  change: defineRoute({
    method: 'PUT',
    path: '/api/v1/retention/:departure',
    summary: 'Keep records longer than the rule asks, within its bounds',
    access: manage,
    params: z.object({ departure: departureKindSchema }),
    body: z.strictObject({ years: z.number().int(), reason: actReasonSchema }),
    response: z.object({ items: z.array(retentionSchema) }),
    stepUp: true,
  }),
};
