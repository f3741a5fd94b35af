import { z } from 'zod';
import { unitReferenceSchema } from '../org/unit.js';
import { calendarDateSchema, instantSchema, jsonSchema, ulidSchema } from '../primitives.js';
import { actorSchema } from '../tasks/task.js';

/** Where an entry stands in its day's chain. */
export const auditLinkSchema = z
  .object({ day: calendarDateSchema, sequence: z.number().int().min(1), hash: z.string() })
  .meta({ id: 'AuditLink' });
export type AuditLink = z.infer<typeof auditLinkSchema>;

/** Who did what, when, from where, on whom, why. */
export const auditEntrySchema = z
  .object({
    id: ulidSchema,
    at: instantSchema,
    actor: actorSchema,
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
    unit: unitReferenceSchema.nullable(),
    address: z.string().nullable(),
    requestId: z.string().nullable(),
    reason: z.string().nullable(),
    details: z.record(z.string(), jsonSchema),
    /** Null for the moment until the entry is sealed. */
    link: auditLinkSchema.nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;
