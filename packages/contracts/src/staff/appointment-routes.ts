import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { appointmentSchema, basisSchema, newSecondmentSchema } from './appointment.js';
import { oneTimePasswordSchema } from './member.js';

const manage = { kind: 'permission', permission: corePermissions.staffManage } as const;
const administrators = { kind: 'permission', permission: corePermissions.administratorAppoint } as const;
const params = z.object({ id: ulidSchema });
const reasonSchema = z.string().trim().min(1).max(500);
const endBody = z.strictObject({
  /** The first day on which it no longer holds: today at the earliest, or the day on which it would begin. */
  validTo: calendarDateSchema,
  reason: reasonSchema,
});

export const appointmentRoutes = {
  end: defineRoute({
    method: 'POST',
    path: '/api/v1/appointments/:id/end',
    summary: 'End an appointment or a secondment; one that has not begun is withdrawn',
    access: manage,
    params,
    body: endBody,
    response: appointmentSchema,
  }),
  correct: defineRoute({
    method: 'PATCH',
    path: '/api/v1/appointments/:id',
    summary: 'Correct dates, kind or basis, or prolong it; what it said before stays in the history',
    access: manage,
    params,
    body: z.strictObject({
      /** Not of a secondment. */
      kind: z.enum(['regular', 'concurrent']).optional(),
      basis: basisSchema.optional(),
      validFrom: calendarDateSchema.optional(),
      /** Null: it has no end yet. */
      validTo: calendarDateSchema.nullable().optional(),
      reason: reasonSchema,
    }),
    response: appointmentSchema,
  }),
  second: defineRoute({
    method: 'POST',
    path: '/api/v1/appointments/:id/secondments',
    summary: 'Lend somebody from this post to another unit: the home unit keeps the post, the host gets the rights',
    access: manage,
    params,
    body: newSecondmentSchema,
    response: appointmentSchema,
    status: 201,
  }),
};

/** The three administrators: appointed by the security administrator and by nobody else. */
export const administratorRoutes = {
  appoint: defineRoute({
    method: 'POST',
    path: '/api/v1/administrators',
    summary: 'Make somebody the system, security or audit administrator of the district',
    access: administrators,
    body: z.strictObject({
      accountId: ulidSchema,
      role: z.enum(['systemAdministrator', 'securityAdministrator', 'auditAdministrator']),
      validFrom: calendarDateSchema,
      basis: basisSchema,
    }),
    response: appointmentSchema,
    status: 201,
    stepUp: true,
  }),
  end: defineRoute({
    method: 'POST',
    path: '/api/v1/administrators/:id/end',
    summary: 'End an administrator’s appointment; the last security administrator stays',
    access: administrators,
    params,
    body: endBody,
    response: appointmentSchema,
  }),
  resetPassword: defineRoute({
    method: 'POST',
    path: '/api/v1/administrators/:accountId/password-reset',
    summary: 'A new one-time password for an administrator; ends their sessions',
    access: administrators,
    params: z.object({ accountId: ulidSchema }),
    response: oneTimePasswordSchema,
    stepUp: true,
  }),
};
