import { z } from 'zod';
import { calendarDateSchema, ulidSchema } from '../primitives.js';

/** Highest completed education, coarse on purpose. */
export const educationSchema = z
  .enum(['secondary', 'vocational', 'college', 'bachelor', 'master', 'doctor'])
  .meta({ id: 'Education' });
export type Education = z.infer<typeof educationSchema>;

export const qualificationKindSchema = z
  .enum(['socialWorker', 'physician', 'nurse', 'mediator', 'psychologist', 'firstAid', 'fireSafety', 'other'])
  .meta({ id: 'QualificationKind' });
export type QualificationKind = z.infer<typeof qualificationKindSchema>;

const titleSchema = z.string().trim().min(1).max(100);

export const newQualificationSchema = z
  .strictObject({
    kind: qualificationKindSchema,
    /** As the certificate says it, e.g. 社会工作师（中级）. */
    title: titleSchema,
    number: z.string().trim().min(1).max(60).optional(),
    issuedOn: calendarDateSchema,
    /** The first day on which it no longer holds; without it, it does not expire. */
    validTo: calendarDateSchema.optional(),
  })
  .meta({ id: 'NewQualification' });
export type NewQualification = z.infer<typeof newQualificationSchema>;

export const qualificationSchema = z
  .object({
    id: ulidSchema,
    kind: qualificationKindSchema,
    title: z.string(),
    number: z.string().nullable(),
    issuedOn: calendarDateSchema,
    validTo: calendarDateSchema.nullable(),
    /** `expiring`: within 60 days. */
    state: z.enum(['valid', 'expiring', 'expired']),
  })
  .meta({ id: 'Qualification' });
export type Qualification = z.infer<typeof qualificationSchema>;

export const newTrainingSchema = z
  .strictObject({
    title: titleSchema,
    /** In half hours at the finest. */
    hours: z.number().multipleOf(0.5).min(0.5).max(1_000),
    completedOn: calendarDateSchema,
  })
  .meta({ id: 'NewTraining' });
export type NewTraining = z.infer<typeof newTrainingSchema>;

export const trainingSchema = z
  .object({ id: ulidSchema, title: z.string(), hours: z.number(), completedOn: calendarDateSchema })
  .meta({ id: 'Training' });
export type Training = z.infer<typeof trainingSchema>;
