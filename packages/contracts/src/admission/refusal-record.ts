import { z } from 'zod';
import { exportReasonSchema } from '../exports/reason.js';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { sheetFormatSchema } from '../imports/sheet-format.js';
import { unitReferenceSchema } from '../org/unit.js';
import { calendarDateSchema, instantSchema, type LocalizedText, ulidSchema } from '../primitives.js';
import { taskBulkResultSchema } from '../tasks/bulk.js';
import { admissionBureauSchema } from './admission.js';
import { type RefusalReason, refusalFilterShape, refusalReasonSchema } from './gate.js';

export const refusalReasonTitles: Record<RefusalReason, LocalizedText> = {
  notAdmitted: { 'zh-CN': '没有准入', en: 'Not admitted' },
  notUrgent: { 'zh-CN': '不是急事', en: 'Not urgent' },
  noFunds: { 'zh-CN': '没带经费', en: 'No money with it' },
  notOurDuty: { 'zh-CN': '不归社区办', en: 'Not a community’s duty' },
};

/** Most tasks that are refused in one call. */
export const REFUSE_LIMIT = 200;

/** 线下送来: work that came to a community beside the platform and was refused there, as the community recorded it. */
export const outsideRefusalSchema = z
  .object({
    id: ulidSchema,
    bureau: admissionBureauSchema,
    /** Null once the unit no longer exists. */
    unit: unitReferenceSchema.nullable(),
    what: z.string(),
    reason: refusalReasonSchema,
    /** The day on which it came. */
    cameOn: calendarDateSchema,
    /** Photos and papers that go with it. */
    papers: z.number().int(),
    by: z.object({ id: ulidSchema, name: z.string() }),
    at: instantSchema,
  })
  .meta({ id: 'OutsideRefusal' });
export type OutsideRefusal = z.infer<typeof outsideRefusalSchema>;

/** What stands on the record of a bureau: tasks that were refused, and what communities recorded by hand. */
export const refusalCountSchema = z
  .object({ bureau: admissionBureauSchema, refused: z.number().int(), byHand: z.number().int() })
  .meta({ id: 'RefusalCount' });
export type RefusalCount = z.infer<typeof refusalCountSchema>;

const read = { kind: 'permission', permission: corePermissions.admissionRead } as const;

export const refusalRecordRoutes = {
  refuseMany: defineRoute({
    method: 'POST',
    path: '/api/v1/tasks/refusals',
    summary: 'Refuse tasks that came to the community outside an admission, each by itself',
    access: { kind: 'permission', permission: corePermissions.taskRefuse },
    body: z.strictObject({
      taskIds: z
        .array(ulidSchema)
        .min(1)
        .max(REFUSE_LIMIT)
        .refine((ids) => new Set(ids).size === ids.length, { message: 'each task once' }),
      reason: refusalReasonSchema,
    }),
    response: taskBulkResultSchema,
    status: 200,
  }),
  counts: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/refusals/counts',
    summary: 'How much of each bureau communities of the caller’s units have refused, by the names of the plugins',
    access: read,
    query: z.strictObject({ unit: refusalFilterShape.unit }),
    response: z.object({
      items: z.array(refusalCountSchema),
      /** Bureaus whose work a community may record as refused. */
      bureaus: z.array(admissionBureauSchema),
    }),
  }),
  export: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/refusals/exports',
    summary: 'The refusals as a spreadsheet, those recorded by hand among them; the file says who made it and what for',
    access: read,
    body: z.strictObject({ ...refusalFilterShape, format: sheetFormatSchema, reason: exportReasonSchema }),
    response: z.file(),
    status: 200,
    media: 'application/octet-stream',
  }),
  outside: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/refusals/outside',
    summary: 'What communities of the caller’s units refused of work that came beside the platform, newest first',
    access: read,
    query: z.strictObject({ ...pageQueryShape, ...refusalFilterShape }),
    response: pageOf(outsideRefusalSchema),
  }),
  record: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/refusals/outside',
    summary: 'Record that a community refused work that came beside the platform',
    access: { kind: 'permission', permission: corePermissions.taskRefuse },
    body: z.strictObject({
      plugin: z.string().max(50),
      unitId: ulidSchema,
      /** What came: a form, a notice, a call; no names of residents. */
      what: z.string().trim().min(2).max(200),
      reason: refusalReasonSchema,
      cameOn: calendarDateSchema,
    }),
    response: outsideRefusalSchema,
    status: 201,
    idempotencyKey: 'required',
  }),
};
