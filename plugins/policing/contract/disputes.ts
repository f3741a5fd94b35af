import { z } from 'zod';
import { daySchema, idSchema, pageQueryShape, words } from './primitives.js';
import { agreementFormSchema, newStepKindSchema, stepDetailSchema, stepKindSchema } from './steps.js';

/** What server and web part agree on about disputes (纠纷). */

export const disputeStateSchema = z.enum([
  ...['received', 'refused', 'accepted', 'mediating', 'agreed'],
  ...['failed', 'withdrawn', 'visited', 'closed'],
] as const);
export type DisputeState = z.infer<typeof disputeStateSchema>;

/** Nothing more is done with it. */
export function isOver(state: DisputeState): boolean {
  return state === 'refused' || state === 'closed';
}

/** The sixteen of the mediation statistics; their titles stand in `rules/dispute-categories.ts`. */
export const disputeCategorySchema = z.enum([
  'family',
  'neighbours',
  'housing',
  'contract',
  'business',
  'damages',
  'forestAndLand',
  'expropriation',
  'labour',
  'familyPlanning',
  'villageAffairs',
  'environment',
  'traffic',
  'medical',
  'propertyManagement',
  'other',
]);
export type DisputeCategory = z.infer<typeof disputeCategorySchema>;

/** How a dispute came: asked for by a party, found by the committee, or handed over by somebody who may. */
export const disputeSourceSchema = z.enum([
  'partyRequest',
  'committeeFound',
  'policeReferral',
  'courtEntrusted',
  'organTransfer',
]);
export type DisputeSource = z.infer<typeof disputeSourceSchema>;

/** Who has accepted the dispute already (已受理). */
export const pendingWithSchema = z.enum(['nobody', 'court', 'police', 'otherOrgan']);
export type PendingWith = z.infer<typeof pendingWithSchema>;

export const outcomeSchema = z.enum(['agreed', 'failed', 'withdrawn', 'refused']);
export type Outcome = z.infer<typeof outcomeSchema>;

export const partySideSchema = z.enum(['applicant', 'respondent']);
export type PartySide = z.infer<typeof partySideSchema>;

const side = { side: partySideSchema };
/** A resident by their id, or somebody from outside as they say who they are. */
export const newPartySchema = z.union([
  z.strictObject({ ...side, personId: idSchema }),
  z.strictObject({
    ...side,
    name: words(50),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[0-9][0-9 -]{4,19}$/)
      .optional(),
  }),
]);
export type NewParty = z.infer<typeof newPartySchema>;

export const newDisputeSchema = z
  .strictObject({
    category: disputeCategorySchema,
    source: disputeSourceSchema,
    pendingWith: pendingWithSchema,
    /** What it is about: sensitive, it never leaves the file. */
    subject: words(2000),
    parties: z.array(newPartySchema).min(2).max(10),
  })
  .refine(({ parties }) => partySideSchema.options.every((each) => parties.some((party) => party.side === each)), {
    message: 'a dispute has somebody on either side',
    path: ['parties'],
  });
export type NewDispute = z.infer<typeof newDisputeSchema>;

export const createdDisputeSchema = z.object({ id: idSchema, number: z.string() });

const partySchema = z.object({
  id: idSchema,
  side: partySideSchema,
  /** Of a resident. */
  personId: idSchema.nullable(),
  /** Null for somebody whose data were erased. */
  name: z.string().nullable(),
  door: z.string().nullable(),
  /** Of somebody from outside; masked for whoever does not keep the file. */
  phone: z.string().nullable(),
});
export type Party = z.infer<typeof partySchema>;

export const disputeSummarySchema = z.object({
  id: idSchema,
  /** `2026-0012`: the committee's twelfth of the year. */
  number: z.string(),
  category: disputeCategorySchema,
  source: disputeSourceSchema,
  state: disputeStateSchema,
  /** Null: not settled yet. */
  outcome: outcomeSchema.nullable(),
  receivedOn: daySchema,
  /** By when it is to be settled, or visited again; null while no clock runs. */
  nextDueOn: daySchema.nullable(),
  parties: z.array(partySchema.pick({ side: true, name: true })),
});
export type DisputeSummary = z.infer<typeof disputeSummarySchema>;
export const disputePageSchema = z.object({ items: z.array(disputeSummarySchema), next: z.string().nullable() });

export const listDisputesQuerySchema = z.strictObject({
  ...pageQueryShape,
  state: disputeStateSchema.optional(),
  category: disputeCategorySchema.optional(),
  /** `week`: within seven days. */
  due: z.enum(['overdue', 'week']).optional(),
});

export const confirmationSchema = z.enum(['asked', 'confirmed', 'declined']);
export type Confirmation = z.infer<typeof confirmationSchema>;

const disputeStepSchema = z.object({
  id: idSchema,
  kind: stepKindSchema,
  on: daySchema,
  recordedAt: z.iso.datetime(),
  by: z.string(),
  /** What was written down with it; null where it was erased. */
  detail: stepDetailSchema.nullable(),
});
export type DisputeStep = z.infer<typeof disputeStepSchema>;

export const disputeSchema = disputeSummarySchema.omit({ parties: true }).extend({
  /** Raised by each change: whoever acts says which they saw. */
  version: z.number().int(),
  subject: z.string(),
  pendingWith: pendingWithSchema,
  acceptedOn: daySchema.nullable(),
  dueOn: daySchema.nullable(),
  extended: z.boolean(),
  settledOn: daySchema.nullable(),
  agreement: z
    .object({
      form: agreementFormSchema,
      effectiveOn: daySchema,
      /** The last day for asking the court together. */
      confirmationDueOn: daySchema,
      confirmation: confirmationSchema.nullable(),
    })
    .nullable(),
  mediator: z.string().nullable(),
  parties: z.array(partySchema),
  /** Police officers who see this file, because they referred it or joined. */
  officers: z.array(z.object({ name: z.string(), how: z.enum(['referred', 'joined']) })),
  /** The newest last. */
  steps: z.array(disputeStepSchema),
  /** What the caller may do with it now. */
  possible: z.array(newStepKindSchema),
  /** Whether the caller is of the committee that keeps it. */
  mayKeep: z.boolean(),
});
export type Dispute = z.infer<typeof disputeSchema>;

/** Whole name of a resident whom a party says that they are. */
export const findResidentsQuerySchema = z.strictObject({ name: words(50).min(2) });
export const foundResidentsSchema = z.object({
  items: z.array(z.object({ personId: idSchema, name: z.string(), door: z.string().nullable() })),
});

export const invitationSchema = z.object({ code: z.string(), expiresAt: z.iso.datetime() });
export const joinSchema = z.strictObject({ code: z.string().trim().toUpperCase().min(8).max(12) });
