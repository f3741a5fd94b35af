import { z } from 'zod';
import { unitReferenceSchema } from '../org/unit.js';
import { ulidSchema } from '../primitives.js';
import { appointmentSchema } from './appointment.js';

/** Posts of one community: what the norm wants against who is there. People, not appointments, are counted. */
export const vacancySchema = z
  .object({
    unit: unitReferenceSchema,
    code: z.string(),
    /** Posts by the staffing norm; null where no norm can be computed. */
    wanted: z.number().int().nullable(),
    /** People with a post of the community's own staff, those seconded away included. */
    filled: z.number().int(),
    secondedOut: z.number().int(),
    secondedIn: z.number().int(),
    /** Posts, and secondments to here, that end within 60 days. */
    endingSoon: z.number().int(),
    /** `wanted − filled`, at least 0; null without a norm. */
    vacant: z.number().int().nullable(),
  })
  .meta({ id: 'Vacancy' });
export type Vacancy = z.infer<typeof vacancySchema>;

/** A secondment with both its ends. */
export const secondmentSchema = z
  .object({
    account: z.object({ id: ulidSchema, displayName: z.string() }),
    home: appointmentSchema,
    host: appointmentSchema,
  })
  .meta({ id: 'Secondment' });
export type Secondment = z.infer<typeof secondmentSchema>;

/** Work of one person: a load, never a ranking. Confidential work is not counted. */
export const workloadSchema = z
  .object({
    account: z.object({ id: ulidSchema, displayName: z.string() }),
    posts: z.array(appointmentSchema.pick({ id: true, title: true, unit: true, community: true })),
    open: z.number().int(),
    /** Closed within the last 30 days. */
    closed: z.number().int(),
  })
  .meta({ id: 'Workload' });
export type Workload = z.infer<typeof workloadSchema>;
