import { z } from 'zod';
import { calendarDateSchema, instantSchema } from '../primitives.js';

/**
 * What is wrong at a place of the chain.
 * - `changed`: the entry, or the hash before it, is not what was sealed
 * - `removed`: something was sealed here and is gone
 * - `inserted`: it was never sealed, or stands behind the end of its day
 * - `backdated`: it claims a time long before the one at which it came
 * - `rewritten`: the chain agrees with itself, but not with a head kept outside the database
 */
export const auditFindingKindSchema = z
  .enum(['changed', 'removed', 'inserted', 'backdated', 'rewritten'])
  .meta({ id: 'AuditFindingKind' });
export type AuditFindingKind = z.infer<typeof auditFindingKindSchema>;

export const auditFindingSchema = z
  .object({
    kind: auditFindingKindSchema,
    day: calendarDateSchema,
    /** Position in the day's chain; null where it never had one. */
    sequence: z.number().int().nullable(),
    entryId: z.string().nullable(),
  })
  .meta({ id: 'AuditFinding' });
export type AuditFinding = z.infer<typeof auditFindingSchema>;

export const auditVerificationSchema = z
  .object({
    state: z.enum(['intact', 'broken']),
    from: calendarDateSchema.nullable(),
    to: calendarDateSchema.nullable(),
    /** Days and entries whose chain was followed. */
    days: z.number().int(),
    entries: z.number().int(),
    /** Entries that await sealing; a second is usual. */
    unsealed: z.number().int(),
    /** Heads kept outside the database that were compared. */
    anchors: z.number().int(),
    findings: z.array(auditFindingSchema),
    verifiedAt: instantSchema,
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof auditVerificationSchema>;
