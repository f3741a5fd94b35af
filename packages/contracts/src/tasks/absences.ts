import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { staffPickSchema } from './handling.js';

const access = { kind: 'permission', permission: corePermissions.taskAct } as const;
const person = z.object({ id: ulidSchema, name: z.string() });

/** Days of one absence at most. */
export const ABSENCE_LONGEST = 366;

/** 出差、休假: days on which somebody is away and a deputy does their tasks. Why is nobody's business here. */
export const absenceSchema = z
  .object({
    id: ulidSchema,
    account: person,
    deputy: person,
    firstDay: calendarDateSchema,
    /** Included. */
    lastDay: calendarDateSchema,
    /** It lasts today. */
    current: z.boolean(),
  })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof absenceSchema>;

export const absenceRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/absences',
    summary:
      'Absences that last or are to come, of the caller or of one of their staff, and those in which they are deputy',
    access,
    query: z.strictObject({ account: ulidSchema.optional() }),
    response: z.object({ own: z.array(absenceSchema), asDeputy: z.array(absenceSchema) }),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/absences',
    summary: 'Be away for some days, or note it for one of one’s staff, with a deputy who may do the same work',
    access,
    body: z
      .strictObject({
        /** Default: the caller. */
        accountId: ulidSchema.optional(),
        deputyId: ulidSchema,
        firstDay: calendarDateSchema,
        lastDay: calendarDateSchema,
      })
      .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
        message: 'not before the first day',
        path: ['lastDay'],
      }),
    response: absenceSchema,
    status: 201,
  }),
  end: defineRoute({
    method: 'DELETE',
    path: '/api/v1/absences/:id',
    summary: 'Back again, or not away after all: ends an absence with yesterday, or calls it off',
    access,
    params: z.object({ id: ulidSchema }),
  }),
  deputies: defineRoute({
    method: 'GET',
    path: '/api/v1/absences/deputies',
    summary: 'Who may do everything that the caller, or one of their staff, does',
    access,
    query: z.strictObject({ account: ulidSchema.optional(), q: z.string().trim().min(1).max(50).optional() }),
    response: z.object({ items: z.array(staffPickSchema) }),
  }),
};
