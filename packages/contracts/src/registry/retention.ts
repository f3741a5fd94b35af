import { z } from 'zod';
import { aboutPerson, internal, sensitive } from '../access/field-class.js';
import { calendarDateSchema, instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { documentTypeSchema, sexSchema } from './person.js';
import { sourceSchema } from './relation.js';

/** How somebody left the registry: moved away for good (迁走) or died (去世). */
export const departureKindSchema = z.enum(['movedAway', 'deceased']).meta({ id: 'DepartureKind' });
export type DepartureKind = z.infer<typeof departureKindSchema>;

export const newDepartureSchema = z
  .strictObject({
    kind: departureKindSchema,
    /** The day on which they moved or died. */
    on: calendarDateSchema,
    source: sourceSchema,
  })
  .meta({ id: 'NewDeparture' });
export type NewDeparture = z.infer<typeof newDepartureSchema>;

/** What becomes of a sealed record in the end: nothing stays, or a line of statistics (year of birth, sex, unit). */
export const retentionOutcomeSchema = z.enum(['erased', 'anonymised']).meta({ id: 'RetentionOutcome' });

/** A record that must not be erased before a day, and why: a lawsuit, an inquiry. */
export const legalHoldSchema = z
  .object({
    id: ulidSchema,
    reason: z.string(),
    /** The last day on which it holds. */
    until: calendarDateSchema,
    placedAt: instantSchema,
    placedBy: z.string(),
  })
  .meta({ id: 'LegalHold' });
export type LegalHold = z.infer<typeof legalHoldSchema>;

/** A sealed record as its list shows it: who it is, only opening it tells. */
export const sealedRecordSummarySchema = z
  .object({
    personId: ulidSchema,
    departure: internal(departureKindSchema),
    departedOn: internal(calendarDateSchema),
    unitName: internal(z.string()),
    outcome: internal(retentionOutcomeSchema),
    /** From this day on it is erased, unless something holds it. */
    dueOn: internal(calendarDateSchema),
    holds: internal(z.array(legalHoldSchema)),
  })
  .meta({ id: 'SealedRecordSummary' });
export type SealedRecordSummary = z.infer<typeof sealedRecordSummarySchema>;

export const sealedRecordSchema = sealedRecordSummarySchema
  .extend({
    name: internal(z.string()),
    sex: internal(sexSchema),
    birthDate: internal(calendarDateSchema),
    documentType: internal(documentTypeSchema),
    idNumber: sensitive(z.string().nullable(), 'idNumber'),
    phone: sensitive(z.string().nullable(), 'phone'),
  })
  .meta({ id: 'SealedRecord', ...aboutPerson });
export type SealedRecord = z.infer<typeof sealedRecordSchema>;

/** How long records of one kind are kept, and how many fall due. */
export const retentionSchema = z
  .object({
    departure: departureKindSchema,
    outcome: retentionOutcomeSchema,
    /** Years after the departure; the rule's own figure is the least. */
    years: z.number().int(),
    least: z.number().int(),
    most: z.number().int(),
    source: localizedTextSchema,
    /** Facts of these classes keep the record longer, where somebody had one. */
    keptLonger: z.array(z.object({ factClass: z.string(), years: z.number().int(), source: localizedTextSchema })),
    /** Sealed records in all; due today, within 30 and 90 days and a year; and those of them that a hold keeps. */
    counts: z.object({
      sealed: z.number().int(),
      due: z.number().int(),
      within30Days: z.number().int(),
      within90Days: z.number().int(),
      withinYear: z.number().int(),
      held: z.number().int(),
    }),
  })
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof retentionSchema>;
