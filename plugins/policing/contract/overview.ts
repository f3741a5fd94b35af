import { z } from 'zod';
import { disputeStateSchema, partySideSchema } from './disputes.js';
import { daySchema, idSchema } from './primitives.js';
import { homeCheckSchema, rentedHomeSchema } from './rented-homes.js';

/** How work stands; what the caller may not see is null. It names nobody. */
export const figuresSchema = z.object({
  disputes: z
    .object({
      /** Received, and nobody has decided whether it is mediated. */
      undecided: z.number().int(),
      overdue: z.number().int(),
      week: z.number().int(),
      later: z.number().int(),
      /** Agreements for which the parties can still ask the court. */
      confirmable: z.number().int(),
    })
    .nullable(),
  homes: z
    .object({
      overdue: z.number().int(),
      week: z.number().int(),
      /** Homes with something to settle. */
      withPoints: z.number().int(),
    })
    .nullable(),
});
export type Figures = z.infer<typeof figuresSchema>;

const shownHomeSchema = rentedHomeSchema
  .omit({ personId: true, person: true })
  .extend({ checks: z.array(homeCheckSchema) });
export type ShownHome = z.infer<typeof shownHomeSchema>;

/** What the panel of a household shows: null where its home is not in the register, or not the caller's to see. */
export const householdAnswerSchema = z.object({ home: shownHomeSchema.nullable() });

/** What the panel of a person shows; empty where there is nothing, or nothing for the caller. */
export const personAnswerSchema = z.object({
  home: shownHomeSchema.nullable(),
  disputes: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      side: partySideSchema,
      state: disputeStateSchema,
      receivedOn: daySchema,
    }),
  ),
});
