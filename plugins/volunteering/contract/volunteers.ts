import { z } from 'zod';
import { daySchema, faceSchema, idSchema, pageShape, serviceKindSchema } from './common.js';
import { helpLineSchema } from './help.js';

export const listVolunteersQuerySchema = z.strictObject({
  ...pageShape,
  kind: serviceKindSchema.optional(),
  /** `former`: those who left. */
  state: z.enum(['active', 'former']).default('active'),
});

const standingShape = {
  kinds: z.array(serviceKindSchema),
  enrolledOn: daySchema,
  leftOn: daySchema.nullable(),
  /** Certified. */
  minutes: z.number().int(),
  stars: z.number().int().min(0).max(5),
  /** Minutes that they may still call on (时间银行). */
  balance: z.number().int(),
};

export const volunteerSchema = z.object({ personId: z.string(), person: faceSchema, ...standingShape });
export type Volunteer = z.infer<typeof volunteerSchema>;
export const volunteerPageSchema = z.object({ items: z.array(volunteerSchema), next: z.string().nullable() });

export const enrolSchema = z.strictObject({
  personId: idSchema,
  kinds: z.array(serviceKindSchema).min(1).max(serviceKindSchema.options.length),
  /** The day on which they agreed that their service is recorded. */
  consentedOn: daySchema,
  /** Who agreed for somebody under 14 (监护人). */
  guardian: z.string().trim().min(1).max(50).optional(),
});
export type Enrol = z.infer<typeof enrolSchema>;

/** Residents to choose from, by the beginning of a name, its pinyin, a phone or a door. */
export const residentsQuerySchema = z.strictObject({
  q: z.string().trim().max(50).optional(),
  /** Only volunteers, or only those who are none. */
  are: z.enum(['volunteers', 'others', 'all']).default('all'),
});
export const residentsSchema = z.object({
  items: z.array(z.object({ personId: z.string(), person: faceSchema.unwrap() })),
});

/** One move of somebody's time bank, the newest first. */
export const bankMoveSchema = z.object({
  id: z.string(),
  kind: z.enum(['service', 'correction', 'calledOn', 'returned']),
  minutes: z.number().int(),
  at: z.iso.datetime(),
  by: z.string(),
});
export type BankMove = z.infer<typeof bankMoveSchema>;

/** What the panel on a household's page shows: its volunteers of today, and the latest help that came to the door. */
export const householdSummarySchema = z.object({
  volunteers: z.array(volunteerSchema),
  helped: z.array(helpLineSchema.extend({ personId: z.string(), person: faceSchema })),
});

const shiftLineSchema = z.object({
  id: z.string(),
  title: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});

/** What the panel on a person's page shows. */
export const personSummarySchema = z.object({
  /** Null for somebody who is no volunteer, or not the caller's to see. */
  volunteer: z
    .object({
      ...standingShape,
      nextShifts: z.array(shiftLineSchema),
      moves: z.array(bankMoveSchema),
      starRule: z.object({ source: z.string(), validFrom: daySchema }),
    })
    .nullable(),
  /** Help that they got, the latest. */
  helped: z.array(helpLineSchema),
});
