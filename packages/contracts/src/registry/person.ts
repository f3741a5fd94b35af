import { z } from 'zod';
import { aboutPerson, internal, sensitive } from '../access/field-class.js';
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
    name: internal(z.string()),
    sex: internal(sexSchema),
    birthDate: internal(calendarDateSchema),
    idNumber: sensitive(z.string().nullable(), 'idNumber'),
    phone: sensitive(z.string().nullable(), 'phone'),
    units: internal(unitPathSchema),
    unitName: internal(z.string()),
    door: internal(doorSchema.nullable()),
    /** How many people the registry knows behind this door; 1 is a person living alone (独居). */
    householdSize: internal(z.number().int().nullable()),
  })
  .meta({ id: 'PersonSummary', ...aboutPerson });
export type PersonSummary = z.infer<typeof personSummarySchema>;

export const householdMemberSchema = z
  .object({ id: ulidSchema, name: internal(z.string()), birthDate: internal(calendarDateSchema) })
  .meta({ id: 'HouseholdMember', ...aboutPerson });

export const personSchema = personSummarySchema
  .extend({ householdMembers: internal(z.array(householdMemberSchema)) })
  .meta({ id: 'Person', ...aboutPerson });
export type Person = z.infer<typeof personSchema>;
