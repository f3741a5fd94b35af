import { z } from 'zod';
import { daySchema, faceSchema, pageShape, reasonSchema } from './common.js';

/** `waiting`: recorded, not certified yet; `replaced`: a correction stands in its place. */
export const recordStateSchema = z.enum(['waiting', 'certified', 'replaced']);

export const listHoursQuerySchema = z.strictObject({
  ...pageShape,
  state: recordStateSchema.exclude(['replaced']).default('waiting'),
});

export const MOST_MINUTES = 24 * 60;
export const minutesSchema = z.number().int().min(0).max(MOST_MINUTES);

/** What a record is about: a shift of an activity, or help at home. */
export const serviceSourceSchema = z.enum(['shift', 'errand']);
export type ServiceSource = z.infer<typeof serviceSourceSchema>;

/** A record of service (服务记录). */
export const serviceRecordSchema = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  person: faceSchema,
  what: z.string(),
  source: serviceSourceSchema,
  servedOn: daySchema,
  minutes: minutesSchema,
  state: recordStateSchema,
  recordedBy: z.string(),
  /** Why it was written down by hand, or why it replaces another one. */
  reason: z.string().nullable(),
  /** The minutes of the record that it replaces. */
  before: minutesSchema.nullable(),
  certifiedBy: z.string().nullable(),
});
export type ServiceRecord = z.infer<typeof serviceRecordSchema>;
export const serviceRecordPageSchema = z.object({ items: z.array(serviceRecordSchema), next: z.string().nullable() });

export const correctSchema = z.strictObject({ minutes: minutesSchema, reason: reasonSchema });

/** What a volunteer says is wrong with a record (更正申请). */
export const demandSchema = z.strictObject({ says: reasonSchema });
export const answerDemandSchema = z.strictObject({
  answer: reasonSchema,
  /** The right minutes; left out where the record stays as it is. */
  minutes: minutesSchema.optional(),
});
export const openDemandSchema = z.object({
  id: z.string(),
  says: z.string(),
  madeAt: z.iso.datetime(),
  record: serviceRecordSchema,
});
export type OpenDemand = z.infer<typeof openDemandSchema>;
export const openDemandsSchema = z.object({ items: z.array(openDemandSchema) });
