import { z } from 'zod';
import { admissionBureauSchema } from '../admission/admission.js';
import { admissionExceptionSchema } from '../admission/gate.js';
import { exportReasonSchema } from '../exports/reason.js';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { sheetFormatSchema } from '../imports/sheet-format.js';
import { localizedTextSchema, ulidSchema } from '../primitives.js';
import { factKindSchema } from '../registry/fact-kind.js';
import { taskSummarySchema, taskTypeNameSchema } from '../tasks/task.js';
import {
  dispatchAnswerSchema,
  dispatchPlanSchema,
  dispatchPreviewSchema,
  dispatchResultSchema,
  dispatchSchema,
  dispatchSummarySchema,
  dispatchUnitAnswersSchema,
} from './dispatch.js';

const access = { kind: 'permission', permission: corePermissions.taskDispatch } as const;
const params = z.object({ id: ulidSchema });

/** 派发: one kind of task to many units or residents in one call. */
export const dispatchRoutes = {
  types: defineRoute({
    method: 'GET',
    path: '/api/v1/dispatches/types',
    summary: 'Kinds of tasks that the caller may send, with the admissions in force under which they would go',
    access,
    response: z.object({
      items: z.array(
        z.object({
          type: taskTypeNameSchema,
          title: localizedTextSchema,
          bureau: admissionBureauSchema,
          admissions: z.array(
            z.object({ id: ulidSchema, name: z.string(), basisDocument: z.string(), validTo: z.iso.date() }),
          ),
          /** Urgent exceptions that last: it would go under one of them in its unit. */
          exceptions: z.array(admissionExceptionSchema.pick({ id: true, unit: true, reason: true, until: true })),
        }),
      ),
      /** Kinds of facts that a query for residents may ask for; whoever sends need not read residents. */
      residentFacts: z.array(factKindSchema.pick({ kind: true, title: true })),
    }),
  }),
  preview: defineRoute({
    method: 'POST',
    path: '/api/v1/dispatches/preview',
    summary: 'What a dispatch would mean for each community; nothing is sent',
    access,
    body: dispatchPlanSchema,
    response: dispatchPreviewSchema,
    status: 200,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/dispatches',
    summary: 'Send a kind of task to many units or residents, in the background',
    access,
    body: z.strictObject({
      plan: dispatchPlanSchema,
      /** Send to the others where the gate holds some back; else nothing is sent then (409). */
      withoutRefused: z.boolean(),
    }),
    response: dispatchSchema,
    status: 202,
    idempotencyKey: 'required',
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/dispatches',
    summary: 'Dispatches of the caller’s bureaus and communities, newest first',
    access,
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(dispatchSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/dispatches/:id',
    summary: 'One dispatch, with how far it is',
    access,
    params,
    response: dispatchSchema,
  }),
  stop: defineRoute({
    method: 'POST',
    path: '/api/v1/dispatches/:id/stop',
    summary: 'Send no more of it; what was sent stays',
    access,
    params,
    response: dispatchSchema,
  }),
  recall: defineRoute({
    method: 'POST',
    path: '/api/v1/dispatches/:id/recall',
    summary: 'Withdraw every task of it that nobody has submitted',
    access,
    params,
    body: z.strictObject({ reason: z.string().trim().min(4).max(500) }),
    response: dispatchSchema,
  }),
  results: defineRoute({
    method: 'GET',
    path: '/api/v1/dispatches/:id/results',
    summary: 'Who has and who hasn’t, by community in the order of division codes',
    access,
    params,
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(dispatchResultSchema),
  }),
  tasks: defineRoute({
    method: 'GET',
    path: '/api/v1/dispatches/:id/tasks',
    summary: 'Its tasks in one community',
    access,
    params,
    query: z.strictObject({ ...pageQueryShape, unit: ulidSchema }),
    response: pageOf(taskSummarySchema),
  }),
  answers: defineRoute({
    method: 'GET',
    path: '/api/v1/dispatches/:id/answers',
    summary: 'What was answered, gathered by field',
    access,
    params,
    response: z.object({ items: z.array(dispatchAnswerSchema) }),
  }),
  answersByUnit: defineRoute({
    method: 'GET',
    path: '/api/v1/dispatches/:id/answers/units',
    summary: 'What each community answered, of a dispatch to units only: small numbers would tell of residents (409)',
    access,
    params,
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(dispatchUnitAnswersSchema),
  }),
  export: defineRoute({
    method: 'POST',
    path: '/api/v1/dispatches/:id/exports',
    summary: 'The result matrix as a spreadsheet; the file says who made it, when and what for',
    access,
    params,
    body: z.strictObject({ format: sheetFormatSchema, reason: exportReasonSchema }),
    response: z.file(),
    status: 200,
    media: 'application/octet-stream',
  }),
};
