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

/** What was put right or added under an entry of a diary (补充更正), which itself is never changed. */
export const diaryAddendumSchema = z
  .object({ id: ulidSchema, text: z.string(), author: z.string(), writtenAt: instantSchema })
  .meta({ id: 'DiaryAddendum' });
export type DiaryAddendum = z.infer<typeof diaryAddendumSchema>;

/** One entry of a household's diary (民情日记, R20). */
export const diaryEntrySchema = z
  .object({
    id: ulidSchema,
    text: z.string(),
    author: z.string(),
    /** When they were there, and when it was written down. */
    visitedAt: instantSchema,
    writtenAt: instantSchema,
    /** In the order in which they were written. */
    addenda: z.array(diaryAddendumSchema),
  })
  .meta({ id: 'DiaryEntry' });
export type DiaryEntry = z.infer<typeof diaryEntrySchema>;

const diaryTextSchema = z.string().trim().min(1).max(2_000);

export const newDiaryEntrySchema = z
  .strictObject({ text: diaryTextSchema, visitedAt: instantSchema })
  .meta({ id: 'NewDiaryEntry' });
export type NewDiaryEntry = z.infer<typeof newDiaryEntrySchema>;

export const newDiaryAddendumSchema = z.strictObject({ text: diaryTextSchema }).meta({ id: 'NewDiaryAddendum' });
