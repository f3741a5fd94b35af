import { z } from 'zod';
import { internal } from '../access/field-class.js';
import { instantSchema, ulidSchema } from '../primitives.js';
import { doorSchema, personSummarySchema } from './person.js';

export const householdSchema = z
  .object({
    id: ulidSchema,
    door: internal(doorSchema),
    dwellingId: ulidSchema,
    vacant: z.boolean(),
    rented: z.boolean(),
    /** 户主; null where it is not known. */
    headId: ulidSchema.nullable(),
    unitName: z.string(),
    /** Those whom the caller may see. */
    members: z.array(personSummarySchema),
    actions: z.array(z.enum(['nameHead', 'flagDwelling', 'writeDiary'])),
  })
  .meta({ id: 'Household' });
export type Household = z.infer<typeof householdSchema>;

/** One entry of a household's diary (民情日记, R20). */
export const diaryEntrySchema = z
  .object({
    id: ulidSchema,
    text: z.string(),
    author: z.string(),
    /** When they were there, and when it was written down. */
    visitedAt: instantSchema,
    writtenAt: instantSchema,
  })
  .meta({ id: 'DiaryEntry' });
export type DiaryEntry = z.infer<typeof diaryEntrySchema>;

export const newDiaryEntrySchema = z
  .strictObject({ text: z.string().trim().min(1).max(2_000), visitedAt: instantSchema })
  .meta({ id: 'NewDiaryEntry' });
export type NewDiaryEntry = z.infer<typeof newDiaryEntrySchema>;
