import { z } from 'zod';
import { unitPathSchema } from '../org/unit.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';

export const sexSchema = z.enum(['female', 'male']).meta({ id: 'Sex' });
export type Sex = z.infer<typeof sexSchema>;

/** A door: building · entrance · dwelling (楼栋·单元·户室). `text` is the whole as people say it. */
export const doorSchema = z
  .object({
    householdId: ulidSchema,
    buildingId: ulidSchema,
    building: z.string(),
    entrance: z.string().nullable(),
    door: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Door' });
export type Door = z.infer<typeof doorSchema>;

/** A resident as lists show them. Numbers are masked: ID to its first and last character, phone 3 + 4. */
export const personSummarySchema = z
  .object({
    id: ulidSchema,
    name: z.string(),
    sex: sexSchema,
    birthDate: calendarDateSchema,
    idNumber: z.string().nullable(),
    phone: z.string().nullable(),
    units: unitPathSchema,
    unitName: z.string(),
    door: doorSchema.nullable(),
    /** How many people the registry knows behind this door; 1 is a person living alone (独居). */
    householdSize: z.number().int().nullable(),
  })
  .meta({ id: 'PersonSummary' });
export type PersonSummary = z.infer<typeof personSummarySchema>;

export const personSchema = personSummarySchema
  .extend({ householdMembers: z.array(z.object({ id: ulidSchema, name: z.string(), birthDate: calendarDateSchema })) })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;
