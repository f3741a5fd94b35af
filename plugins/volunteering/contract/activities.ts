import { z } from 'zod';
import {
  clockTimeSchema,
  daySchema,
  faceSchema,
  idSchema,
  pageShape,
  reasonSchema,
  serviceKindSchema,
} from './common.js';

export const activityStateSchema = z.enum(['draft', 'published', 'cancelled']);

export const listActivitiesQuerySchema = z.strictObject({
  ...pageShape,
  /** `coming`: not over yet, the next first; `past`: over, the latest first. */
  when: z.enum(['coming', 'past']).default('coming'),
});

export const MOST_PLACES = 200;
export const MOST_SHIFTS = 20;

export const newShiftSchema = z
  .strictObject({
    on: daySchema,
    from: clockTimeSchema,
    until: clockTimeSchema,
    places: z.number().int().min(1).max(MOST_PLACES),
  })
  .refine(({ from, until }) => from < until, {
    message: 'a shift ends after it begins, on the same day',
    path: ['until'],
  });
export type NewShift = z.infer<typeof newShiftSchema>;

export const planActivitySchema = z.strictObject({
  title: z.string().trim().min(2).max(40),
  kind: serviceKindSchema,
  place: z.string().trim().min(1).max(60),
  shifts: z.array(newShiftSchema).min(1).max(MOST_SHIFTS),
});
export type PlanActivity = z.infer<typeof planActivitySchema>;

export const shiftSchema = z.object({
  id: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  places: z.number().int(),
  taken: z.number().int(),
});
export type Shift = z.infer<typeof shiftSchema>;

export const activitySchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: serviceKindSchema,
  place: z.string(),
  state: activityStateSchema,
  cancelReason: z.string().nullable(),
  organiser: z.string(),
  shifts: z.array(shiftSchema),
});
export type Activity = z.infer<typeof activitySchema>;
export const activityPageSchema = z.object({ items: z.array(activitySchema), next: z.string().nullable() });

export const signUpStateSchema = z.enum(['signedUp', 'present', 'attended']);
export const signUpSchema = z.object({
  id: z.string(),
  shiftId: z.string(),
  personId: z.string(),
  person: faceSchema,
  state: signUpStateSchema,
  signedInAt: z.iso.datetime().nullable(),
  signedOutAt: z.iso.datetime().nullable(),
  /** Why it was written down by hand; null: by code, or not yet. */
  manualReason: z.string().nullable(),
});
export type SignUp = z.infer<typeof signUpSchema>;
export const activityDetailSchema = activitySchema.extend({ signUps: z.array(signUpSchema) });

export const newSignUpSchema = z.strictObject({ personId: idSchema });
export const codeEntrySchema = z.strictObject({ code: z.string().regex(/^\d{6}$/) });
export const shiftCodeSchema = z.object({ code: z.string(), validUntil: z.iso.datetime() });

/** Who was there without a code, written down by the organiser (补录), in the district's time zone on the shift's day. */
export const manualRecordSchema = z
  .strictObject({ from: clockTimeSchema, until: clockTimeSchema, reason: reasonSchema })
  .refine(({ from, until }) => from < until, { message: 'they left after they came', path: ['until'] });
export type ManualRecord = z.infer<typeof manualRecordSchema>;
