import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { auditEntrySchema } from './entry.js';
import { auditVerificationSchema } from './verification.js';

/** Most rows that one export holds; a larger one is refused rather than cut. */
export const AUDIT_EXPORT_LIMIT = 100_000;
/** Most days that one request verifies; `yige audit verify` has no limit. */
export const AUDIT_VERIFICATION_DAYS = 31;

const access = { kind: 'permission', permission: corePermissions.auditRead } as const;

const auditFilterShape = {
  /** First and last day, in the platform's time zone; both included. */
  from: calendarDateSchema.optional(),
  to: calendarDateSchema.optional(),
  /** Account, plugin or `platform`. */
  actor: z
    .string()
    .regex(/^[\w:.-]{1,40}$/)
    .optional(),
  action: z
    .string()
    .regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
    .max(80)
    .optional(),
  /** `<kind>/<id>`, e.g. `person/01JD9ZK4T0ZV5B6RJ2T3Q4W5X6`. */
  subject: z
    .string()
    .regex(/^[a-z][A-Za-z]*\/[\w:.-]{1,60}$/)
    .optional(),
  /** A unit and all within it. */
  unit: ulidSchema.optional(),
  /** Beginning of the actor's name; or a whole id, address or request id. */
  q: z.string().trim().min(1).max(64).optional(),
};

export const auditFilterSchema = z.strictObject(auditFilterShape);
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const auditRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/audit',
    summary: 'Entries of the audit, newest first; that they were read is an entry itself',
    access,
    query: z.strictObject({ ...pageQueryShape, ...auditFilterShape }),
    response: pageOf(auditEntrySchema),
  }),
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/audit/export',
    summary: `Up to ${AUDIT_EXPORT_LIMIT} entries as CSV (RFC 4180, UTF-8); names no residents`,
    access,
    query: auditFilterSchema,
    response: z.string(),
    media: 'text/csv',
  }),
  verification: defineRoute({
    method: 'GET',
    path: '/api/v1/audit/verification',
    summary: 'Follows the chain of the days asked for (default: the last seven) and says what does not fit',
    access,
    query: z.strictObject({ from: calendarDateSchema.optional(), to: calendarDateSchema.optional() }),
    response: auditVerificationSchema,
  }),
};
